// The desk one draws at: the drawing with its steps, the tool in the hand with its figures, and what
// it would put on the map (the ghost). Knows no server.
import type { SeatMap, Text } from '../../../api/client.ts';
import { mapWords } from '../../../words/maps/maps.svelte.ts';
import { hallOf, type Box, type Hall } from '../hall.ts';
import { planLooks } from '../looks.ts';
import { bounded, seatsIn, usual, type Block } from './block.ts';
import { choiceOf, sectionsOn } from './choice.ts';
import { choose, plain, samePart, type Drawing, type MapShape, type PartRef, type Point } from './drawing.ts';
import * as edits from './edits.ts';
import { History } from './history.ts';
import * as parts from './parts.ts';
import { problemsOf, type Problem } from './problems.ts';
import { freePlace } from './snap.ts';

export type Tool = 'choose' | 'pan' | 'block' | 'row' | 'table' | 'area' | 'shape';
export type Grain = 'seat' | 'row' | 'section';

export class MapDesk {
    readonly #history: History;
    drawing = $state.raw<Drawing>()!;
    canUndo = $state(false);
    canRedo = $state(false);

    floorAt = $state(0);
    tool = $state<Tool>('choose');
    /** What one tap chooses. */
    grain = $state<Grain>('row');
    /** Taps add to what is chosen, as with the shift key. */
    adding = $state(false);
    said = $state('');

    // What the next thing will be.
    block = $state.raw<Block>({ ...usual, x: 0, y: 0, section: '', category: '' });
    spot = $state.raw<Point>({ x: 0, y: 0 });
    frame = $state.raw<parts.Frame>({ x: 0, y: 0, width: 600, height: 400 });
    table = $state({ chairs: 8, across: 150, label: 'T1' });
    area = $state.raw<{ name: Text; capacity: number }>({ name: {}, capacity: 100 });
    shape = $state<{ kind: MapShape['kind']; text: string }>({ kind: 'stage', text: '' });
    #section = $state('');
    #category = $state('');
    /** How far the chosen things are being dragged. */
    drag = $state.raw<Point | null>(null);
    /** Where the map should be looked at next: set by whoever jumps to a problem. */
    wanted = $state.raw<Point | null>(null);

