// Where one is in a large hall: all seats as dots and a frame around what the window shows. The frame
// follows the map. The dots are drawn anew every two seconds at most, some in each frame and out of
// sight: twenty thousand at once would make the map miss a frame.
import type { Hall } from './hall.ts';
import type { Palette } from './palette.ts';
import { colourOf } from './stamps.ts';
import { fit, seen, type Size, type View } from './view.ts';

const widthPx = 132;
const mostHighPx = 110;
const dotsEveryMs = 2000;
const dotsAFrame = 2000;

type Pen = CanvasRenderingContext2D;

/** Dots of one floor; those before `next` are drawn. */
interface Dots {
    readonly pen: Pen;
    readonly floor: number;
    readonly palette: Palette;
    readonly view: View;
    readonly size: Size;
    next: number;
}

export class MiniMap {
    /** Seats changed since the dots were drawn. */
    stale = true;
    readonly #pen: Pen;
    readonly #hall: Hall;
    readonly #looks: Uint8Array;
    #dots: Dots | null = null;
    #coming: Dots | null = null;
    #drawnAtMs = 0;
    /** What the frame shows. */
    #framed: View | null = null;

    constructor(canvas: HTMLCanvasElement, hall: Hall, shown: Uint8Array) {
        this.#pen = canvas.getContext('2d', { alpha: false })!;
        this.#hall = hall;
        this.#looks = shown;
    }

    paint(floor: number, view: View, window: Size, palette: Palette): void {
        const before = this.#dots;
        if (before === null || before.floor !== floor || before.palette !== palette) {
            this.#coming = this.#blank(floor, palette);
            this.#drawSome(this.#coming, this.#hall.count);
        } else if (this.#coming === null && this.stale && performance.now() - this.#drawnAtMs > dotsEveryMs) {
            this.#coming = this.#blank(floor, palette);
        } else if (this.#coming !== null) this.#drawSome(this.#coming, dotsAFrame);
        if (this.#dots !== before || this.#framed !== view) this.#show(this.#dots!, view, window);
    }

    #show({ pen: dots, view: small, size, palette }: Dots, view: View, window: Size): void {
        const pen = this.#pen;
        const { canvas } = pen;
        if (canvas.height !== size.height * 2 || canvas.width !== size.width * 2) {
            canvas.width = size.width * 2;
            canvas.height = size.height * 2;
            canvas.style.inlineSize = `${size.width}px`;
            canvas.style.blockSize = `${size.height}px`;
        }
        pen.setTransform(1, 0, 0, 1, 0, 0);
        pen.drawImage(dots.canvas, 0, 0);
        pen.scale(2, 2);
        const shown = seen(view, window);
        pen.strokeStyle = palette.ink;
        pen.lineWidth = 2;
        const x = Math.max(1, shown.left * small.scale + small.x);
        const y = Math.max(1, shown.top * small.scale + small.y);
        const right = Math.min(size.width - 1, shown.right * small.scale + small.x);
        const bottom = Math.min(size.height - 1, shown.bottom * small.scale + small.y);
        pen.strokeRect(x, y, right - x, bottom - y);
        this.#framed = view;
    }

    #blank(floor: number, palette: Palette): Dots {
        const box = this.#hall.bounds[floor]!;
        const ratio = (box.bottom - box.top) / (box.right - box.left);
        const size = { width: widthPx, height: Math.round(Math.min(mostHighPx, Math.max(40, widthPx * ratio))) };
        const canvas = document.createElement('canvas');
        canvas.width = size.width * 2;
        canvas.height = size.height * 2;
        const pen = canvas.getContext('2d', { alpha: false })!;
        pen.fillStyle = palette.ground;
        pen.fillRect(0, 0, canvas.width, canvas.height);
        pen.scale(2, 2);
        // What changes from now on may be drawn too late for these.
        this.stale = false;
        return { pen, floor, palette, view: fit(box, size), size, next: 0 };
    }

    #drawSome(dots: Dots, count: number): void {
        const { pen, floor, palette, view } = dots;
        const side = Math.max(0.75, this.#hall.pitch * view.scale * 0.8);
        const end = Math.min(this.#hall.count, dots.next + count);
        let colour = '';
        for (let seat = dots.next; seat < end; seat += 1) {
            if (this.#hall.floor[seat] !== floor) continue;
            const next = colourOf(this.#looks[seat]!, palette);
            if (next !== colour) pen.fillStyle = colour = next;
            pen.fillRect(this.#hall.x[seat]! * view.scale + view.x - side / 2, this.#hall.y[seat]! * view.scale + view.y - side / 2, side, side);
        }
        dots.next = end;
        if (end < this.#hall.count) return;
        this.#dots = dots;
        this.#coming = null;
        this.#drawnAtMs = performance.now();
    }
}
