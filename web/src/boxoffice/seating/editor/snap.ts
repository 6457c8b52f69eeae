// Where a hand that moves something probably wanted it: in line with what stands there already, else
// on the next mark of ten centimetres. Pure.
import type { SeatMap } from '../../../api/client.ts';
import { firstsOf, floorOf, type Drawing, type Point } from './drawing.ts';

export const markCm = 10;
const reachCm = 14;

export function onMark({ x, y }: Point): Point {
    return { x: Math.round(x / markCm) * markCm, y: Math.round(y / markCm) * markCm };
}

/** The columns and lines that seats which stay where they are stand in. */
export interface Guides {
    readonly xs: readonly number[];
    readonly ys: readonly number[];
}

export function guidesOf({ map, seats }: Drawing, floor: string): Guides {
    const chosen = new Set(seats);
    const firsts = firstsOf(map);
    const xs = new Set<number>();
    const ys = new Set<number>();
    map.rows.forEach((row, at) => {
        if (floorOf(map, row.section) !== floor) return;
        row.seats.forEach((seat, n) => {
            if (chosen.has(firsts[at]! + n)) return;
            xs.add(seat.x);
            ys.add(seat.y);
        });
    });
    return { xs: [...xs], ys: [...ys] };
}

function nearest(at: number, lines: readonly number[]): number | null {
    let best: number | null = null;
    for (const line of lines) {
        if (Math.abs(line - at) <= reachCm && (best === null || Math.abs(line - at) < Math.abs(best - at))) best = line;
    }
    return best;
}

/** How far to move so that `anchor`, moved by about this much, ends well. */
export function snapped(anchor: Point, byX: number, byY: number, { xs, ys }: Guides): Point {
    const along = (from: number, by: number, lines: readonly number[]) =>
        (nearest(from + by, lines) ?? Math.round((from + by) / markCm) * markCm) - from;
    return { x: along(anchor.x, byX, xs), y: along(anchor.y, byY, ys) };
}

/** Free ground for what is added without a hand on the map: below all there is on the floor. */
export function freePlace(map: SeatMap, floor: string, above = 200): Point {
    let bottom = -Infinity;
    for (const row of map.rows) if (floorOf(map, row.section) === floor) for (const { y } of row.seats) bottom = Math.max(bottom, y);
    for (const { y, height, section } of map.areas ?? []) if (floorOf(map, section) === floor) bottom = Math.max(bottom, y + height);
    for (const part of [...(map.tables ?? []), ...(map.shapes ?? [])]) if (part.floor === floor) bottom = Math.max(bottom, part.y + part.height);
    return { x: map.focal.x, y: Number.isFinite(bottom) ? bottom + above : 0 };
}