    readonly map = $derived(this.drawing.map);
    readonly floor = $derived(this.map.floors[Math.min(this.floorAt, this.map.floors.length - 1)]!);
    readonly sections = $derived(sectionsOn(this.map, this.floor.key));
    readonly section = $derived(this.sections.find(({ key }) => key === this.#section)?.key ?? this.sections[0]?.key ?? '');
    readonly category = $derived(this.map.categories.find(({ key }) => key === this.#category)?.key ?? this.map.categories[0]!.key);
    readonly choice = $derived(choiceOf(this.drawing));
    readonly problems = $derived<Problem[]>(problemsOf(this.map));
    readonly ghost = $derived.by((): Drawing | null => this.#ghost());
    readonly shownDrawing = $derived(this.ghost ?? this.drawing);
    readonly hall = $derived.by((): Hall => {
        const hall = hallOf(this.shownDrawing.map);
        return { ...hall, bounds: hall.bounds.map((box) => roomy(box, hall.map.focal)) };
    });
    readonly shown = $derived.by((): Uint8Array => {
        const shown = new Uint8Array(this.hall.count).fill(planLooks.drawn);
        for (const seat of this.shownDrawing.seats) shown[seat] = planLooks.chosen;
        return shown;
    });

    constructor(map: SeatMap) {
        this.#history = new History(plain(map));
        this.drawing = this.#history.now;
    }

    #ghost(): Drawing | null {
        const { drawing, section, category, tool } = this;
        if (this.drag) return edits.move(drawing, this.drag.x, this.drag.y);
        if (section === '') return null;
        switch (tool) {
            case 'block':
            case 'row':
                return parts.addBlock(drawing, { ...this.block, section, category });
            case 'table':
                return parts.addTable(drawing, { ...this.spot, ...this.table, section, category });
            case 'area':
                return parts.addArea(drawing, this.frame, this.area.name, this.area.capacity, section, category);
            case 'shape':
                return parts.addShape(drawing, this.frame, this.shape.kind, this.floor.key, this.shape.text.trim());
            default:
                return null;
        }
    }

    #show(): void {
        this.drawing = this.#history.now;
        this.canUndo = this.#history.canUndo;
        this.canRedo = this.#history.canRedo;
        this.floorAt = Math.min(this.floorAt, this.drawing.map.floors.length - 1);
    }

    /** One step; `merge` as in history.ts. */
    edit(change: (drawing: Drawing) => Drawing, merge = ''): void {
        this.#history.step(change(this.drawing), merge);
        this.#show();
    }

    choose(seats: Iterable<number>, chosenParts: readonly PartRef[] = []): void {
        this.#history.choose(choose(this.drawing, seats, chosenParts));
        this.#show();
    }

    undo(): void {
        this.#history.undo();
        this.#show();
        this.said = mapWords.words.undone;
    }

    redo(): void {
        this.#history.redo();
        this.#show();
        this.said = mapWords.words.redone;
    }

    /** Another map altogether, as a step: it can be taken back. */
    replace(map: SeatMap): void {
        this.take('choose');
        this.edit(() => plain(map));
    }

    take(tool: Tool): void {
        this.tool = tool;
        this.drag = null;
        if (tool === 'choose' || tool === 'pan') return;
        this.choose([]);
        const place = freePlace(this.map, this.floor.key);
        this.#continueNames();
        this.block = { ...this.block, ...place, rows: tool === 'row' ? 1 : Math.max(2, this.block.rows), angle: 0 };
        this.spot = place;
        this.table.label = parts.nextTable(this.map, this.section);
        const [width, height] = tool === 'shape' ? [1000, 300] : [600, 400];
        const onTop = tool === 'shape' && (this.map.shapes ?? []).length === 0;
        this.frame = { x: place.x - width / 2, y: onTop ? this.map.focal.y - height - 100 : place.y, width, height };
    }

    #continueNames(): void {
        const { naming } = this.block;
        this.block = { ...this.block, naming: { ...naming, start: parts.nextRow(this.map, this.section, naming) } };
    }

    putInto(section: string): void {
        this.#section = section;
        this.#continueNames();
        this.table.label = parts.nextTable(this.map, section);
    }

    putCategory(category: string): void {
        this.#category = category;
    }

    setBlock(change: Partial<Block>): void {
        this.block = bounded({ ...this.block, ...change });
    }

    /** Puts the ghost on the map. */
    place(): void {
        const { ghost, tool } = this;
        if (ghost === null) return;
        const count = tool === 'block' || tool === 'row' ? seatsIn(this.block) : ghost.seats.length;
        this.edit(() => ghost);
        this.tool = 'choose';
        this.said = mapWords.words.placed(count);
    }

    /** A tap on a seat, by the grain; `adds` keeps what was chosen and takes away what was chosen twice. */
    tap(seat: number, adds: boolean): void {
        const one = choose(this.drawing, [seat]);
        const hit = this.grain === 'seat' ? one : this.grain === 'row' ? edits.wholeRows(one) : edits.wholeSections(one);
        const before = new Set(this.drawing.seats);
        if (!(adds || this.adding)) return this.choose(hit.seats, hit.parts);
        const takes = before.has(seat);
        for (const each of hit.seats) if (takes) before.delete(each);
            else before.add(each);
        const others = this.drawing.parts.filter((ref) => !hit.parts.some((part) => samePart(part, ref)));
        this.choose(before, takes ? others : [...others, ...hit.parts]);
    }

    tapPart(part: PartRef, adds: boolean): void {
        if (!(adds || this.adding)) return this.choose([], [part]);
        const others = this.drawing.parts.filter((ref) => !samePart(part, ref));
        this.choose(this.drawing.seats, others.length === this.drawing.parts.length ? [...others, part] : others);
    }

    chooseBox(seats: readonly number[], adds: boolean): void {
        const whole = this.grain === 'seat' ? choose(this.drawing, seats) : edits.wholeRows(choose(this.drawing, seats));
        if (adds || this.adding) this.choose([...this.drawing.seats, ...whole.seats], [...this.drawing.parts, ...whole.parts]);
        else this.choose(whole.seats, whole.parts);
    }

    dropDrag(): void {
        const { drag } = this;
        this.drag = null;
        if (drag) this.edit((drawing) => edits.move(drawing, drag.x, drag.y));
    }

    nudge(x: number, y: number): void {
        this.edit((drawing) => edits.move(drawing, x, y), `nudge ${this.drawing.seats.length}`);
    }

    showProblem({ seats = [], part }: Problem): void {
        this.take('choose');
        this.choose(seats, part ? [part] : []);
        const { hall } = this;
        const seat = seats.at(-1);
        const found = part && this.map[part.list]?.[part.at];
        if (seat !== undefined) {
            this.floorAt = hall.floor[seat]!;
            this.wanted = { x: hall.x[seat]!, y: hall.y[seat]! };
        } else if (found) this.wanted = { x: found.x, y: found.y };
    }
}

/** Ground to draw on beyond what is there, and the usual size of a hall where nothing is. */
function roomy(box: Box, focal: Point): Box {
    return {
        left: Math.min(box.left - 250, focal.x - 1200),
        top: Math.min(box.top - 250, focal.y - 450),
        right: Math.max(box.right + 250, focal.x + 1200),
        bottom: Math.max(box.bottom + 400, focal.y + 1600),
    };
}
