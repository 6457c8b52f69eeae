// Where one is in a large hall: all seats as dots and a frame around what the window shows. The dots
// are drawn anew every two seconds at most, the frame with every picture.
import type { Hall } from './hall.ts';
import type { Palette } from './palette.ts';
import { colourOf } from './stamps.ts';
import { fit, seen, type Size, type View } from './view.ts';

const widthPx = 132;
const mostHighPx = 110;
const dotsEveryMs = 2000;

export class MiniMap {
    /** Seats changed since the dots were drawn. */
    stale = true;
    readonly #pen: CanvasRenderingContext2D;
    readonly #dots: CanvasRenderingContext2D;
    readonly #hall: Hall;
    readonly #looks: Uint8Array;
    #drawn: { floor: number; palette: Palette; atMs: number } | null = null;

    constructor(canvas: HTMLCanvasElement, hall: Hall, shown: Uint8Array) {
        this.#pen = canvas.getContext('2d', { alpha: false })!;
        this.#dots = document.createElement('canvas').getContext('2d', { alpha: false })!;
        this.#hall = hall;
        this.#looks = shown;
    }

    paint(floor: number, view: View, window: Size, palette: Palette): void {
        const box = this.#hall.bounds[floor]!;
        const ratio = (box.bottom - box.top) / (box.right - box.left);
        const size = { width: widthPx, height: Math.round(Math.min(mostHighPx, Math.max(40, widthPx * ratio))) };
        const small = fit(box, size);
        const drawn = this.#drawn;
        const old = drawn === null || drawn.floor !== floor || drawn.palette !== palette;
        if (old || (this.stale && performance.now() - drawn.atMs > dotsEveryMs)) this.#paintDots(floor, small, size, palette);
        const pen = this.#pen;
        pen.setTransform(1, 0, 0, 1, 0, 0);
        pen.drawImage(this.#dots.canvas, 0, 0);
        pen.scale(2, 2);
        const shown = seen(view, window);
        pen.strokeStyle = palette.ink;
        pen.lineWidth = 2;
        const x = Math.max(1, shown.left * small.scale + small.x);
        const y = Math.max(1, shown.top * small.scale + small.y);
        const right = Math.min(size.width - 1, shown.right * small.scale + small.x);
        const bottom = Math.min(size.height - 1, shown.bottom * small.scale + small.y);
        pen.strokeRect(x, y, right - x, bottom - y);
    }

    #paintDots(floor: number, view: View, { width, height }: Size, palette: Palette): void {
        const { canvas } = this.#pen;
        canvas.width = this.#dots.canvas.width = width * 2;
        canvas.height = this.#dots.canvas.height = height * 2;
        canvas.style.inlineSize = `${width}px`;
        canvas.style.blockSize = `${height}px`;
        const pen = this.#dots;
        pen.fillStyle = palette.ground;
        pen.fillRect(0, 0, width * 2, height * 2);
        pen.scale(2, 2);
        const side = Math.max(0.75, this.#hall.pitch * view.scale * 0.8);
        let colour = '';
        for (let seat = 0; seat < this.#hall.count; seat += 1) {
            if (this.#hall.floor[seat] !== floor) continue;
            const next = colourOf(this.#looks[seat]!, palette);
            if (next !== colour) pen.fillStyle = colour = next;
            pen.fillRect(this.#hall.x[seat]! * view.scale + view.x - side / 2, this.#hall.y[seat]! * view.scale + view.y - side / 2, side, side);
        }
        this.#drawn = { floor, palette, atMs: performance.now() };
        this.stale = false;
    }
}
