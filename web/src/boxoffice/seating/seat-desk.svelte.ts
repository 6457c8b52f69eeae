// Selling numbered seats of one screening: the armed tariff, what a tap on a seat means, and what is
// said about it.
import { api, type Screening, type SeatStory, type Tariff } from '../../api/client.ts';
import { ask, send } from '../../commands/send.ts';
import type { Feed } from '../../feed/feed.svelte.ts';
import { said } from '../../words/spoken.svelte.ts';
import { seatWords } from '../../words/seats/seats.svelte.ts';
import { troubleText } from '../../words/trouble.ts';
import { written } from '../../words/written.svelte.ts';
import type { Basket } from '../sales/basket.svelte.ts';
import type { Item } from '../sales/basket.ts';
import { categoriesIn, seatOf } from './hall.ts';
import { LiveSeats, ofScreening } from './live-seats.svelte.ts';
import { looks, type Mine } from './looks.ts';
import { seatTaking } from './seat-taking.ts';
import { shortSeat } from './short-seat.ts';

const flashMs = 2500;
/** By screening: a turned tablet or a look at another screening does not disarm. */
const lastArmed = new Map<number, number>();

export interface Note {
    readonly text: string;
    readonly tone: 'warn' | 'bad' | 'good';
}

/** A sold ticket that is to get another seat. */
interface Reseating {
    readonly sale: string;
    readonly ticket: number;
    readonly seat: number;
}

export class SeatDesk {
    readonly live: LiveSeats;
    readonly basket: Basket;
    readonly screening: Screening;
    armedId = $state<number | null>(null);
    refused = $state.raw<ReadonlySet<number>>(new Set());
    /** Seats under the finger that draws along a row. */
    drawn = $state.raw<readonly number[]>([]);
    /** Counts taps without a tariff: the bar shakes anew at each. */
    shakes = $state(0);
    note = $state.raw<Note | null>(null);
    story = $state.raw<SeatStory | null>(null);
    reseating = $state.raw<Reseating | null>(null);
    choosing = $state(false);
    say: (text: string) => void = () => undefined;

    readonly #tariffs: () => readonly Tariff[];
    readonly #hasPrinter: () => boolean;
    #flash: ReturnType<typeof setTimeout> | undefined;

    readonly armed = $derived.by(() => {
        const tariffs = this.#tariffs();
        // The only tariff there is arms itself.
        return tariffs.length === 1 ? tariffs[0] : tariffs.find((one) => one.id === this.armedId);
    });

    /** By index of the category: the armed tariff may not take it. */
    readonly closed = $derived.by((): boolean[] => {
        const only = this.armed?.categories ?? [];
        const categories = this.live.hall?.map.categories ?? [];
        return categories.map(({ key }) => only.length > 0 && !only.includes(key));
    });

    readonly #offered = $derived.by(() => (this.live.hall ? categoriesIn(this.live.hall) : null));

    readonly mine = $derived.by((): Mine => {
        const seats = new Set<number>();
        const pending = new Set<number>();
        const known = new Set<number>();
        for (const line of this.basket.cart?.lines ?? []) {
            if (line.screening_id === this.screening.id) line.seats?.forEach(({ seat }) => known.add(seat - 1));
        }
        for (const line of this.basket.view.lines) {
            if (line.screening_id !== this.screening.id) continue;
            for (const { seat } of line.seats ?? []) (known.has(seat - 1) ? seats : pending).add(seat - 1);
        }
        const moving = this.reseating?.seat ?? this.basket.moving?.seat;
        const picked = new Set([...this.drawn, ...(moving === undefined ? [] : [moving - 1])]);
        return { cart: this.basket.id, seats, pending, refused: this.refused, picked, closed: this.closed };
    });

    constructor(screening: Screening, basket: Basket, feed: Feed, tariffs: () => readonly Tariff[], hasPrinter: () => boolean) {
        this.screening = screening;
        this.armedId = lastArmed.get(screening.id) ?? null;
        this.basket = basket;
        this.#tariffs = tariffs;
        this.#hasPrinter = hasPrinter;
        this.live = new LiveSeats(ofScreening(screening.id, screening.seat_map_id!), feed);
        seatTaking(basket).onrefused = (seats) => this.#flashed(seats);
    }

