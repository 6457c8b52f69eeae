// One version of a seat map as flat arrays: twenty thousand seats are drawn and searched sixty times
// a second, and objects would be too slow for that. Seat number n of the contract is index n − 1.
import type { Seat, SeatMap } from '../../api/client.ts';

export interface Box {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
}

export interface Row {
    readonly label: string;
    /** Index into `map.sections`. */
    readonly section: number;
    readonly floor: number;
    readonly first: number;
    readonly count: number;
}

export const plainSeat = 0;
export const wheelchair = 1;
export const companion = 2;

export interface Hall {
    readonly map: SeatMap;
    readonly count: number;
    readonly x: Float32Array;
    readonly y: Float32Array;
    readonly floor: Uint8Array;
    readonly row: Uint16Array;
    readonly category: Uint8Array;
    readonly kind: Uint8Array;
    readonly restricted: Uint8Array;
    readonly numbers: readonly string[];
    readonly rows: readonly Row[];
    /** Usual distance between neighbours, in centimetres; seats are drawn a little smaller. */
    readonly pitch: number;
    /** What there is to see on each floor. */
    readonly bounds: readonly Box[];
}

export function hallOf(map: SeatMap): Hall {
    const count = map.rows.reduce((sum, row) => sum + row.seats.length, 0);
    const hall = {
        map,
        count,
        x: new Float32Array(count),
        y: new Float32Array(count),
        floor: new Uint8Array(count),
        row: new Uint16Array(count),
        category: new Uint8Array(count),
        kind: new Uint8Array(count),
        restricted: new Uint8Array(count),
        numbers: new Array<string>(count),
    };
    const floorOf = placesOf(map.floors);
    const sectionOf = placesOf(map.sections);
    const categoryOf = placesOf(map.categories);
    const rows: Row[] = [];
    let at = 0;
    for (const { section, label, category, seats } of map.rows) {
        const sectionAt = sectionOf.get(section) ?? 0;
        const floor = floorOf.get(map.sections[sectionAt]?.floor ?? '') ?? 0;
        const rowCategory = categoryOf.get(category) ?? 0;
        rows.push({ label, section: sectionAt, floor, first: at, count: seats.length });
        for (const seat of seats) {
            hall.x[at] = seat.x;
            hall.y[at] = seat.y;
            hall.floor[at] = floor;
            hall.row[at] = rows.length - 1;
            hall.category[at] =
                seat.category === undefined ? rowCategory : (categoryOf.get(seat.category) ?? 0);
            hall.kind[at] = seat.kind === 'wheelchair' ? wheelchair : seat.kind ? companion : plainSeat;
            hall.restricted[at] = seat.restricted ? 1 : 0;
            hall.numbers[at] = seat.number;
            at += 1;
        }
    }
    const pitch = Math.min(pitchOf(hall.x, hall.y, rows), besideTables(map, hall.x, hall.y, rows));
    const bounds = map.floors.map((_floor, floor) => boundsOf(hall, map, floor, pitch));
    return { ...hall, rows, pitch, bounds };
}

function placesOf(list: readonly { key: string }[]): Map<string, number> {
    return new Map(list.map(({ key }, at) => [key, at]));
}

/** Near the closest neighbours, so that seats never overlap; a few odd pairs do not count. */
function pitchOf(x: Float32Array, y: Float32Array, rows: readonly Row[]): number {
    const gaps: number[] = [];
    for (const { first, count } of rows) {
        for (let at = first + 1; at < first + count && gaps.length < 4000; at += 1) {
            const gap = Math.hypot(x[at]! - x[at - 1]!, y[at]! - y[at - 1]!);
            if (gap > 1) gaps.push(gap);
        }
    }
    gaps.sort((a, b) => a - b);
    return gaps[Math.floor(gaps.length / 5)] ?? 60;
}

/** Chairs stand wide apart around a table, but none may lie on it. Most of what they leave free is theirs. */
function besideTables(map: SeatMap, x: Float32Array, y: Float32Array, rows: readonly Row[]): number {
    let least = Infinity;
    for (const { label, floor, first, count } of rows) {
        const table = tablesOn(map, floor).find((one) => one.label === label && label !== '');
        if (!table) continue;
        for (let at = first; at < first + count; at += 1) {
            const free = farFrom(table, x[at]!, y[at]!);
            // One that was drawn at the edge or inside is as large as the others.
            if (free > leastFree) least = Math.min(least, free);
        }
    }
    return least * 1.9;
}

const leastFree = 15;

/** Centimetres from the edge of a table; 0 inside. */
function farFrom({ x, y, width, height, round }: NonNullable<SeatMap['tables']>[number], atX: number, atY: number): number {
    const dx = Math.abs(atX - x - width / 2);
    const dy = Math.abs(atY - y - height / 2);
    if (!round) return Math.hypot(Math.max(0, dx - width / 2), Math.max(0, dy - height / 2));
    const far = Math.hypot(dx, dy);
    const edge = far / Math.max(0.001, Math.hypot(dx / (width / 2), dy / (height / 2)));
    return Math.max(0, far - edge);
}

function boundsOf(
    hall: { x: Float32Array; y: Float32Array; floor: Uint8Array },
    map: SeatMap,
    floor: number,
    pitch: number,
): Box {
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    const include = (left: number, top: number, right: number, bottom: number) => {
        box.left = Math.min(box.left, left);
        box.top = Math.min(box.top, top);
        box.right = Math.max(box.right, right);
        box.bottom = Math.max(box.bottom, bottom);
    };
    for (let at = 0; at < hall.x.length; at += 1) {
        if (hall.floor[at] === floor) {
            const x = hall.x[at]!;
            const y = hall.y[at]!;
            // A little more to the sides: there the rows are named.
            include(x - pitch * 1.6, y - pitch, x + pitch * 1.6, y + pitch);
        }
    }
    for (const part of partsOn(map, floor)) include(part.x, part.y, part.x + part.width, part.y + part.height);
    return Number.isFinite(box.left) ? box : { left: 0, top: 0, right: 1000, bottom: 1000 };
}

type Part = { x: number; y: number; width: number; height: number };

function partsOn(map: SeatMap, floor: number): Part[] {
    return [...areasOn(map, floor), ...tablesOn(map, floor), ...shapesOn(map, floor)];
}

/** Keys of the categories that have a seat or an area; a map may name others. */
export function categoriesIn({ map, category }: Hall): ReadonlySet<string> {
    const used = new Set(category);
    const ofSeats = map.categories.filter((_category, at) => used.has(at)).map(({ key }) => key);
    return new Set([...ofSeats, ...(map.areas ?? []).map((area) => area.category)]);
}

export function areasOn(map: SeatMap, floor: number) {
    const key = map.floors[floor]?.key;
    const sections = new Set(map.sections.filter((one) => one.floor === key).map((one) => one.key));
    return (map.areas ?? []).filter((area) => sections.has(area.section));
}

export function tablesOn(map: SeatMap, floor: number) {
    return (map.tables ?? []).filter((table) => table.floor === map.floors[floor]?.key);
}

export function shapesOn(map: SeatMap, floor: number) {
    return (map.shapes ?? []).filter((shape) => shape.floor === map.floors[floor]?.key);
}

/** A seat as carts and tickets name it. */
export function seatOf(hall: Hall, at: number): Seat {
    const row = hall.rows[hall.row[at]!]!;
    const section = hall.map.sections[row.section]?.name ?? {};
    return { seat: at + 1, section, row: row.label, number: hall.numbers[at]! };
}
