// What stands around the seats: stage, bar, tables, standing areas, names of rows. Few things, drawn
// anew with every picture. The pen works in CSS pixels; `px` and `py` turn centimetres into them.
import { areasOn, shapesOn, tablesOn, type Box, type Hall } from './hall.ts';
import type { Palette } from './palette.ts';

export interface Sheet {
    /** What is drawn of the map; things beside it are left out. */
    readonly box: Box;
    readonly pen: CanvasRenderingContext2D;
    readonly scale: number;
    readonly px: (x: number) => number;
    readonly py: (y: number) => number;
}

type Part = { x: number; y: number; width: number; height: number };

function isIn({ left, top, right, bottom }: Box): (part: Part) => boolean {
    return ({ x, y, width, height }) => x <= right && x + width >= left && y <= bottom && y + height >= top;
}

/** The two lines written in a standing area: its name and what is left of it. */
export type AreaText = (key: string) => { name: string; left: string; open: boolean; mine: boolean };

export function drawShapes(sheet: Sheet, hall: Hall, floor: number, palette: Palette, nameOf: (kind: string) => string): void {
    const { pen, scale, px, py } = sheet;
    for (const { kind, x, y, width, height, text } of shapesOn(hall.map, floor).filter(isIn(sheet.box))) {
        const [left, top, wide, high] = [px(x), py(y), width * scale, height * scale];
        if (kind !== 'text') {
            pen.beginPath();
            if (kind === 'pillar') pen.ellipse(left + wide / 2, top + high / 2, wide / 2, high / 2, 0, 0, 2 * Math.PI);
            else pen.roundRect(left, top, wide, high, Math.min(6, wide / 4, high / 4));
            pen.fillStyle = kind === 'wall' || kind === 'pillar' ? palette.shapeEdge : palette.shape;
            pen.fill();
        }
        const word = text ?? nameOf(kind);
        if (word) writeIn(pen, word, left, top, wide, high, palette.soft, Math.min(18, Math.max(11, high * 0.4)));
    }
}

export function drawTables(sheet: Sheet, hall: Hall, floor: number, palette: Palette): void {
    const { pen, scale, px, py } = sheet;
    for (const { label, x, y, width, height, round } of tablesOn(hall.map, floor).filter(isIn(sheet.box))) {
        const [left, top, wide, high] = [px(x), py(y), width * scale, height * scale];
        pen.beginPath();
        if (round) pen.ellipse(left + wide / 2, top + high / 2, wide / 2, high / 2, 0, 0, 2 * Math.PI);
        else pen.roundRect(left, top, wide, high, 4);
        pen.fillStyle = palette.shape;
        pen.fill();
        pen.strokeStyle = palette.shapeEdge;
        pen.lineWidth = 1;
        pen.stroke();
        // A table without its name is hard to find: rather small than not at all. A letter is 0.72 of its size wide.
        const size = Math.min(16, Math.max(9, high * 0.35), (wide - 2) / (label.length * 0.72));
        if (size >= 7) writeIn(pen, label, left, top, wide, high, palette.ink, size, 600, 1);
    }
}

export function drawAreas(sheet: Sheet, hall: Hall, floor: number, palette: Palette, textOf: AreaText): void {
    const { pen, scale, px, py } = sheet;
    for (const { key, category, x, y, width, height } of areasOn(hall.map, floor).filter(isIn(sheet.box))) {
        const [left, top, wide, high] = [px(x), py(y), width * scale, height * scale];
        const { name, left: places, open, mine } = textOf(key);
        const colour = hall.map.categories.find((one) => one.key === category)?.colour;
        pen.beginPath();
        pen.roundRect(left, top, wide, high, 8);
        pen.fillStyle = mine ? palette.mine : palette.shape;
        pen.fill();
        pen.lineWidth = mine ? 3 : 2;
        pen.strokeStyle = mine ? palette.mineEdge : open && colour ? palette.categories[colour] : palette.shapeEdge;
        pen.stroke();
        const ink = mine ? palette.onMine : open ? palette.ink : palette.soft;
        const size = Math.min(20, Math.max(11, high * 0.16));
        writeIn(pen, name, left, top, wide, high - size * 1.3, ink, size, 650);
        writeIn(pen, places, left, top, wide, high + size * 1.3, ink, size * 0.9);
    }
}

/** Rows are named at both of their ends, beside the last seat. */
export function drawRowNames(sheet: Sheet, hall: Hall, floor: number, palette: Palette): void {
    const { pen, scale, px, py } = sheet;
    const size = Math.min(16, Math.max(9, hall.pitch * scale * 0.55));
    pen.font = `600 ${size}px system-ui, sans-serif`;
    pen.fillStyle = palette.soft;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    // The chairs around a table are a row of their own, and the table says its name itself.
    const tables = new Set(tablesOn(hall.map, floor).map((table) => table.label));
    for (const { label, floor: rowFloor, first, count } of hall.rows) {
        if (rowFloor !== floor || label === '' || tables.has(label)) continue;
        const last = first + count - 1;
        writeBeyond(pen, label, hall, last, Math.max(first, last - 1), px, py, count === 1 ? -1 : 1);
        if (count > 1) writeBeyond(pen, label, hall, first, first + 1, px, py, 1);
    }
}

function writeBeyond(pen: CanvasRenderingContext2D, label: string, hall: Hall, end: number, inner: number, px: (x: number) => number, py: (y: number) => number, side: number): void {
    let stepX = hall.x[end]! - hall.x[inner]!;
    let stepY = hall.y[end]! - hall.y[inner]!;
    const length = Math.hypot(stepX, stepY);
    if (length === 0) [stepX, stepY] = [side, 0];
    else [stepX, stepY] = [stepX / length, stepY / length];
    const x = px(hall.x[end]! + stepX * hall.pitch);
    const y = py(hall.y[end]! + stepY * hall.pitch);
    pen.fillText(label, x, y);
}

function writeIn(pen: CanvasRenderingContext2D, text: string, left: number, top: number, wide: number, high: number, colour: string, size: number, weight = 500, edge = 2): void {
    pen.font = `${weight} ${size}px system-ui, sans-serif`;
    // A word that does not fit says nothing; the list view has it in any case.
    if (pen.measureText(text).width > wide - 2 * edge) return;
    pen.fillStyle = colour;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillText(text, left + wide / 2, top + high / 2 + 0.5);
}
