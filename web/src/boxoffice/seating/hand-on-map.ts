// What a hand on the map means: this seat, this row, this rectangle, this area, nearer.
import { alongRow, inBox } from './finding-seats.ts';
import type { Hand } from './gestures.ts';
import { areasOn, type Hall } from './hall.ts';
import type { Painter } from './painter.ts';
import { zoomAt } from './view.ts';

/** A tap takes the nearest seat this far away: targets of 44 pixels, however small the seats. */
const reachPx = 22;
/** Smaller seats are not hit but brought nearer, to this size. */
const tappablePx = 7;
export const nearPx = 20;

/** The rectangle being drawn, in CSS pixels. */
export interface Rubber {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

interface Wishes {
    floor: () => number;
    draws: () => 'row' | 'box';
    canDraw: (seat: number) => boolean;
    drawn: (seats: readonly number[], over: boolean) => void;
    rubber: (drawn: Rubber | null) => void;
    area: (key: string) => void;
    seat: (seat: number) => void;
}

export function handOn(painter: Painter, hall: Hall, wishes: Wishes): Hand {
    const onMap = (x: number, y: number) => {
        const { view } = painter;
        return [(x - view.x) / view.scale, (y - view.y) / view.scale] as const;
    };
    const seatAt = (x: number, y: number, px: number) => painter.grid.nearest(...onMap(x, y), px / painter.view.scale);
    const seatUnder = (x: number, y: number) => seatAt(x, y, painter.seatSize * 0.6);

    function drawBox(fromX: number, fromY: number, x: number, y: number, over: boolean) {
        const [left, right] = [Math.min(fromX, x), Math.max(fromX, x)];
        const [top, bottom] = [Math.min(fromY, y), Math.max(fromY, y)];
        wishes.rubber(over ? null : { x: left, y: top, width: right - left, height: bottom - top });
        const [a, b] = [onMap(left, top), onMap(right, bottom)];
        wishes.drawn(inBox(hall, painter.grid, { left: a[0], top: a[1], right: b[0], bottom: b[1] }), over);
    }

    return {
        canDraw(x, y) {
            if (wishes.draws() === 'box') return true;
            const seat = seatUnder(x, y);
            return painter.seatSize >= tappablePx && seat >= 0 && wishes.canDraw(seat);
        },
        drawn(fromX, fromY, x, y, over) {
            if (wishes.draws() === 'box') return drawBox(fromX, fromY, x, y, over);
            const from = seatUnder(fromX, fromY);
            if (from >= 0) wishes.drawn(alongRow(hall, from, ...onMap(x, y)), over);
        },
        undrawn() {
            wishes.rubber(null);
            wishes.drawn([], false);
        },
        tapped(x, y) {
            const seat = seatAt(x, y, reachPx);
            if (seat < 0) {
                const [mapX, mapY] = onMap(x, y);
                const area = areasOn(hall.map, wishes.floor()).find(
                    (one) => mapX >= one.x && mapX <= one.x + one.width && mapY >= one.y && mapY <= one.y + one.height,
                );
                return area ? wishes.area(area.key) : undefined;
            }
            if (painter.seatSize >= tappablePx) return wishes.seat(seat);
            painter.move(zoomAt(painter.view, nearPx / painter.seatSize, x, y, 0, painter.mostScale));
        },
        moved(byX, byY) {
            const { view } = painter;
            painter.move({ ...view, x: view.x + byX, y: view.y + byY });
        },
        zoomed(factor, x, y) {
            painter.move(zoomAt(painter.view, factor, x, y, painter.whole.scale, painter.mostScale));
        },
    };
}
