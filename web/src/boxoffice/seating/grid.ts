// Finds seats by place: a uniform grid over one floor. Building it for 20 000 seats takes about a
// millisecond, so every floor shown has its own.
import type { Box, Hall } from './hall.ts';

export class Grid {
    readonly #hall: Hall;
    readonly #box: Box;
    readonly #size: number;
    readonly #columns: number;
    readonly #lines: number;
    /** Seats sorted by cell; cell c holds `#seats[#from[c]]` to `#seats[#from[c + 1] − 1]`. */
    readonly #from: Uint32Array;
    readonly #seats: Uint32Array;

    constructor(hall: Hall, floor: number) {
        const box = hall.bounds[floor]!;
        this.#hall = hall;
        this.#box = box;
        this.#size = hall.pitch * 2;
        this.#columns = Math.max(1, Math.ceil((box.right - box.left) / this.#size) + 1);
        this.#lines = Math.max(1, Math.ceil((box.bottom - box.top) / this.#size) + 1);
        this.#from = new Uint32Array(this.#columns * this.#lines + 1);
        const cells = new Int32Array(hall.count).fill(-1);
        let count = 0;
        for (let seat = 0; seat < hall.count; seat += 1) {
            if (hall.floor[seat] !== floor) continue;
            const cell = this.#line(hall.y[seat]!) * this.#columns + this.#column(hall.x[seat]!);
            cells[seat] = cell;
            this.#from[cell + 1]! += 1;
            count += 1;
        }
        for (let cell = 1; cell < this.#from.length; cell += 1) this.#from[cell]! += this.#from[cell - 1]!;
        const next = this.#from.slice();
        this.#seats = new Uint32Array(count);
        for (let seat = 0; seat < hall.count; seat += 1) {
            const cell = cells[seat]!;
            if (cell >= 0) this.#seats[next[cell]!++] = seat;
        }
    }

    #column(x: number): number {
        return Math.min(this.#columns - 1, Math.max(0, Math.floor((x - this.#box.left) / this.#size)));
    }

    #line(y: number): number {
        return Math.min(this.#lines - 1, Math.max(0, Math.floor((y - this.#box.top) / this.#size)));
    }

    /** Seats in the box, and some just outside it: whole cells are given. */
    within(box: Box, give: (seat: number) => void): void {
        const first = this.#column(box.left);
        const last = this.#column(box.right);
        for (let line = this.#line(box.top), end = this.#line(box.bottom); line <= end; line += 1) {
            const from = this.#from[line * this.#columns + first]!;
            const to = this.#from[line * this.#columns + last + 1]!;
            for (let at = from; at < to; at += 1) give(this.#seats[at]!);
        }
    }

    /** The nearest seat at most `reach` centimetres away, or −1. */
    nearest(x: number, y: number, reach: number): number {
        let best = -1;
        let bestSquare = reach * reach;
        this.within({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }, (seat) => {
            const square = (this.#hall.x[seat]! - x) ** 2 + (this.#hall.y[seat]! - y) ** 2;
            if (square <= bestSquare) {
                best = seat;
                bestSquare = square;
            }
        });
        return best;
    }
}
