// What a map has beside chosen seats: new blocks, tables, standing areas, shapes; floors, sections and
// categories with their names. Pure.
import type { SeatMap, Text } from '../../../api/client.ts';
import { rowsOf, type Block } from './block.ts';
import { choose, floorOf, seatCount, type Drawing, type MapArea, type MapCategory, type MapFloor, type MapSection, type MapShape, type MapTable, type PartRef } from './drawing.ts';
import { freeKey } from './edits.ts';
import { letters, lettersAt, seatNumbers, type Naming } from './numbering.ts';

export type Colour = MapCategory['colour'];
export const colours: readonly Colour[] = ['blue', 'violet', 'teal', 'pink', 'brown', 'slate'];
export const shapeKinds = ['stage', 'screen', 'bar', 'door', 'wall', 'pillar', 'text'] as const;

export interface Frame {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

export function frameOf(from: { x: number; y: number }, to: { x: number; y: number }): Frame {
    return {
        x: Math.round(Math.min(from.x, to.x)),
        y: Math.round(Math.min(from.y, to.y)),
        width: Math.max(1, Math.round(Math.abs(to.x - from.x))),
        height: Math.max(1, Math.round(Math.abs(to.y - from.y))),
    };
}

export function addBlock(drawing: Drawing, block: Block): Drawing {
    const rows = rowsOf(block);
    const from = seatCount(drawing.map);
    const count = rows.reduce((sum, { seats }) => sum + seats.length, 0);
    const map = { ...drawing.map, rows: [...drawing.map.rows, ...rows] };
    return choose({ ...drawing, map }, Array.from({ length: count }, (_seat, n) => from + n));
}

export interface RoundTable {
    readonly x: number;
    readonly y: number;
    readonly chairs: number;
    readonly across: number;
    readonly label: string;
    readonly section: string;
    readonly category: string;
}

const chairFromEdge = 35;

/** The chairs are a row of their own that bears the label of the table (contract: SeatMap.tables). */
export function addTable(drawing: Drawing, { x, y, chairs, across, label, section, category }: RoundTable): Drawing {
    const { map } = drawing;
    const radius = across / 2 + chairFromEdge;
    const numbers = seatNumbers({ kind: 'all', from: 'left', start: 1 }, chairs);
    const seats = numbers.map((number, n) => {
        const angle = (2 * Math.PI * n) / chairs - Math.PI / 2;
        return { number, x: Math.round(x + Math.cos(angle) * radius), y: Math.round(y + Math.sin(angle) * radius) };
    });
    const table: MapTable = {
        label,
        floor: floorOf(map, section),
        x: Math.round(x - across / 2),
        y: Math.round(y - across / 2),
        width: Math.round(across),
        height: Math.round(across),
        round: true,
    };
    const from = seatCount(map);
    const tables = [...(map.tables ?? []), table];
    const next = { ...map, rows: [...map.rows, { section, label, category, seats }], tables };
    return { map: next, seats: seats.map((_seat, n) => from + n), parts: [{ list: 'tables', at: tables.length - 1 }] };
}

/** "T1", "T2" …: the first label that no row of the section bears. */
export function nextTable(map: SeatMap, section: string): string {
    const taken = new Set(map.rows.filter((row) => row.section === section).map(({ label }) => label));
    for (let n = 1; ; n += 1) if (!taken.has(`T${n}`)) return `T${n}`;
}

/** The name after the last one of the section: a new block usually stands behind the others. */
export function nextRow(map: SeatMap, section: string, { kind, skip }: Naming): string {
    const labels = map.rows.filter((row) => row.section === section).map(({ label }) => label);
    if (kind === 'letters') return letters(Math.max(-1, ...labels.map((label) => lettersAt(label, skip))) + 1, skip);
    return String(Math.max(0, ...labels.map(Number).filter(Number.isInteger)) + 1);
}

export function addArea(drawing: Drawing, frame: Frame, name: Text, capacity: number, section: string, category: string): Drawing {
    const { map } = drawing;
    // What the server calls the quota of the seats themselves.
    const keys = new Set(['default', ...(map.areas ?? []).map(({ key }) => key)]);
    const area: MapArea = { key: freeKey(wordOf(name) || 'area', keys), name, section, category, capacity, ...frame };
    const areas = [...(map.areas ?? []), area];
    return { map: { ...map, areas }, seats: [], parts: [{ list: 'areas', at: areas.length - 1 }] };
}

/** A stage or a screen is what everybody came to see: the best seats are near its front edge. */
export function addShape(drawing: Drawing, frame: Frame, kind: MapShape['kind'], floor: string, text: string): Drawing {
    const { map } = drawing;
    const shape: MapShape = { kind, floor, ...frame, ...(text ? { text } : {}) };
    const shapes = [...(map.shapes ?? []), shape];
    const seen = kind === 'stage' || kind === 'screen';
    const focal = seen ? { x: Math.round(frame.x + frame.width / 2), y: frame.y + frame.height } : map.focal;
    return { map: { ...map, shapes, focal }, seats: [], parts: [{ list: 'shapes', at: shapes.length - 1 }] };
}

export function setArea(drawing: Drawing, at: number, change: Partial<MapArea>): Drawing {
    const areas = (drawing.map.areas ?? []).map((area, n) => (n === at ? { ...area, ...change } : area));
    return { ...drawing, map: { ...drawing.map, areas } };
}

export function setShape(drawing: Drawing, at: number, change: Partial<MapShape>): Drawing {
    const shapes = (drawing.map.shapes ?? []).map((shape, n) => {
        if (n !== at) return shape;
        const { text, ...rest } = { ...shape, ...change };
        return text ? { ...rest, text } : rest;
    });
    return { ...drawing, map: { ...drawing.map, shapes } };
}

function wordOf(name: Text): string {
    return name.fr ?? name.de ?? name.it ?? name.en ?? '';
}

function keysOf(items: readonly { key: string }[]): Set<string> {
    return new Set(items.map(({ key }) => key));
}

export function addCategory(drawing: Drawing, name: Text): Drawing {
    const { categories } = drawing.map;
    const used = new Set(categories.map(({ colour }) => colour));
    const colour = colours.find((one) => !used.has(one)) ?? colours[0]!;
    const key = freeKey(wordOf(name), keysOf(categories));
    return { ...drawing, map: { ...drawing.map, categories: [...categories, { key, name, colour }] } };
}

export function addSection(drawing: Drawing, name: Text, floor: string): Drawing {
    const { sections } = drawing.map;
    const key = freeKey(wordOf(name), keysOf(sections));
    return { ...drawing, map: { ...drawing.map, sections: [...sections, { key, name, floor }] } };
}

/** With a section of its own: a floor without one could hold no seat. */
export function addFloor(drawing: Drawing, name: Text): Drawing {
    const { floors } = drawing.map;
    const key = freeKey(wordOf(name), keysOf(floors));
    return addSection({ ...drawing, map: { ...drawing.map, floors: [...floors, { key, name }] } }, name, key);
}

export type ListName = 'categories' | 'sections' | 'floors';

export function setNamed(drawing: Drawing, list: ListName, key: string, change: { name?: Text; colour?: Colour; floor?: string }): Drawing {
    const { map } = drawing;
    const { name, colour, floor } = change;
    const named = <T extends MapCategory | MapSection | MapFloor>(items: readonly T[], more: Partial<T>): T[] =>
        items.map((item) => (item.key === key ? { ...item, ...(name ? { name } : {}), ...more } : item));
    if (list === 'categories') return { ...drawing, map: { ...map, categories: named(map.categories, colour ? { colour } : {}) } };
    if (list === 'sections') return { ...drawing, map: { ...map, sections: named(map.sections, floor ? { floor } : {}) } };
    return { ...drawing, map: { ...map, floors: named(map.floors, {}) } };
}

/** Whether something on the map still needs it. */
export function inUse(map: SeatMap, list: ListName, key: string): boolean {
    if (map[list].length === 1) return true;
    const { areas = [], tables = [], shapes = [] } = map;
    if (list === 'categories') {
        return areas.some((area) => area.category === key) || map.rows.some((row) => row.category === key || row.seats.some((seat) => seat.category === key));
    }
    if (list === 'sections') {
        return areas.some((area) => area.section === key) || map.rows.some((row) => row.section === key) || map.sections.some((one) => one.within === key);
    }
    const floors = [...tables, ...shapes].some((part) => part.floor === key);
    return floors || map.sections.some((section) => section.floor === key && inUse(map, 'sections', section.key));
}

export function removeNamed(drawing: Drawing, list: ListName, key: string): Drawing {
    const { map } = drawing;
    if (inUse(map, list, key)) return drawing;
    const others = <T extends { key: string }>(items: readonly T[]) => items.filter((item) => item.key !== key);
    if (list === 'categories') return { ...drawing, map: { ...map, categories: others(map.categories) } };
    if (list === 'sections') return { ...drawing, map: { ...map, sections: others(map.sections) } };
    // The empty sections of a floor go with it.
    const sections = map.sections.filter((section) => section.floor !== key);
    return { ...drawing, map: { ...map, floors: others(map.floors), sections } };
}

export function partAt(map: SeatMap, floor: string, x: number, y: number): PartRef | null {
    const holds = (part: Frame) => x >= part.x && x <= part.x + part.width && y >= part.y && y <= part.y + part.height;
    const last = (list: PartRef['list'], items: readonly Frame[], here: (at: number) => boolean): PartRef | null => {
        for (let at = items.length - 1; at >= 0; at -= 1) if (here(at) && holds(items[at]!)) return { list, at };
        return null;
    };
    const { areas = [], tables = [], shapes = [] } = map;
    return (
        last('tables', tables, (at) => tables[at]!.floor === floor) ??
        last('areas', areas, (at) => floorOf(map, areas[at]!.section) === floor) ??
        last('shapes', shapes, (at) => shapes[at]!.floor === floor)
    );
}
