// Which seats are meant: by arrow key, by drawing along a row, by drawing a rectangle. Pure.
import type { Grid } from './grid.ts';
import type { Box, Hall } from './hall.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const steps: Record<Direction, readonly [number, number]> = {
    left: [-1, 0],
    right: [1, 0],
    up: [0, -1],
    down: [0, 1],
};

/**
 * The seat one sees next in this direction, or the same one at the edge. By geometry and not by
 * number: rows are curved, numbers run odd and even, and tables have no rows at all.
 */
export function neighbour(hall: Hall, grid: Grid, seat: number, direction: Direction): number {
    const [stepX, stepY] = steps[direction];
    const fromX = hall.x[seat]!;
    const fromY = hall.y[seat]!;
    // Near seats first; over an aisle or a gap the view widens until the floor ends.
    for (const reach of [hall.pitch * 3, hall.pitch * 12, Infinity]) {
        let best = seat;
        let bestCost = Infinity;
        const box = { left: fromX - reach, top: fromY - reach, right: fromX + reach, bottom: fromY + reach };
        grid.within(box, (one) => {
            const x = hall.x[one]! - fromX;
            const y = hall.y[one]! - fromY;
            const along = x * stepX + y * stepY;
            const across = Math.abs(x * stepY) + Math.abs(y * stepX);
            if (along < hall.pitch * 0.3 || along > reach || across > along * 1.2) return;
            const cost = along + across * 2;
            if (cost < bestCost) {
                best = one;
                bestCost = cost;
            }
        });
        if (best !== seat) return best;
    }
    return seat;
}

/** First and last seat of a row, as seen: Home and End. */
export function rowEnd(hall: Hall, seat: number, end: 'left' | 'right'): number {
    const { first, count } = hall.rows[hall.row[seat]!]!;
    const last = first + count - 1;
    const leftFirst = hall.x[first]! <= hall.x[last]!;
    return leftFirst === (end === 'left') ? first : last;
}

/** Seats of the row of `from` up to the one nearest to a point, in the order drawn. */
export function alongRow(hall: Hall, from: number, x: number, y: number): number[] {
    const { first, count } = hall.rows[hall.row[from]!]!;
    let to = from;
    let best = Infinity;
    for (let seat = first; seat < first + count; seat += 1) {
        const square = (hall.x[seat]! - x) ** 2 + (hall.y[seat]! - y) ** 2;
        if (square < best) {
            best = square;
            to = seat;
        }
    }
    const step = to < from ? -1 : 1;
    return Array.from({ length: Math.abs(to - from) + 1 }, (_one, n) => from + n * step);
}

/** Seats whose middle lies in the box, in the order of their numbers. */
export function inBox(hall: Hall, grid: Grid, box: Box): number[] {
    const seats: number[] = [];
    grid.within(box, (seat) => {
        const x = hall.x[seat]!;
        const y = hall.y[seat]!;
        if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) seats.push(seat);
    });
    return seats.sort((a, b) => a - b);
}

/** "12–15, 18" of indices, with the words of one row. */
export function ranges(seats: readonly number[]): [number, number][] {
    const found: [number, number][] = [];
    for (const seat of [...seats].sort((a, b) => a - b)) {
        const last = found.at(-1);
        if (last && seat === last[1] + 1) last[1] = seat;
        else found.push([seat, seat]);
    }
    return found;
}