    close(): void {
        this.live.close();
        clearTimeout(this.#flash);
        this.basket.moving = null;
    }

    itemFor(tariff: Tariff): Item {
        const { id, title, starts_at_ms } = this.screening;
        return {
            screening_id: id,
            tariff_id: tariff.id,
            unit_cents: tariff.price_cents,
            title,
            tariff: tariff.name,
            starts_at_ms,
        };
    }

    /** Whether the hall has a seat of a category that the tariff may take. */
    fits({ categories: only = [] }: Tariff): boolean {
        const offered = this.#offered;
        return offered === null || only.length === 0 || only.some((key) => offered.has(key));
    }

    arm(tariff: Tariff): void {
        if (!this.fits(tariff)) {
            this.note = { text: seatWords.words.notAtTariff(said(this.screening.title), said(tariff.name)), tone: 'warn' };
            return;
        }
        this.armedId = tariff.id;
        lastArmed.set(this.screening.id, tariff.id);
        this.note = null;
        this.say(seatWords.words.armed(said(tariff.name)));
    }

    /** The armed tariff, or a shake of the bar that asks for one. */
    armedOrShake(): Tariff | null {
        if (this.armed) return this.armed;
        this.shakes += 1;
        this.note = { text: seatWords.words.tariffFirst, tone: 'warn' };
        return null;
    }

    canDraw(seat: number): boolean {
        const free = this.live.shown[seat] === looks.free;
        return free && this.reseating === null && this.basket.moving === null;
    }

    draw(seats: readonly number[], over: boolean): void {
        const free = seats.filter((seat) => this.live.shown[seat] === looks.free || this.drawn.includes(seat));
        this.drawn = over ? [] : free;
        if (over && free.length > 0) this.take(free);
    }

    take(seats: readonly number[]): void {
        const { hall } = this.live;
        const tariff = this.armedOrShake();
        if (tariff === null || hall === null) return;
        this.note = null;
        const taken = seats.map((seat) => seatOf(hall, seat));
        seatTaking(this.basket).take(this.itemFor(tariff), taken);
        this.say(seatWords.words.taken(taken.map(shortSeat).join(', ')));
    }

    best(quantity: number, wheelchairs = 0): void {
        const tariff = this.armedOrShake();
        if (tariff === null || this.choosing) return;
        this.note = null;
        this.choosing = true;
        seatTaking(this.basket).best(this.itemFor(tariff), quantity, wheelchairs, (seats) => {
            this.choosing = false;
            const first = seats[0];
            if (first && this.live.hall) this.live.floor = this.live.hall.floor[first.seat - 1]!;
            const words = seatWords.words;
            this.say(seats.length > 0 ? words.taken(seats.map(shortSeat).join(', ')) : words.noneTaken);
        });
    }

    /** A tap on a seat, or Enter on it. */
    tapped(seat: number): void {
        const look = this.live.shown[seat];
        const mineOrFree = look === looks.free || look === looks.closed;
        if (this.reseating && mineOrFree) return void this.#reseat(this.reseating, seat);
        if (this.basket.moving && mineOrFree) return this.#swap(this.basket.moving.seat, seat);
        this.note = null;
        switch (look) {
            case looks.free:
                return this.take([seat]);
            case looks.mine:
            case looks.pending:
                return this.#changesTariff(seat) ? this.take([seat]) : this.#release(seat);
            case looks.picked:
                return this.#release(seat);
            case looks.closed:
                return this.#sayClosed(seat);
            case looks.house:
                return this.#sayHouse(seat);
            case looks.held:
                return void this.#sayHeld(seat);
            default:
                return void this.#tell(seat);
        }
    }

    /** The reservation of another place is over, one way or the other. */
    stay(): void {
        this.reseating = null;
        this.basket.moving = null;
        this.note = null;
    }

    #lineOf(number: number) {
        return this.basket.view.lines.find(
            (line) =>
                line.screening_id === this.screening.id && line.seats?.some((one) => one.seat === number),
        );
    }

