// House seats of a screening or of a room: which are chosen on the map, and what is done with them.
import { api, type HouseKind } from '../../../api/client.ts';
import { ask, send, type Attempt } from '../../../commands/send.ts';
import type { Feed } from '../../../feed/feed.svelte.ts';
import { houseWords } from '../../../words/house/house.svelte.ts';
import { troubleText } from '../../../words/trouble.ts';
import { LiveSeats, nobody, ofScreening, type SeatSource } from '../live-seats.svelte.ts';
import { seatStates } from '../seat-board.ts';

export type Scope =
    | { readonly kind: 'screening'; readonly id: number; readonly map: number }
    | { readonly kind: 'room'; readonly id: number; readonly map: number };

export interface Hold {
    readonly kind: HouseKind;
    readonly name: string;
    readonly until_ms: number | undefined;
    /** Indices, in the order of the map. */
    readonly seats: readonly number[];
}

const house = seatStates.indexOf('house');

/** What a room keeps looks like seats of a screening; the feed does not speak of it. */
function ofRoom(room: number, map: number): SeatSource {
    const states: SeatSource['states'] = async () => {
        const outcome = await ask((signal) =>
            api.GET('/api/v1/rooms/{room}/house-seats', { params: { path: { room } }, signal }),
        );
        if (outcome.kind !== 'done') return outcome;
        const changes = outcome.value.holds.map(({ kind, name, until_ms, seats }) => ({
            screening_id: 0,
            state: 'house' as const,
            house: kind,
            name,
            seats,
            ...(until_ms === undefined ? {} : { until_ms }),
        }));
        return {
            kind: 'done',
            value: { screening_id: 0, seat_map_id: map, journal: Number.MAX_SAFE_INTEGER, changes, areas: [] },
        };
    };
    return { screening: 0, map, states };
}

export class HouseDesk {
    readonly live: LiveSeats;
    readonly scope: Scope;
    picked = $state.raw<ReadonlySet<number>>(new Set());
    /** Under the rectangle being drawn. */
    drawn = $state.raw<readonly number[]>([]);
    busy = $state(false);
    note = $state.raw<{ text: string; tone: 'bad' | 'warn' } | null>(null);

    readonly mine = $derived({ ...nobody, picked: new Set([...this.picked, ...this.drawn]) });
    readonly free = $derived.by(() => this.#pickedIn(false));
    readonly kept = $derived.by(() => this.#pickedIn(true));
    readonly holds = $derived.by((): Hold[] => {
        void this.live.version;
        const { board } = this.live;
        const groups = new Map<string, Hold & { seats: number[] }>();
        for (const [seat, note] of [...board.notes].sort(([a], [b]) => a - b)) {
            if (board.state[seat] !== house) continue;
            const { house: kind = 'blocked', name = '', until_ms } = note;
            const key = `${kind} ${name} ${until_ms}`;
            const group = groups.get(key) ?? { kind, name, until_ms, seats: [] };
            group.seats.push(seat);
            groups.set(key, group);
        }
        return [...groups.values()];
    });

    constructor(scope: Scope, feed: Feed) {
        this.scope = scope;
        const source = scope.kind === 'screening' ? ofScreening(scope.id, scope.map) : ofRoom(scope.id, scope.map);
        this.live = new LiveSeats(source, feed);
    }

    close(): void {
        this.live.close();
    }

    /** Free, or kept by the house already: not what customers have. */
    canPick(seat: number): boolean {
        const state = this.live.board.state[seat];
        return state === 0 || state === house;
    }

    toggle(seat: number): void {
        if (!this.canPick(seat)) return;
        const next = new Set(this.picked);
        if (!next.delete(seat)) next.add(seat);
        this.picked = next;
        this.note = null;
    }

    draw(seats: readonly number[], over: boolean): void {
        const usable = seats.filter((seat) => this.canPick(seat));
        this.drawn = over ? [] : usable;
        if (over) this.picked = new Set([...this.picked, ...usable]);
    }

    pick(seats: readonly number[]): void {
        this.picked = new Set(seats);
        const first = seats[0];
        if (first !== undefined && this.live.hall) this.live.floor = this.live.hall.floor[first]!;
    }

    #pickedIn(kept: boolean): number[] {
        void this.live.version;
        const { state } = this.live.board;
        return [...this.picked].filter((seat) => (state[seat] === house) === kept).sort((a, b) => a - b);
    }

    async hold(kind: HouseKind, name: string, until_ms: number | null): Promise<void> {
        const seats = this.free.map((seat) => seat + 1);
        const body = { kind, seats, ...(name ? { name } : {}), ...(until_ms === null ? {} : { until_ms }) };
        const { id } = this.scope;
        await this.#do(houseWords.words.kept(seats.length), (key, signal) =>
            this.scope.kind === 'screening'
                ? api.POST('/api/v1/screenings/{screening}/house-seats', {
                      params: { path: { screening: id }, header: { 'Idempotency-Key': key } },
                      body,
                      signal,
                  })
                : api.POST('/api/v1/rooms/{room}/house-seats', {
                      params: { path: { room: id }, header: { 'Idempotency-Key': key } },
                      body,
                      signal,
                  }),
        );
    }

    async release(): Promise<void> {
        const body = { seats: this.kept.map((seat) => seat + 1) };
        const { id } = this.scope;
        await this.#do(houseWords.words.released(body.seats.length), (key, signal) =>
            this.scope.kind === 'screening'
                ? api.POST('/api/v1/screenings/{screening}/house-seats/release', {
                      params: { path: { screening: id }, header: { 'Idempotency-Key': key } },
                      body,
                      signal,
                  })
                : api.POST('/api/v1/rooms/{room}/house-seats/release', {
                      params: { path: { room: id }, header: { 'Idempotency-Key': key } },
                      body,
                      signal,
                  }),
        );
    }

    async #do(said: string, attempt: Attempt<{ seats?: number; screenings?: number }>): Promise<void> {
        if (this.busy) return;
        this.busy = true;
        const outcome = await send(attempt);
        this.busy = false;
        if (outcome.kind !== 'done') {
            this.note = { text: troubleText(outcome), tone: 'bad' };
            return;
        }
        this.picked = new Set();
        const { screenings } = outcome.value;
        const more = screenings === undefined ? '' : ` ${houseWords.words.screenings(screenings)}`;
        this.note = { text: said + more, tone: 'warn' };
        await this.live.reload();
    }
}

