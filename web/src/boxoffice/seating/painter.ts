// Draws one floor of a hall on a canvas. A back picture 1.5 times as large as the window is drawn
// once and copied while the map moves; it is drawn anew when an edge would show, when the scale
// leaves ½ to 2 times its own, and crisp a moment after the fingers stop. Seats that change are
// wiped and drawn in both pictures, and nothing else is: copying them from one to the other would make the
// browser keep a second back picture, written anew in every frame.
import { Grid } from './grid.ts';
import type { Box, Hall } from './hall.ts';
import { lookCount, looks, planLooks } from './looks.ts';
import type { Palette } from './palette.ts';
import { drawAreas, drawRowNames, drawShapes, drawTables, type AreaText, type Sheet } from './scenery.ts';
import { StampBook } from './stamp-book.ts';
import { colourOf } from './stamps.ts';
import { fit, keepInside, seen, type Size, type View } from './view.ts';

const ahead = 0.25;
const crispAfterMs = 100;
/** Above this a whole picture costs less than its parts. */
const mostParts = 300;

/** A picture to draw on, without the part of it that is meant. */
type Pane = Omit<Sheet, 'box'>;

export interface Words {
    area: AreaText;
    shape: (kind: string) => string;
}

export class Painter {
    readonly #front: CanvasRenderingContext2D;
    readonly #back: CanvasRenderingContext2D;
    readonly #words: Words;
    #hall: Hall;
    #looks: Uint8Array;
    #stamps: StampBook;
    #palette: Palette;
    #grid: Grid;
    #floor = 0;
    #size: Size = { width: 0, height: 0 };
    #dpr = 1;
    /** Of the back picture: its scale and the place of its corner on the map; null when worthless. */
    #picture: { scale: number; left: number; top: number } | null = null;
    #changed = new Set<number>();
    /** The view that the front shows. */
    #copied: View | null = null;
    #frame = 0;
    #crisp: ReturnType<typeof setTimeout> | undefined;
    /** Told after each frame, for what lies over the map. */
    onframe: () => void = () => undefined;
    view: View = { scale: 1, x: 0, y: 0 };

    constructor(canvas: HTMLCanvasElement, hall: Hall, shown: Uint8Array, palette: Palette, words: Words) {
        this.#front = canvas.getContext('2d', { alpha: false })!;
        this.#back = document.createElement('canvas').getContext('2d', { alpha: false })!;
        this.#hall = hall;
        this.#looks = shown;
        this.#palette = palette;
        this.#words = words;
        this.#grid = new Grid(hall, 0);
        this.#stamps = new StampBook(hall);
    }

    get palette(): Palette {
        return this.#palette;
    }

    get grid(): Grid {
        return this.#grid;
    }

    get size(): Size {
        return this.#size;
    }

    get bounds(): Box {
        return this.#hall.bounds[this.#floor]!;
    }

