// A block of rows as a few figures, and the rows that follow from them. A single row is a block of
// one. Pure; centimetres, y away from the stage.
import type { MapRow, Point } from './drawing.ts';
import { rowNames, seatNumbers, type Naming, type Numbering } from './numbering.ts';

export interface Block {
    /** The middle of the front row. */
    readonly x: number;
    readonly y: number;
    readonly rows: number;
    /** In the front row. */
    readonly seats: number;
    /** How many more each row behind has. */
    readonly more: number;
    /** From seat to seat and from row to row. */
    readonly gap: number;
    readonly rowGap: number;
    /** How far the front row goes around the stage, in degrees; 0 is straight. */
    readonly curve: number;
    /** Extra room in the middle of every row. */
    readonly aisle: number;
    /** Turned clockwise, in degrees. */
    readonly angle: number;
    readonly numbering: Numbering;
    readonly naming: Naming;
    readonly section: string;
    readonly category: string;
}

export const limits = {
    rows: [1, 200],
    seats: [1, 500],
    more: [0, 10],
    gap: [30, 300],
    rowGap: [40, 500],
    curve: [0, 180],
    aisle: [0, 1000],
    angle: [-180, 180],
} as const;

export const usual: Omit<Block, 'x' | 'y' | 'section' | 'category'> = {
    rows: 10,
    seats: 20,
    more: 0,
    gap: 55,
    rowGap: 90,
    curve: 0,
    aisle: 0,
    angle: 0,
    numbering: { kind: 'all', from: 'left', start: 1 },
    naming: { kind: 'letters', from: 'front', start: 'A', skip: false },
};

function within(value: number, [least, most]: readonly [number, number], otherwise: number): number {
    return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : otherwise;
}

/** Figures as somebody typed them, brought into bounds. */
export function bounded(block: Block): Block {
    const figure = (name: keyof typeof limits) => within(block[name], limits[name], usual[name]);
    const whole = (name: keyof typeof limits) => Math.round(figure(name));
    return {
        ...block,
        x: Math.round(within(block.x, [-100_000, 100_000], 0)),
        y: Math.round(within(block.y, [-100_000, 100_000], 0)),
        rows: whole('rows'),
        seats: whole('seats'),
        more: whole('more'),
        gap: figure('gap'),
        rowGap: figure('rowGap'),
        curve: figure('curve'),
        aisle: figure('aisle'),
        angle: figure('angle'),
    };
}

export function seatsIn({ rows, seats, more }: Block): number {
    return rows * seats + (more * rows * (rows - 1)) / 2;
}

/** Where the seats of a row are, from left to right, before the block is turned and put in place. */
function spots(block: Block, row: number): Point[] {
    const { seats, more, gap, rowGap, curve, aisle } = block;
    const count = seats + more * row;
    const half = Math.ceil(count / 2);
    const along = (n: number) => (n - (count - 1) / 2) * gap + (aisle / 2) * (n < half ? -1 : 1);
    const all = Array.from({ length: count }, (_seat, n) => along(n));
    const length = (seats - 1) * gap + aisle;
    if (curve === 0 || length <= 0) return all.map((x) => ({ x, y: row * rowGap }));
    // Circles around one centre: every row keeps its distance from the one before.
    const front = length / ((curve * Math.PI) / 180);
    const radius = front + row * rowGap;
    return all.map((x) => ({ x: Math.sin(x / radius) * radius, y: Math.cos(x / radius) * radius - front }));
}

export function turned({ x, y }: Point, degrees: number, about: Point = { x: 0, y: 0 }): Point {
    const angle = (degrees * Math.PI) / 180;
    const [dx, dy] = [x - about.x, y - about.y];
    return { x: about.x + dx * Math.cos(angle) - dy * Math.sin(angle), y: about.y + dx * Math.sin(angle) + dy * Math.cos(angle) };
}

export function rowsOf(figures: Block): MapRow[] {
    const block = bounded(figures);
    const names = rowNames(block.naming, block.rows);
    return names.map((label, row) => {
        const places = spots(block, row);
        const numbers = seatNumbers(block.numbering, places.length);
        const seats = places.map((place, at) => {
            const { x, y } = turned(place, block.angle);
            return { number: numbers[at]!, x: Math.round(x + block.x), y: Math.round(y + block.y) };
        });
        return { section: block.section, label, category: block.category, seats };
    });
}

/** As many rows and seats as the rectangle holds, with the distances of `block`. */
export function blockIn(block: Block, from: Point, to: Point): Block {
    const width = Math.abs(to.x - from.x);
    const height = Math.abs(to.y - from.y);
    return bounded({
        ...block,
        angle: 0,
        x: (from.x + to.x) / 2,
        y: Math.min(from.y, to.y),
        seats: Math.floor(Math.max(0, width - block.aisle) / block.gap) + 1,
        rows: Math.floor(height / block.rowGap) + 1,
    });
}

/** One row from here to there; a hand that meant it level gets it level. */
export function rowBetween(block: Block, from: Point, to: Point): Block {
    const [left, right] = from.x <= to.x ? [from, to] : [to, from];
    const steep = (Math.atan2(right.y - left.y, right.x - left.x) * 180) / Math.PI;
    const level = Math.abs(steep) < 4;
    const length = level ? right.x - left.x : Math.hypot(right.x - left.x, right.y - left.y);
    const y = level ? from.y : (left.y + right.y) / 2;
    const seats = Math.floor(Math.max(0, length - block.aisle) / block.gap) + 1;
    return bounded({ ...block, rows: 1, seats, x: (left.x + right.x) / 2, y, angle: level ? 0 : Math.round(steep) });
}
