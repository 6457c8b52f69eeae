// What is wrong with a map, before the server says it: the same rules as server/boxoffice/seating/
// seat_map.cpp, each with the seats or the part it is about. Grave ones would be refused; the others
// are worth a look. Pure.
import type { SeatMap } from '../../../api/client.ts';
import { firstsOf, floorOf, placeCount, seatCount, type MapRow, type PartRef } from './drawing.ts';

export interface Problem {
    readonly kind: 'empty' | 'seatTwice' | 'spotTwice' | 'numberMissing' | 'numberLong' | 'rowMissing' | 'rowLong' | 'tooClose' | 'tooMany' | 'tooLarge' | 'outside' | 'nameMissing';
    readonly grave: boolean;
    /** What is named in the sentence. */
    readonly what: string;
    readonly count: number;
    readonly seats?: readonly number[];
    readonly part?: PartRef;
}

/** What one request may carry (server: http body limit), in bytes of JSON. */
export const bytesMost = 1_000_000;
const far = 100_000;
const closeCm = 30;
const shownMost = 100;

const counts: readonly (readonly ['rows' | 'areas' | 'tables' | 'shapes' | 'sections' | 'categories' | 'floors', number])[] = [
    ['rows', 3000], ['areas', 100], ['tables', 1000], ['shapes', 500], ['sections', 200], ['categories', 20], ['floors', 20],
];

export function bytesOf(map: SeatMap): number {
    return new TextEncoder().encode(JSON.stringify(map)).length;
}

function seatName({ label }: MapRow, number: string): string {
    return [label, number].filter(Boolean).join(' ');
}

export function problemsOf(map: SeatMap): Problem[] {
    const found: Problem[] = [];
    const tell = (kind: Problem['kind'], what = '', more: Partial<Problem> = {}) => {
        if (found.length < shownMost) found.push({ kind, grave: true, what, count: 1, ...more });
    };
    if (placeCount(map) === 0) tell('empty');
    for (const [list, most] of counts) {
        const { length } = map[list] ?? [];
        if (length > most) tell('tooMany', list, { count: most });
    }
    if (seatCount(map) > far) tell('tooMany', 'seats', { count: far });
    // Whoever draws less than this cannot be near the limit: spare the work at every step.
    if (seatCount(map) > 5000) {
        const bytes = bytesOf(map);
        if (bytes > bytesMost) tell('tooLarge', '', { count: bytes });
    }
    for (const list of ['floors', 'sections', 'categories'] as const) {
        for (const { key, name } of map[list]) if (!Object.values(name).some(Boolean)) tell('nameMissing', key);
    }
    (map.areas ?? []).forEach(({ key, name }, at) => {
        if (!Object.values(name).some(Boolean)) tell('nameMissing', key, { part: { list: 'areas', at } });
    });
    checkSeats(map, tell);
    return found.sort((a, b) => Number(b.grave) - Number(a.grave));
}

function checkSeats(map: SeatMap, tell: (kind: Problem['kind'], what?: string, more?: Partial<Problem>) => void): void {
    const labels = new Map<string, number>();
    const spots = new Map<string, number>();
    const firsts = firstsOf(map);
    const floors = new Map(map.sections.map(({ key }) => [key, floorOf(map, key)]));
    map.rows.forEach((row, at) => {
        const first = firsts[at]!;
        const all = row.seats.map((_seat, n) => first + n);
        const floor = floors.get(row.section) ?? '';
        if (row.label === '') tell('rowMissing', seatName(row, row.seats[0]?.number ?? ''), { grave: false, seats: all });
        if (row.label.length > 20) tell('rowLong', row.label, { seats: all });
        if (row.seats.length > 500) tell('tooMany', 'row', { count: 500, seats: all });
        row.seats.forEach(({ number, x, y }, n) => {
            const seat = first + n;
            const name = seatName(row, number);
            if (number === '') tell('numberMissing', row.label, { seats: [seat] });
            if (number.length > 10) tell('numberLong', name, { seats: [seat] });
            if (Math.abs(x) > far || Math.abs(y) > far) tell('outside', name, { seats: [seat] });
            const twin = labels.get(`${row.section}|${row.label}|${number}`);
            if (twin === undefined) labels.set(`${row.section}|${row.label}|${number}`, seat);
            else tell('seatTwice', name, { seats: [twin, seat] });
            const neighbour = spots.get(`${floor}|${x}|${y}`);
            if (neighbour === undefined) spots.set(`${floor}|${x}|${y}`, seat);
            else tell('spotTwice', name, { seats: [neighbour, seat] });
        });
    });
    checkDistances(map, floors, firsts, tell);
}

/** Seats that nobody could sit on at once: a block drawn over another. */
function checkDistances(map: SeatMap, floors: ReadonlyMap<string, string>, firsts: readonly number[], tell: (kind: Problem['kind'], what?: string, more?: Partial<Problem>) => void): void {
    const cells = new Map<string, { x: number; y: number; seat: number }[]>();
    const close: number[] = [];
    map.rows.forEach((row, at) => {
        const floor = floors.get(row.section) ?? '';
        row.seats.forEach(({ x, y }, n) => {
            const [column, line] = [Math.floor(x / closeCm), Math.floor(y / closeCm)];
            for (let dx = -1; dx <= 1; dx += 1) for (let dy = -1; dy <= 1; dy += 1) {
                for (const other of cells.get(`${floor}|${column + dx}|${line + dy}`) ?? []) {
                    const apart = Math.hypot(other.x - x, other.y - y);
                    if (apart > 0 && apart < closeCm) close.push(other.seat, firsts[at]! + n);
                }
            }
            const key = `${floor}|${column}|${line}`;
            const cell = cells.get(key);
            if (cell) cell.push({ x, y, seat: firsts[at]! + n });
            else cells.set(key, [{ x, y, seat: firsts[at]! + n }]);
        });
    });
    const seats = [...new Set(close)];
    if (seats.length > 0) tell('tooClose', '', { grave: false, count: seats.length, seats });
}
