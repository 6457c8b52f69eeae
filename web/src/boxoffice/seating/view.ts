// Where the map lies under the window: css = map × scale + offset. Pure.
import type { Box } from './hall.ts';

export interface View {
    /** CSS pixels per centimetre. */
    readonly scale: number;
    readonly x: number;
    readonly y: number;
}

export interface Size {
    readonly width: number;
    readonly height: number;
}

const margin = 12;
const slack = 0.3;

export function fit(box: Box, size: Size): View {
    const width = Math.max(1, size.width - 2 * margin);
    const height = Math.max(1, size.height - 2 * margin);
    const scale = Math.min(width / (box.right - box.left), height / (box.bottom - box.top));
    return {
        scale,
        x: (size.width - (box.left + box.right) * scale) / 2,
        y: (size.height - (box.top + box.bottom) * scale) / 2,
    };
}

/** The point under the fingers stays under them. */
export function zoomAt(view: View, factor: number, x: number, y: number, least: number, most: number): View {
    const scale = Math.min(most, Math.max(least, view.scale * factor));
    const by = scale / view.scale;
    return { scale, x: x - (x - view.x) * by, y: y - (y - view.y) * by };
}

/** The map never leaves the window; where it is smaller than the window it stays in its middle. */
export function keepInside(view: View, box: Box, size: Size): View {
    const along = (offset: number, from: number, to: number, room: number) => {
        const start = from * view.scale;
        const end = to * view.scale;
        if (end - start <= room - 2 * margin) return (room - start - end) / 2;
        // Some way beyond its edge: no seat stays below a button in the corner.
        return Math.min(room * slack - start, Math.max(room * (1 - slack) - end, offset));
    };
    return {
        scale: view.scale,
        x: along(view.x, box.left, box.right, size.width),
        y: along(view.y, box.top, box.bottom, size.height),
    };
}

export function seen(view: View, size: Size): Box {
    return {
        left: -view.x / view.scale,
        top: -view.y / view.scale,
        right: (size.width - view.x) / view.scale,
        bottom: (size.height - view.y) / view.scale,
    };
}

/** Moves as little as needed for a point of the map to be well in the window. */
export function reveal(view: View, x: number, y: number, size: Size): View {
    const edge = Math.min(60, size.width / 4, size.height / 4);
    const move = (at: number, room: number) => (at < edge ? edge - at : at > room - edge ? room - edge - at : 0);
    return {
        scale: view.scale,
        x: view.x + move(x * view.scale + view.x, size.width),
        y: view.y + move(y * view.scale + view.y, size.height),
    };
}
