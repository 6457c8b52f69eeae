// What a hand means on a plan that is being drawn, by the tool it holds.
import { inBox } from '../finding-seats.ts';
import type { Hand } from '../gestures.ts';
import type { Rubber } from '../hand-on-map.ts';
import type { Painter } from '../painter.ts';
import { zoomAt } from '../view.ts';
import { blockIn, rowBetween } from './block.ts';
import { samePart, type Point } from './drawing.ts';
import type { MapDesk } from './map-desk.svelte.ts';
import { frameOf, partAt } from './parts.ts';
import { guidesOf, onMark, snapped, type Guides } from './snap.ts';

const reachPx = 22;

interface Wishes {
    adds: () => boolean;
    /** The rectangle of choosing, in CSS pixels. */
    rubber: (drawn: Rubber | null) => void;
    /** Where the hand is while it draws; what is being drawn is read from the desk. */
    drawing: (at: Point | null) => void;
    touched: (seat: number) => void;
}

export function handOnPlan(painter: Painter, desk: MapDesk, wishes: Wishes): Hand {
    /** The stroke under way with the choosing tool: it moves what it began on, or draws a rectangle. */
    let stroke: { anchor: Point; guides: Guides } | 'box' | null = null;

    const onMap = (x: number, y: number): Point => {
        const { view } = painter;
        return { x: (x - view.x) / view.scale, y: (y - view.y) / view.scale };
    };
    const seatAt = (point: Point, px: number) => painter.grid.nearest(point.x, point.y, px / painter.view.scale);
    const partUnder = ({ x, y }: Point) => partAt(desk.map, desk.floor.key, x, y);

    /** What a move starts from: only what is chosen already can be moved. */
    function grip(from: Point) {
        const seat = seatAt(from, Math.max(8, painter.seatSize * 0.6));
        if (seat >= 0 && desk.drawing.seats.includes(seat)) {
            return { anchor: { x: desk.hall.x[seat]!, y: desk.hall.y[seat]! }, guides: guidesOf(desk.drawing, desk.floor.key) };
        }
        const part = partUnder(from);
        const chosen = part !== null && seat < 0 && desk.drawing.parts.some((ref) => samePart(ref, part));
        return chosen ? { anchor: onMark(from), guides: { xs: [], ys: [] } } : null;
    }

    function chooseOrMove(fromX: number, fromY: number, x: number, y: number, over: boolean) {
        const [from, to] = [onMap(fromX, fromY), onMap(x, y)];
        stroke ??= grip(from) ?? 'box';
        if (stroke !== 'box') {
            desk.drag = snapped(stroke.anchor, to.x - from.x, to.y - from.y, stroke.guides);
            if (over) desk.dropDrag();
        } else {
            const [left, right] = [Math.min(fromX, x), Math.max(fromX, x)];
            const [top, bottom] = [Math.min(fromY, y), Math.max(fromY, y)];
            wishes.rubber(over ? null : { x: left, y: top, width: right - left, height: bottom - top });
            if (over) {
                const [a, b] = [onMap(left, top), onMap(right, bottom)];
                desk.chooseBox(inBox(desk.hall, painter.grid, { left: a.x, top: a.y, right: b.x, bottom: b.y }), wishes.adds());
            }
        }
        if (over) stroke = null;
    }

    return {
        canDraw: () => desk.tool !== 'pan',
        eager: () => desk.tool !== 'pan' && desk.tool !== 'choose',
        drawn(fromX, fromY, x, y, over) {
            if (desk.tool === 'choose') return chooseOrMove(fromX, fromY, x, y, over);
            const [from, to] = [onMark(onMap(fromX, fromY)), onMark(onMap(x, y))];
            if (desk.tool === 'block') desk.block = blockIn(desk.block, from, to);
            if (desk.tool === 'row') desk.block = rowBetween(desk.block, from, to);
            if (desk.tool === 'table') desk.spot = to;
            if (desk.tool === 'area' || desk.tool === 'shape') desk.frame = frameOf(from, to);
            wishes.drawing(over ? null : { x, y });
        },
        undrawn() {
            stroke = null;
            desk.drag = null;
            wishes.rubber(null);
            wishes.drawing(null);
        },
        tapped(x, y) {
            const point = onMap(x, y);
            if (desk.tool === 'table') desk.spot = onMark(point);
            else if (desk.tool === 'block' || desk.tool === 'row') desk.setBlock(onMark(point));
            else if (desk.tool === 'area' || desk.tool === 'shape') desk.frame = { ...desk.frame, ...onMark(point) };
            else if (desk.tool === 'choose') {
                const part = partUnder(point);
                // Inside a table or an area only a seat that is really hit is meant.
                const seat = seatAt(point, part ? painter.seatSize * 0.6 : reachPx);
                if (seat >= 0) {
                    wishes.touched(seat);
                    desk.tap(seat, wishes.adds());
                } else if (part) desk.tapPart(part, wishes.adds());
                else if (!wishes.adds()) desk.choose([]);
            }
        },
        moved(byX, byY) {
            const { view } = painter;
            painter.move({ ...view, x: view.x + byX, y: view.y + byY });
        },
        zoomed(factor, x, y) {
            painter.move(zoomAt(painter.view, factor, x, y, painter.whole.scale, painter.mostScale));
        },
    };
}
