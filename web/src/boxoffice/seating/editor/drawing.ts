// The map being drawn and what is chosen on it. A drawing never changes: an edit makes a new one that
// shares all that stayed the same, so a step of undo costs a few lists. Pure.
import type { SeatMap } from '../../../api/client.ts';

export type MapRow = SeatMap['rows'][number];
export type MapSeat = MapRow['seats'][number];
export type MapArea = NonNullable<SeatMap['areas']>[number];
export type MapTable = NonNullable<SeatMap['tables']>[number];
export type MapShape = NonNullable<SeatMap['shapes']>[number];
export type MapCategory = SeatMap['categories'][number];
export type MapSection = SeatMap['sections'][number];
export type MapFloor = SeatMap['floors'][number];

export interface Point {
    readonly x: number;
    readonly y: number;
}

/** What stands on the map beside seats: a place in one of its lists. */
export interface PartRef {
    readonly list: 'areas' | 'tables' | 'shapes';
    readonly at: number;
}

export interface Drawing {
    readonly map: SeatMap;
    /** Chosen seats in ascending order, counted as hall.ts counts them: in the order of rows. */
    readonly seats: readonly number[];
    readonly parts: readonly PartRef[];
}

export function plain(map: SeatMap): Drawing {
    return { map, seats: [], parts: [] };
}

export function choose(drawing: Drawing, seats: Iterable<number>, parts: readonly PartRef[] = []): Drawing {
    return { map: drawing.map, seats: [...new Set(seats)].sort((a, b) => a - b), parts };
}

export function samePart(a: PartRef, b: PartRef): boolean {
    return a.list === b.list && a.at === b.at;
}

const hall = { fr: 'Parterre', de: 'Parkett', it: 'Platea', en: 'Stalls' };

/** What a hall begins with: one floor, one section, one category. */
export function emptyMap(name: string): SeatMap {
    return {
        name,
        categories: [{ key: 'one', name: { fr: '1re catégorie', de: '1. Kategorie', it: '1a categoria', en: 'First category' }, colour: 'blue' }],
        floors: [{ key: 'ground', name: hall }],
        sections: [{ key: 'stalls', name: hall, floor: 'ground' }],
        rows: [],
        focal: { x: 0, y: 0 },
    };
}

export interface Placed {
    readonly row: number;
    /** In its row. */
    readonly at: number;
}

/** For each seat of the map, where it stands; one pass for any number of questions. */
export function placesOf(map: SeatMap): Placed[] {
    return map.rows.flatMap(({ seats }, row) => seats.map((_seat, at) => ({ row, at })));
}

/** The first seat of each row. */
export function firstsOf(map: SeatMap): number[] {
    let next = 0;
    return map.rows.map(({ seats }) => {
        const first = next;
        next += seats.length;
        return first;
    });
}

export function seatCount(map: SeatMap): number {
    return map.rows.reduce((sum, { seats }) => sum + seats.length, 0);
}

export function placeCount(map: SeatMap): number {
    return seatCount(map) + (map.areas ?? []).reduce((sum, { capacity }) => sum + capacity, 0);
}

export function floorOf(map: SeatMap, section: string): string {
    return map.sections.find(({ key }) => key === section)?.floor ?? '';
}

export function partOf(map: SeatMap, { list, at }: PartRef): MapArea | MapTable | MapShape | undefined {
    return map[list]?.[at];
}

/** The box around all that is chosen; null when nothing is. */
export function boxOf({ map, seats, parts }: Drawing): { left: number; top: number; right: number; bottom: number } | null {
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    const include = (x: number, y: number) => {
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x);
        box.top = Math.min(box.top, y);
        box.bottom = Math.max(box.bottom, y);
    };
    const wanted = new Set(seats);
    let at = 0;
    for (const row of map.rows) for (const { x, y } of row.seats) if (wanted.has(at++)) include(x, y);
    for (const ref of parts) {
        const part = partOf(map, ref);
        if (!part) continue;
        include(part.x, part.y);
        include(part.x + part.width, part.y + part.height);
    }
    return Number.isFinite(box.left) ? box : null;
}
