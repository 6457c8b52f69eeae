// A seat as a small picture, drawn once for each look and size and then only copied. From 12 pixels
// on it bears a sign; a thin ring in the colour of its category goes around it from 14 on.
import { companion, wheelchair } from './hall.ts';
import { looks, planLooks } from './looks.ts';
import type { Palette } from './palette.ts';

export interface Kind {
    readonly look: number;
    readonly fill: string;
    readonly ring: string | null;
    readonly kind: number;
    readonly restricted: boolean;
}

type Pen = CanvasRenderingContext2D;

/** Signs in a square from −1 to 1. */
const signs: Record<number, (pen: Pen) => void> = {
    [looks.mine]: (pen) => lines(pen, [-0.5, 0.05, -0.12, 0.42, 0.55, -0.4]),
    [looks.pending]: (pen) => [-0.45, 0, 0.45].forEach((x) => dot(pen, x, 0, 0.13)),
    [looks.sold]: (pen) => (lines(pen, [-0.45, -0.45, 0.45, 0.45]), lines(pen, [0.45, -0.45, -0.45, 0.45])),
    [looks.reserved]: (pen) => (ring(pen, 0, 0, 0.5), lines(pen, [0, -0.28, 0, 0.05, 0.22, 0.18])),
    [looks.held]: (pen) => lines(pen, [-0.42, -0.55, 0.42, -0.55, -0.42, 0.55, 0.42, 0.55, -0.42, -0.55]),
    [looks.house]: (pen) => lines(pen, [-0.5, 0, 0.5, 0]),
    [looks.closed]: (pen) => lines(pen, [0.35, -0.45, -0.35, 0.45]),
    [looks.refused]: (pen) => (lines(pen, [0, -0.55, 0, 0.15]), dot(pen, 0, 0.5, 0.14)),
    [looks.picked]: (pen) => lines(pen, [-0.5, 0.05, -0.12, 0.42, 0.55, -0.4]),
};

function lines(pen: Pen, points: readonly number[]): void {
    pen.beginPath();
    for (let at = 0; at < points.length; at += 2) pen.lineTo(points[at]!, points[at + 1]!);
    pen.stroke();
}

function dot(pen: Pen, x: number, y: number, radius: number): void {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fill();
}

function ring(pen: Pen, x: number, y: number, radius: number): void {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.stroke();
}

function drawWheelchair(pen: Pen): void {
    dot(pen, -0.15, -0.62, 0.15);
    lines(pen, [-0.15, -0.4, -0.12, 0.05, 0.3, 0.05, 0.5, 0.5]);
    pen.beginPath();
    pen.arc(-0.12, 0.25, 0.42, -0.2 * Math.PI, 1.15 * Math.PI);
    pen.stroke();
}

function drawCompanion(pen: Pen): void {
    dot(pen, 0, -0.38, 0.22);
    pen.beginPath();
    pen.arc(0, 0.55, 0.45, Math.PI, 2 * Math.PI);
    pen.stroke();
}

export function colourOf(look: number, palette: Palette): string {
    switch (look) {
        case looks.free:
            return palette.free;
        case looks.mine:
        case looks.pending:
            return palette.mine;
        case looks.sold:
        case looks.reserved:
        case looks.refused:
            return palette.sold;
        case looks.closed:
            return palette.closed;
        case looks.picked:
        case planLooks.chosen:
            return palette.picked;
        default:
            return palette.grey;
    }
}

const round: readonly number[] = [looks.free, looks.mine, looks.pending, looks.refused, planLooks.drawn];

/** Draws at the pen's origin, `size` pixels wide. */
export function drawSeat(pen: Pen, size: number, { look, fill, ring: ringColour, kind, restricted }: Kind, palette: Palette): void {
    const yellow = look === looks.mine || look === looks.pending;
    const ringed = ringColour !== null && size >= 14;
    const thin = Math.max(1, size * 0.07);
    let radius = size / 2 - 0.5;
    if (ringed) {
        pen.strokeStyle = ringColour;
        pen.lineWidth = thin;
        outline(pen, look, radius - thin / 2);
        pen.stroke();
        radius -= thin + Math.max(0.75, size * 0.04);
    }
    pen.fillStyle = fill;
    outline(pen, look, radius);
    pen.fill();
    if (yellow) {
        pen.strokeStyle = palette.mineEdge;
        pen.lineWidth = thin;
        outline(pen, look, radius - thin / 2);
        pen.stroke();
    }
    if (size < 12) return;
    pen.strokeStyle = pen.fillStyle = yellow ? palette.onMine : look === looks.picked || look === planLooks.chosen ? palette.onPicked : look === looks.closed ? palette.soft : palette.sign;
    const sign = signs[look] ?? (kind === wheelchair ? drawWheelchair : kind === companion ? drawCompanion : null);
    if (sign) {
        pen.save();
        pen.scale(radius * 0.95, radius * 0.95);
        pen.lineWidth = 0.26;
        pen.lineCap = pen.lineJoin = 'round';
        sign(pen);
        pen.restore();
    }
    if (restricted) markRestricted(pen, size / 2, palette);
}

function outline(pen: Pen, look: number, radius: number): void {
    pen.beginPath();
    if (round.includes(look)) pen.arc(0, 0, radius, 0, 2 * Math.PI);
    else pen.roundRect(-radius, -radius, 2 * radius, 2 * radius, radius * 0.35);
}

/** A corner cut off, as the view is. */
function markRestricted(pen: Pen, half: number, palette: Palette): void {
    pen.beginPath();
    pen.moveTo(half * 0.2, -half);
    pen.lineTo(half, -half);
    pen.lineTo(half, -half * 0.2);
    pen.closePath();
    pen.fillStyle = palette.ink;
    pen.fill();
}
