// The stamps of one hall at one size: each look, category and kind is drawn once.
import type { Hall } from './hall.ts';
import { lookCount, planLooks } from './looks.ts';
import type { Palette } from './palette.ts';
import { colourOf, drawSeat } from './stamps.ts';

export class StampBook {
    readonly #hall: Hall;
    readonly #stamps = new Map<number, HTMLCanvasElement>();
    #size = 0;
    #dpr = 1;
    #palette: Palette | null = null;

    constructor(hall: Hall) {
        this.#hall = hall;
    }

    prepare(size: number, dpr: number, palette: Palette): void {
        if (size === this.#size && dpr === this.#dpr && palette === this.#palette) return;
        this.#stamps.clear();
        this.#size = size;
        this.#dpr = dpr;
        this.#palette = palette;
    }

    of(seat: number, look: number): HTMLCanvasElement {
        const category = this.#hall.category[seat]!;
        const kind = this.#hall.kind[seat]!;
        const restricted = this.#hall.restricted[seat]!;
        const key = ((category * lookCount + look) * 3 + kind) * 2 + restricted;
        const known = this.#stamps.get(key);
        if (known) return known;
        const stamp = this.#draw(look, category, kind, restricted === 1);
        this.#stamps.set(key, stamp);
        return stamp;
    }

    #draw(look: number, category: number, kind: number, restricted: boolean): HTMLCanvasElement {
        const palette = this.#palette!;
        const stamp = document.createElement('canvas');
        stamp.width = stamp.height = Math.ceil(this.#size * this.#dpr);
        const pen = stamp.getContext('2d')!;
        pen.scale(this.#dpr, this.#dpr);
        pen.translate(stamp.width / 2 / this.#dpr, stamp.height / 2 / this.#dpr);
        const { categories } = this.#hall.map;
        const colour = categories[category]?.colour;
        // One category needs no telling apart.
        const drawn = look === planLooks.drawn;
        const ring = !drawn && categories.length > 1 && colour ? palette.categories[colour] : null;
        const fill = drawn && colour ? palette.categories[colour] : colourOf(look, palette);
        drawSeat(pen, this.#size, { look, fill, ring, kind, restricted }, palette);
        return stamp;
    }
}
