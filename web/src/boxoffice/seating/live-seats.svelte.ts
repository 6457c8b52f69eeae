// The seats of one screening, drawn from the server's picture and kept up to date by the feed. Pure
// arrays underneath; `version` counts up for what reads them in components: at the next frame, and then
// not before `calmMs` have passed, because before a premiere hundreds of seats a second change hands.
import { api, type NewsItem, type SeatStates } from '../../api/client.ts';
import { ask } from '../../commands/send.ts';
import type { Outcome } from '../../commands/outcome.ts';
import { serverNow } from '../../device/clock.ts';
import type { Feed } from '../../feed/feed.svelte.ts';
import { hallOf, type Hall } from './hall.ts';
import { lookCount, lookOf, type Mine } from './looks.ts';
import { SeatBoard } from './seat-board.ts';

const reloadAtMostEveryMs = 2000;
const calmMs = 150;
const noSeats: ReadonlySet<number> = new Set();
export const nobody: Mine = {
    cart: '',
    seats: noSeats,
    pending: noSeats,
    refused: noSeats,
    picked: noSeats,
    closed: [],
};

/** Where the picture of the seats comes from: a screening, or what a room keeps in all of them. */
export interface SeatSource {
    /** 0 when no single one. */
    readonly screening: number;
    readonly map: number;
    states: () => Promise<Outcome<SeatStates>>;
}

export function ofScreening(screening: number, map: number): SeatSource {
    const states = () =>
        ask((signal) =>
            api.GET('/api/v1/screenings/{screening}/seats', { params: { path: { screening } }, signal }),
        );
    return { screening, map, states };
}

type Trouble = Exclude<Outcome<unknown>, { kind: 'done' }>;
type Painting = (seats: readonly number[] | null) => void;

export class LiveSeats {
    hall = $state.raw<Hall | null>(null);
    trouble = $state.raw<Trouble | null>(null);
    version = $state(0);
    floor = $state(0);
    board = new SeatBoard(0, 0);
    /** How each seat looks now, as looks.ts counts them. */
    shown = new Uint8Array(0);
    counts = new Uint32Array(lookCount);

    readonly #source: SeatSource;
    #mine = nobody;
    #early: NewsItem[] = [];
    #deaf: () => void;
    #frame = 0;
    #calm: ReturnType<typeof setTimeout> | undefined;
    #uncounted = false;
    #reloading: ReturnType<typeof setTimeout> | undefined;
    readonly #clock = setInterval(() => this.#expire(), 1000);
    #paint: Painting = () => undefined;

    constructor(source: SeatSource, feed: Feed) {
        this.#source = source;
        // First listen, then ask: nothing can happen in between.
        this.#deaf = feed.listen((item) => this.#hear(item));
        void this.#open();
    }

    close(): void {
        this.#deaf();
        cancelAnimationFrame(this.#frame);
        clearTimeout(this.#calm);
        clearTimeout(this.#reloading);
        clearInterval(this.#clock);
    }

    /** One canvas is told what to paint; null is everything. */
    paintWith(paint: Painting): () => void {
        this.#paint = paint;
        return () => (this.#paint = () => undefined);
    }

    async #open(): Promise<void> {
        this.trouble = null;
        const [hall, states] = await Promise.all([
            hallOfMap(this.#source.map),
            this.#source.states(),
        ]);
        if (hall.kind !== 'done') this.trouble = hall;
        else if (states.kind !== 'done') this.trouble = states;
        else {
            this.board = new SeatBoard(this.#source.screening, hall.value.count);
            this.shown = new Uint8Array(hall.value.count);
            this.#early.forEach((item) => this.board.hear(item));
            this.#early = [];
            const gap = this.board.load(states.value);
            this.hall = hall.value;
            this.#lookAgain(null);
            if (gap) this.#reloadSoon();
        }
    }

    retry(): void {
        void this.#open();
    }

    async reload(): Promise<void> {
        const states = await this.#source.states();
        if (this.hall === null) return;
        if (states.kind === 'done' && this.board.load(states.value)) this.#reloadSoon();
        this.#lookAgain(null);
    }

    #reloadSoon(): void {
        this.#reloading ??= setTimeout(() => {
            this.#reloading = undefined;
            void this.reload();
        }, reloadAtMostEveryMs);
    }

    #hear(item: NewsItem): void {
        if (this.hall === null) {
            this.#early.push(item);
            return;
        }
        const { seats, areas, gap } = this.board.hear(item);
        if (gap) this.#reloadSoon();
        if (seats.length > 0) this.#lookAgain(seats);
        if (areas) this.#tell(null);
    }

    #expire(): void {
        const free = this.board.expire(serverNow());
        if (free.length > 0) this.#lookAgain(free);
    }

    /** What lies in the cart, what is chosen, what the tariff may not take. */
    dress(mine: Mine): void {
        this.#mine = mine;
        if (this.hall === null) return;
        const changed: number[] = [];
        for (let seat = 0; seat < this.shown.length; seat += 1) {
            if (this.#look(seat)) changed.push(seat);
        }
        if (changed.length > 0) this.#tell(changed, true);
    }

    #lookAgain(seats: readonly number[] | null): void {
        if (seats === null) {
            this.counts.fill(0);
            for (let seat = 0; seat < this.shown.length; seat += 1) {
                this.shown[seat] = lookOf(this.board, this.hall!.category, seat, this.#mine);
                this.counts[this.shown[seat]!]! += 1;
            }
        } else for (const seat of seats) if (seat < this.shown.length) this.#look(seat);
        this.#tell(seats);
    }

    #look(seat: number): boolean {
        const look = lookOf(this.board, this.hall!.category, seat, this.#mine);
        const before = this.shown[seat]!;
        if (look === before) return false;
        this.counts[before]! -= 1;
        this.counts[look]! += 1;
        this.shown[seat] = look;
        return true;
    }

    #tell(seats: readonly number[] | null, own = false): void {
        this.#paint(seats);
        this.#count(own);
    }

    /** What the cashier did herself is said at once, what others did calmly. */
    #count(own: boolean): void {
        this.#uncounted = true;
        if (this.#frame !== 0 || (this.#calm !== undefined && !own)) return;
        this.#frame = requestAnimationFrame(() => {
            this.#frame = 0;
            this.#uncounted = false;
            this.version += 1;
            clearTimeout(this.#calm);
            this.#calm = setTimeout(() => {
                this.#calm = undefined;
                if (this.#uncounted) this.#count(false);
            }, calmMs);
        });
    }
}

// A version of a map never changes. A few are kept: a till goes back and forth between two rooms.
const kept = new Map<number, Hall>();
const mostKept = 4;

export async function hallOfMap(map: number): Promise<Outcome<Hall>> {
    const known = kept.get(map);
    if (known) return { kind: 'done', value: known };
    const outcome = await ask((signal) =>
        api.GET('/api/v1/seat-maps/{map}', { params: { path: { map } }, signal }),
    );
    if (outcome.kind !== 'done') return outcome;
    const hall = hallOf(outcome.value.map);
    kept.set(map, hall);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
    return { kind: 'done', value: hall };
}