    get whole(): View {
        return fit(this.bounds, this.#size);
    }

    /** Seats at most as large as a thumb. */
    get mostScale(): number {
        return Math.max(56 / this.#hall.pitch, this.whole.scale * 1.5);
    }

    get seatSize(): number {
        return this.#hall.pitch * 0.86 * this.view.scale;
    }

    showFloor(floor: number): void {
        this.#floor = floor;
        this.#grid = new Grid(this.#hall, floor);
        this.view = this.whole;
        this.repaint();
    }

    /** The same hall after a step of drawing: the view stays where it is. */
    replace(hall: Hall, shown: Uint8Array, floor: number): void {
        this.#hall = hall;
        this.#looks = shown;
        this.#stamps = new StampBook(hall);
        this.#changed.clear();
        if (floor !== this.#floor) return this.showFloor(floor);
        this.#grid = new Grid(hall, floor);
        this.repaint();
    }

    resize(size: Size): void {
        const whole = this.view.scale <= this.whole.scale * 1.001 || this.#size.width === 0;
        this.#size = size;
        this.#dpr = Math.min(2, devicePixelRatio || 1);
        const canvas = this.#front.canvas;
        canvas.width = Math.round(size.width * this.#dpr);
        canvas.height = Math.round(size.height * this.#dpr);
        this.#back.canvas.width = Math.ceil(size.width * (1 + 2 * ahead) * this.#dpr);
        this.#back.canvas.height = Math.ceil(size.height * (1 + 2 * ahead) * this.#dpr);
        this.view = whole ? this.whole : keepInside(this.view, this.bounds, size);
        this.repaint();
        // A resized canvas is empty until it is painted: not one frame of that.
        this.#draw();
    }

    dress(palette: Palette): void {
        this.#palette = palette;
        this.repaint();
    }

    move(view: View): void {
        const inside = keepInside(view, this.bounds, this.#size);
        // Whole device pixels: the picture is copied as it is, not smeared.
        const snap = (at: number) => Math.round(at * this.#dpr) / this.#dpr;
        this.view = { scale: inside.scale, x: snap(inside.x), y: snap(inside.y) };
        clearTimeout(this.#crisp);
        if (this.#picture && this.#picture.scale !== this.view.scale) {
            this.#crisp = setTimeout(() => this.repaint(), crispAfterMs);
        }
        this.#ask();
    }

    /** These seats look different now. */
    change(seats: Iterable<number>): void {
        for (const seat of seats) this.#changed.add(seat);
        this.#ask();
    }

    repaint(): void {
        this.#picture = null;
        this.#copied = null;
        this.#ask();
    }

    stop(): void {
        cancelAnimationFrame(this.#frame);
        clearTimeout(this.#crisp);
    }

    #ask(): void {
        if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
    }

    #draw(): void {
        cancelAnimationFrame(this.#frame);
        this.#frame = 0;
        if (this.#size.width === 0) return;
        if (this.#changed.size > mostParts) this.#picture = null;
        const kept = this.#covers();
        if (kept) for (const seat of this.#changed) this.#paintPart(seat, this.#backSheet());
        else this.#paintPicture();
        // While the map lies still only the seats that changed are drawn.
        const still = kept && this.#copied === this.view && this.#picture!.scale === this.view.scale;
        if (still) for (const seat of this.#changed) this.#paintPart(seat, this.#frontSheet());
        else this.#copy();
        this.#changed.clear();
        this.#copied = this.view;
        this.onframe();
    }

    #covers(): boolean {
        const picture = this.#picture;
        if (picture === null) return false;
        const { scale } = this.view;
        if (scale > picture.scale * 2 || scale < picture.scale / 2) return false;
        const window = seen(this.view, this.#size);
        const box = this.bounds;
        const right = picture.left + (this.#size.width * (1 + 2 * ahead)) / picture.scale;
        const bottom = picture.top + (this.#size.height * (1 + 2 * ahead)) / picture.scale;
        // What is beyond the map is empty and need not be in the picture.
        return (
            (picture.left <= window.left || picture.left <= box.left) &&
            (picture.top <= window.top || picture.top <= box.top) &&
            (right >= window.right || right >= box.right) &&
            (bottom >= window.bottom || bottom >= box.bottom)
        );
    }

    #paintPicture(): void {
        const { scale, x, y } = this.view;
        const marginX = Math.round(this.#size.width * ahead);
        const marginY = Math.round(this.#size.height * ahead);
        this.#picture = { scale, left: (-x - marginX) / scale, top: (-y - marginY) / scale };
        const width = this.#size.width * (1 + 2 * ahead);
        const height = this.#size.height * (1 + 2 * ahead);
        const { left, top } = this.#picture;
        this.#paint({ left, top, right: left + width / scale, bottom: top + height / scale }, this.#backSheet());
    }

    #paintPart(seat: number, sheet: Pane): void {
        if (this.#hall.floor[seat] !== this.#floor) return;
        const reach = this.#hall.pitch * 0.5;
        const x = this.#hall.x[seat]!;
        const y = this.#hall.y[seat]!;
        this.#paint({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }, sheet);
    }

    #backSheet(): Pane {
        const { scale, left, top } = this.#picture!;
        return { pen: this.#back, scale, px: (x) => (x - left) * scale, py: (y) => (y - top) * scale };
    }

    /** The front where it shows the back picture unscaled, on whole device pixels. */
    #frontSheet(): Pane {
        const { scale, left, top } = this.#picture!;
        const { x: atX, y: atY } = this.#place();
        const [dx, dy] = [atX / this.#dpr, atY / this.#dpr];
        return { pen: this.#front, scale, px: (x) => (x - left) * scale + dx, py: (y) => (y - top) * scale + dy };
    }

    /** Draws a part of the map, clipped to it. */
    #paint(box: Box, pane: Pane): void {
        const sheet: Sheet = { ...pane, box };
        const { pen, scale, px, py } = sheet;
        pen.save();
        pen.setTransform(this.#dpr, 0, 0, this.#dpr, 0, 0);
        pen.beginPath();
        pen.rect(px(box.left), py(box.top), (box.right - box.left) * scale, (box.bottom - box.top) * scale);
        pen.clip();
        pen.fillStyle = this.#palette.ground;
        pen.fillRect(px(box.left), py(box.top), (box.right - box.left) * scale, (box.bottom - box.top) * scale);
        drawShapes(sheet, this.#hall, this.#floor, this.#palette, this.#words.shape);
        drawAreas(sheet, this.#hall, this.#floor, this.#palette, this.#words.area);
        drawTables(sheet, this.#hall, this.#floor, this.#palette);
        const size = this.#hall.pitch * 0.86 * scale;
        if (size >= 9 && box.right - box.left > this.#hall.pitch) {
            drawRowNames(sheet, this.#hall, this.#floor, this.#palette);
        }
        if (size < 5) this.#paintSquares(sheet, box, size);
        else this.#paintStamps(sheet, box, size);
        pen.restore();
    }

    #paintSquares({ pen, px, py }: Sheet, box: Box, size: number): void {
        // Sorted by look: setting a colour costs more than filling a square.
        const side = Math.max(1, size);
        const { categories } = this.#hall.map;
        const byLook: number[][] = Array.from({ length: lookCount + categories.length }, () => []);
        this.#grid.within(box, (seat) => {
            const look = this.#looks[seat]!;
            byLook[look === planLooks.drawn ? lookCount + this.#hall.category[seat]! : look]!.push(seat);
        });
        byLook.forEach((seats, look) => {
            const category = categories[look - lookCount];
            pen.fillStyle = category ? this.#palette.categories[category.colour] : colourOf(look, this.#palette);
            for (const seat of seats) {
                pen.fillRect(px(this.#hall.x[seat]!) - side / 2, py(this.#hall.y[seat]!) - side / 2, side, side);
            }
        });
    }

    #paintStamps({ pen, px, py }: Sheet, box: Box, size: number): void {
        const stamps = this.#stamps;
        stamps.prepare(size, this.#dpr, this.#palette);
        const numbered = size >= 22;
        const side = Math.ceil(size * this.#dpr) / this.#dpr;
        if (numbered) {
            pen.font = `600 ${Math.min(15, size * 0.42)}px system-ui, sans-serif`;
            pen.textAlign = 'center';
            pen.textBaseline = 'middle';
        }
        this.#grid.within(box, (seat) => {
            const x = px(this.#hall.x[seat]!);
            const y = py(this.#hall.y[seat]!);
            pen.drawImage(stamps.of(seat, this.#looks[seat]!), x - side / 2, y - side / 2, side, side);
            const look = this.#looks[seat]!;
            if (numbered && this.#hall.kind[seat] === 0 && (look === looks.free || look >= planLooks.drawn)) {
                pen.fillStyle = look === planLooks.chosen ? this.#palette.onPicked : this.#palette.sign;
                pen.fillText(this.#hall.numbers[seat]!, x, y + 0.5);
            }
        });
    }

    /** Where the back picture lies on the front, in device pixels; unscaled it lies on whole ones. */
    #place(): { x: number; y: number; by: number } {
        const { scale, left, top } = this.#picture!;
        const by = this.view.scale / scale;
        const x = (left * this.view.scale + this.view.x) * this.#dpr;
        const y = (top * this.view.scale + this.view.y) * this.#dpr;
        return by === 1 ? { x: Math.round(x), y: Math.round(y), by } : { x, y, by };
    }

    #copy(): void {
        const { x, y, by } = this.#place();
        const { canvas } = this.#back;
        const pen = this.#front;
        pen.fillStyle = this.#palette.ground;
        pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
        pen.drawImage(canvas, x, y, canvas.width * by, canvas.height * by);
    }
}