    /** A seat of the cart tapped again at another tariff goes over to it. */
    #changesTariff(seat: number): boolean {
        const { armed } = this;
        const category = this.live.hall?.category[seat] ?? 0;
        const moving = this.reseating !== null || this.basket.moving !== null;
        return armed !== undefined && !moving && !this.closed[category] && this.#lineOf(seat + 1)?.tariff_id !== armed.id;
    }

    #release(seat: number): void {
        const line = this.#lineOf(seat + 1);
        if (this.reseating || this.basket.moving) return this.stay();
        if (!line || !this.live.hall) return;
        seatTaking(this.basket).release(line, seat + 1);
        this.say(seatWords.words.given(shortSeat(seatOf(this.live.hall, seat))));
    }

    #swap(from: number, to: number): void {
        const line = this.#lineOf(from);
        this.basket.moving = null;
        if (line && this.live.hall) seatTaking(this.basket).swap(line, from, seatOf(this.live.hall, to));
    }

    async #reseat({ sale, ticket }: Reseating, seat: number): Promise<void> {
        this.reseating = null;
        const print = this.#hasPrinter();
        const outcome = await send((key, signal) =>
            api.POST('/api/v1/sales/{sale}/reseating', {
                params: { path: { sale }, header: { 'Idempotency-Key': key } },
                body: { moves: [{ ticket, seat: seat + 1 }], ...(print ? { print } : {}) },
                signal,
            }),
        );
        if (outcome.kind === 'done') {
            const moved = outcome.value.tickets.map((one) => shortSeat(one.seat)).join(', ');
            this.note = { text: seatWords.words.moved(moved), tone: 'good' };
        } else {
            this.note = { text: troubleText(outcome), tone: 'bad' };
            this.#flashed([seat + 1]);
        }
    }

    #sayClosed(seat: number): void {
        const { hall } = this.live;
        const category = hall?.map.categories[hall.category[seat]!]?.name;
        const text = seatWords.words.notAtTariff(said(category), said(this.armed?.name));
        this.note = { text, tone: 'warn' };
    }

    #sayHouse(seat: number): void {
        const { house, name } = this.live.board.notes.get(seat) ?? {};
        const words = seatWords.words;
        this.note = { text: name ? words.keptFor(name) : words.house[house ?? 'blocked'], tone: 'warn' };
    }

    // The feed knows until when; only the server knows by which register.
    async #sayHeld(seat: number): Promise<void> {
        const words = seatWords.words;
        const known = this.live.board.notes.get(seat)?.until_ms ?? 0;
        this.note = { text: words.heldUntil(written.time(known)), tone: 'warn' };
        const before = this.note;
        const outcome = await this.#askStory(seat);
        if (outcome.kind !== 'done' || this.note !== before) return;
        const { register, until_ms, state } = outcome.value;
        if (state === 'held' && register) {
            this.note = { text: words.heldBy(register, written.time(until_ms ?? known)), tone: 'warn' };
        } else {
            this.note = null;
            await this.live.reload();
        }
    }

    async #tell(seat: number): Promise<void> {
        const outcome = await this.#askStory(seat);
        if (outcome.kind !== 'done') this.note = { text: troubleText(outcome), tone: 'bad' };
        else if (outcome.value.sale) this.story = outcome.value;
        else await this.live.reload(); // nobody has it any more
    }

    #askStory(seat: number) {
        return ask((signal) =>
            api.GET('/api/v1/screenings/{screening}/seats/{seat}', {
                params: { path: { screening: this.screening.id, seat: seat + 1 } },
                signal,
            }),
        );
    }

    #flashed(seats: readonly number[]): void {
        this.refused = new Set(seats.map((seat) => seat - 1));
        clearTimeout(this.#flash);
        this.#flash = setTimeout(() => (this.refused = new Set()), flashMs);
    }
}
