// What is known about every seat of one screening: a picture as of a journal number, and what the
// feed told since. News at or before the picture is not applied over it; news that came while the
// picture was on its way is applied after it; a missing number means: ask for the picture again.
import type { AreaGauge, NewsItem, SeatChange, SeatStates } from '../../api/client.ts';

export const seatStates = ['free', 'held', 'reserved', 'sold', 'house'] as const;
export type SeatState = SeatChange['state'];

const codes: Readonly<Record<SeatState, number>> = { free: 0, held: 1, reserved: 2, sold: 3, house: 4 };

/** Why a seat is not free, as far as the feed says it. */
export type SeatNote = Pick<SeatChange, 'cart' | 'until_ms' | 'house' | 'name'>;

const rememberedNews = 1000;

export interface Heard {
    /** Indices of seats that may look different now. */
    readonly seats: readonly number[];
    readonly areas: boolean;
    /** Something was missed. */
    readonly gap: boolean;
}

const nothing: Heard = { seats: [], areas: false, gap: false };

export class SeatBoard {
    readonly screening: number;
    readonly state: Uint8Array;
    readonly notes = new Map<number, SeatNote>();
    areas: ReadonlyMap<string, AreaGauge> = new Map();
    /** As of this entry; −1 before the first picture. */
    journal = -1;
    #recent: NewsItem[] = [];

    constructor(screening: number, seats: number) {
        this.screening = screening;
        this.state = new Uint8Array(seats);
    }

    stateOf(seat: number): SeatState {
        return seatStates[this.state[seat]!]!;
    }

    /** Takes a picture; answers whether news between it and now are missing. */
    load({ journal, changes, areas }: SeatStates): boolean {
        this.state.fill(0);
        this.notes.clear();
        for (const change of changes) this.#apply(change);
        this.areas = new Map(areas.map((area) => [area.area, area]));
        this.journal = journal;
        let gap = false;
        for (const item of this.#recent) gap = this.#take(item).gap || gap;
        return gap;
    }

    hear(item: NewsItem): Heard {
        this.#recent.push(item);
        if (this.#recent.length > 2 * rememberedNews) this.#recent = this.#recent.slice(-rememberedNews);
        return this.journal < 0 ? nothing : this.#take(item);
    }

    /** Frees what was kept until now at the latest, and answers which: nobody tells news of a time that passes. */
    expire(nowMs: number): number[] {
        const over = [...this.notes].filter(([, { until_ms }]) => until_ms !== undefined && until_ms <= nowMs);
        for (const [seat] of over) {
            this.state[seat] = codes.free;
            this.notes.delete(seat);
        }
        return over.map(([seat]) => seat);
    }

    #take(item: NewsItem): Heard {
        if (item.n <= this.journal) return nothing;
        const gap = item.n > this.journal + 1;
        this.journal = item.n;
        const seats: number[] = [];
        for (const change of item.seats ?? []) {
            if (change.screening_id !== this.screening) continue;
            this.#apply(change);
            for (const seat of change.seats) seats.push(seat - 1);
        }
        const gauge = item.gauges?.find((one) => one.screening_id === this.screening);
        // Every seat's news tells of all areas, which rarely moved: the map is drawn anew when they did.
        const moved = (gauge?.areas ?? []).filter((area) => !this.#isAs(area));
        if (moved.length > 0) {
            this.areas = new Map([...this.areas, ...moved.map((area) => [area.area, area] as const)]);
        }
        return { seats, areas: moved.length > 0, gap };
    }

    #isAs({ area, capacity, sold, held }: AreaGauge): boolean {
        const known = this.areas.get(area);
        return known?.capacity === capacity && known.sold === sold && known.held === held;
    }

    #apply(change: SeatChange): void {
        const { state, seats } = change;
        const code = codes[state];
        const { cart, until_ms, house, name } = change;
        const note: SeatNote = {
            ...(cart === undefined ? {} : { cart }),
            ...(until_ms === undefined ? {} : { until_ms }),
            ...(house === undefined ? {} : { house }),
            ...(name === undefined ? {} : { name }),
        };
        for (const number of seats) {
            const seat = number - 1;
            // A number beyond the map: another version of it. Never write outside the array.
            if (seat < 0 || seat >= this.state.length) continue;
            this.state[seat] = code;
            if (code === 0) this.notes.delete(seat);
            else this.notes.set(seat, note);
        }
    }
}
