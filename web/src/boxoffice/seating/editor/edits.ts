// What can be done to the chosen seats. Each edit takes a drawing and gives the next one; what it does
// not touch stays the same object. Pure.
import type { SeatMap } from '../../../api/client.ts';
import { turned } from './block.ts';
import { boxOf, firstsOf, floorOf, type Drawing, type MapRow, type MapSeat, type PartRef, type Point } from './drawing.ts';
import { rowNames, seatNumbers, type Naming, type Numbering } from './numbering.ts';

type Part = { x: number; y: number; width: number; height: number };

/** Rows with every chosen seat changed. */
function changed(map: SeatMap, chosen: readonly number[], change: (seat: MapSeat, row: MapRow) => MapSeat): MapRow[] {
    const wanted = new Set(chosen);
    let first = 0;
    return map.rows.map((row) => {
        const from = first;
        first += row.seats.length;
        if (!row.seats.some((_seat, at) => wanted.has(from + at))) return row;
        return { ...row, seats: row.seats.map((seat, at) => (wanted.has(from + at) ? change(seat, row) : seat)) };
    });
}

/** Seats and parts put somewhere else; a part keeps its size. */
function placed(drawing: Drawing, where: (point: Point) => Point): Drawing {
    const rounded = (point: Point) => {
        const { x, y } = where(point);
        return { x: Math.round(x), y: Math.round(y) };
    };
    const rows = changed(drawing.map, drawing.seats, (seat) => ({ ...seat, ...rounded(seat) }));
    const map = { ...drawing.map, rows };
    const move = <T extends Part>(part: T): T => {
        const middle = where({ x: part.x + part.width / 2, y: part.y + part.height / 2 });
        return { ...part, x: Math.round(middle.x - part.width / 2), y: Math.round(middle.y - part.height / 2) };
    };
    const moved = <T extends Part>(list: PartRef['list'], items: readonly T[]) =>
        items.map((item, at) => (drawing.parts.some((ref) => ref.list === list && ref.at === at) ? move(item) : item));
    for (const list of new Set(drawing.parts.map((ref) => ref.list))) {
        if (list === 'areas') map.areas = moved(list, map.areas ?? []);
        if (list === 'tables') map.tables = moved(list, map.tables ?? []);
        if (list === 'shapes') map.shapes = moved(list, map.shapes ?? []);
    }
    return { ...drawing, map };
}

function middleOf(drawing: Drawing): Point {
    const box = boxOf(drawing);
    return box ? { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 } : { x: 0, y: 0 };
}

function nothingChosen({ seats, parts }: Drawing): boolean {
    return seats.length === 0 && parts.length === 0;
}

export function move(drawing: Drawing, byX: number, byY: number): Drawing {
    if (nothingChosen(drawing) || (byX === 0 && byY === 0)) return drawing;
    return placed(drawing, ({ x, y }) => ({ x: x + byX, y: y + byY }));
}

export function rotate(drawing: Drawing, degrees: number): Drawing {
    if (nothingChosen(drawing) || degrees % 360 === 0) return drawing;
    const middle = middleOf(drawing);
    return placed(drawing, (point) => turned(point, degrees, middle));
}

/** Left and right change places; without `about`, within what is chosen. */
export function mirror(drawing: Drawing, about?: number): Drawing {
    if (nothingChosen(drawing)) return drawing;
    const axis = about ?? middleOf(drawing).x;
    return placed(drawing, ({ x, y }) => ({ x: 2 * axis - x, y }));
}

/** The chosen rows (or their chosen seats) once more; the copy is chosen then. */
export function duplicate(drawing: Drawing, byX: number, byY: number): Drawing {
    if (nothingChosen(drawing)) return drawing;
    const wanted = new Set(drawing.seats);
    const firsts = firstsOf(drawing.map);
    const copies = drawing.map.rows
        .map((row, at) => ({ ...row, seats: row.seats.filter((_seat, n) => wanted.has(firsts[at]! + n)).map((seat) => ({ ...seat })) }))
        .filter(({ seats }) => seats.length > 0);
    const map = { ...drawing.map, rows: [...drawing.map.rows, ...copies] };
    const parts: PartRef[] = [];
    for (const { list, at } of drawing.parts) {
        // One list at a time, so that the compiler knows what is in it.
        if (list === 'areas') {
            const area = map.areas![at]!;
            const keys = new Set(map.areas!.map(({ key }) => key));
            map.areas = [...map.areas!, { ...area, key: freeKey(area.key, keys) }];
        }
        if (list === 'tables') map.tables = [...map.tables!, { ...map.tables![at]! }];
        if (list === 'shapes') map.shapes = [...map.shapes!, { ...map.shapes![at]! }];
        parts.push({ list, at: map[list]!.length - 1 });
    }
    const count = copies.reduce((sum, { seats }) => sum + seats.length, 0);
    const next = drawing.map.rows.reduce((sum, { seats }) => sum + seats.length, 0);
    const copy = { map, seats: Array.from({ length: count }, (_seat, n) => next + n), parts };
    return move(copy, byX, byY);
}

export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
    const word = wanted.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '_');
    const key = word.replace(/^_+|_+$/g, '').slice(0, 34) || 'key';
    if (!taken.has(key)) return key;
    const stem = key.replace(/_\d+$/, '');
    for (let n = 2; ; n += 1) if (!taken.has(`${stem}_${n}`)) return `${stem}_${n}`;
}

/** Takes away what is chosen; a row without seats is no row. */
export function remove(drawing: Drawing): Drawing {
    if (nothingChosen(drawing)) return drawing;
    const wanted = new Set(drawing.seats);
    const firsts = firstsOf(drawing.map);
    const rows = drawing.map.rows.flatMap((row, at) => {
        const seats = row.seats.filter((_seat, n) => !wanted.has(firsts[at]! + n));
        if (seats.length === row.seats.length) return [row];
        return seats.length > 0 ? [{ ...row, seats }] : [];
    });
    const map = { ...drawing.map, rows };
    const kept = <T>(list: PartRef['list'], items: readonly T[]) =>
        items.filter((_item, at) => !drawing.parts.some((ref) => ref.list === list && ref.at === at));
    if (map.areas) map.areas = kept('areas', map.areas);
    if (map.tables) map.tables = kept('tables', map.tables);
    if (map.shapes) map.shapes = kept('shapes', map.shapes);
    return { map, seats: [], parts: [] };
}

/** Cuts rows of which only a part is chosen, so that what follows can treat chosen rows as whole. */
function cut(drawing: Drawing): { map: SeatMap; seats: number[]; rows: ReadonlySet<number> } {
    const wanted = new Set(drawing.seats);
    const firsts = firstsOf(drawing.map);
    const rows: MapRow[] = [];
    const seats: number[] = [];
    const whole = new Set<number>();
    let next = 0;
    const add = (row: MapRow, chosen: boolean) => {
        if (row.seats.length === 0) return;
        if (chosen) {
            whole.add(rows.length);
            row.seats.forEach((_seat, n) => seats.push(next + n));
        }
        rows.push(row);
        next += row.seats.length;
    };
    drawing.map.rows.forEach((row, at) => {
        const chosen = row.seats.filter((_seat, n) => wanted.has(firsts[at]! + n));
        if (chosen.length === row.seats.length || chosen.length === 0) return add(row, chosen.length > 0);
        add({ ...row, seats: row.seats.filter((_seat, n) => !wanted.has(firsts[at]! + n)) }, false);
        add({ ...row, seats: chosen }, true);
    });
    return { map: { ...drawing.map, rows }, seats, rows: whole };
}

function rowsChanged(drawing: Drawing, change: (row: MapRow, at: number) => MapRow): Drawing {
    const { map, seats, rows } = cut(drawing);
    return { ...drawing, seats, map: { ...map, rows: map.rows.map((row, at) => (rows.has(at) ? change(row, at) : row)) } };
}

export function setSection(drawing: Drawing, section: string): Drawing {
    const next = rowsChanged(drawing, (row) => ({ ...row, section }));
    const isArea = (at: number) => drawing.parts.some((ref) => ref.list === 'areas' && ref.at === at);
    const { areas } = next.map;
    return areas?.some((_area, at) => isArea(at))
        ? { ...next, map: { ...next.map, areas: areas.map((area, at) => (isArea(at) ? { ...area, section } : area)) } }
        : next;
}

export function renameRow(drawing: Drawing, label: string): Drawing {
    return rowsChanged(drawing, (row) => ({ ...row, label }));
}

/** Rows of one label in one section get one name: an aisle does not make two rows of them. */
export function nameRows(drawing: Drawing, naming: Naming): Drawing {
    const { map, rows } = cut(drawing);
    const groups = new Map<string, { far: number; rows: number[] }>();
    for (const at of rows) {
        const row = map.rows[at]!;
        const middle = row.seats[Math.floor(row.seats.length / 2)]!;
        const far = Math.hypot(middle.x - map.focal.x, middle.y - map.focal.y);
        const key = row.label === '' ? `${at}` : `${row.section} ${row.label}`;
        const group = groups.get(key);
        if (group) {
            group.far = Math.min(group.far, far);
            group.rows.push(at);
        } else groups.set(key, { far, rows: [at] });
    }
    const ordered = [...groups.values()].sort((a, b) => a.far - b.far);
    const names = rowNames(naming, ordered.length);
    const nameOf = new Map(ordered.flatMap((group, n) => group.rows.map((at) => [at, names[n]!] as const)));
    return rowsChanged(drawing, (row, at) => ({ ...row, label: nameOf.get(at) ?? row.label }));
}

/** Every row for itself, from left to right as it is seen on the map. */
export function numberSeats(drawing: Drawing, numbering: Numbering): Drawing {
    const wanted = new Set(drawing.seats);
    const firsts = firstsOf(drawing.map);
    const rows = drawing.map.rows.map((row, at) => {
        const chosen = row.seats.map((_seat, n) => n).filter((n) => wanted.has(firsts[at]! + n));
        if (chosen.length === 0) return row;
        const [first, last] = [row.seats[chosen[0]!]!, row.seats[chosen.at(-1)!]!];
        const level = Math.abs(last.x - first.x) >= Math.abs(last.y - first.y) / 50;
        if (level ? last.x < first.x : last.y < first.y) chosen.reverse();
        const numbers = new Map(seatNumbers(numbering, chosen.length).map((number, n) => [chosen[n]!, number]));
        return { ...row, seats: row.seats.map((seat, n) => ({ ...seat, number: numbers.get(n) ?? seat.number })) };
    });
    return { ...drawing, map: { ...drawing.map, rows } };
}

export function setNumber(drawing: Drawing, number: string): Drawing {
    return { ...drawing, map: { ...drawing.map, rows: changed(drawing.map, drawing.seats, (seat) => ({ ...seat, number })) } };
}

/** A row names the category of all its seats where they agree. */
function settled(row: MapRow): MapRow {
    const first = row.seats[0]?.category ?? row.category;
    if (row.seats.every((seat) => (seat.category ?? row.category) === first)) {
        return { ...row, category: first, seats: row.seats.map(({ category: _category, ...seat }) => seat) };
    }
    return { ...row, seats: row.seats.map(({ category, ...seat }) => (category === undefined || category === row.category ? seat : { ...seat, category })) };
}

export function setCategory(drawing: Drawing, category: string): Drawing {
    const before = drawing.map.rows;
    const rows = changed(drawing.map, drawing.seats, (seat) => ({ ...seat, category })).map((row, at) => (row === before[at] ? row : settled(row)));
    const map = { ...drawing.map, rows };
    const isArea = (at: number) => drawing.parts.some((ref) => ref.list === 'areas' && ref.at === at);
    if (map.areas) map.areas = map.areas.map((area, at) => (isArea(at) ? { ...area, category } : area));
    return { ...drawing, map };
}

export function setKind(drawing: Drawing, kind: 'wheelchair' | 'companion' | null): Drawing {
    const rows = changed(drawing.map, drawing.seats, ({ kind: _kind, ...seat }) => (kind === null ? seat : { ...seat, kind }));
    return { ...drawing, map: { ...drawing.map, rows } };
}

export function setRestricted(drawing: Drawing, restricted: boolean): Drawing {
    const rows = changed(drawing.map, drawing.seats, ({ restricted: _restricted, ...seat }) => (restricted ? { ...seat, restricted } : seat));
    return { ...drawing, map: { ...drawing.map, rows } };
}

/** The whole rows of the chosen seats, and the table that a row of chairs stands around. */
export function wholeRows(drawing: Drawing): Drawing {
    const { map } = drawing;
    const wanted = new Set(drawing.seats);
    const firsts = firstsOf(map);
    const touched = map.rows.flatMap((row, at) => (row.seats.some((_seat, n) => wanted.has(firsts[at]! + n)) ? [at] : []));
    const seats = touched.flatMap((at) => map.rows[at]!.seats.map((_seat, n) => firsts[at]! + n));
    const tables = (map.tables ?? []).flatMap((table, at): PartRef[] => {
        const chairs = touched.some((row) => map.rows[row]!.label === table.label && floorOf(map, map.rows[row]!.section) === table.floor);
        return table.label !== '' && chairs ? [{ list: 'tables', at }] : [];
    });
    const others = drawing.parts.filter((ref) => !tables.some((table) => table.list === ref.list && table.at === ref.at));
    return { map, seats, parts: [...others, ...tables] };
}

/** All seats of the sections that a chosen seat is in, on this floor. */
export function wholeSections(drawing: Drawing): Drawing {
    const { map } = drawing;
    const wanted = new Set(drawing.seats);
    const firsts = firstsOf(map);
    const sections = new Set(map.rows.filter((row, at) => row.seats.some((_seat, n) => wanted.has(firsts[at]! + n))).map(({ section }) => section));
    const seats = map.rows.flatMap((row, at) => (sections.has(row.section) ? row.seats.map((_seat, n) => firsts[at]! + n) : []));
    return wholeRows({ ...drawing, seats });
}

export function everythingOn(drawing: Drawing, floor: string): Drawing {
    const { map } = drawing;
    const firsts = firstsOf(map);
    const seats = map.rows.flatMap((row, at) => (floorOf(map, row.section) === floor ? row.seats.map((_seat, n) => firsts[at]! + n) : []));
    const refs = (list: PartRef['list'], here: (at: number) => boolean): PartRef[] =>
        (map[list] ?? []).flatMap((_item, at) => (here(at) ? [{ list, at }] : []));
    const parts = [
        ...refs('areas', (at) => floorOf(map, map.areas![at]!.section) === floor),
        ...refs('tables', (at) => map.tables![at]!.floor === floor),
        ...refs('shapes', (at) => map.shapes![at]!.floor === floor),
    ];
    return { map, seats, parts };
}
