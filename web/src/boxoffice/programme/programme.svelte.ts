// The programme of one day with its live gauges, and what the cashier chose from it.
import { api, type Gauge, type NewsItem, type Programme, type Screening, type Tariff } from '../../api/client.ts';
import { ask } from '../../commands/send.ts';
import type { Outcome } from '../../commands/outcome.ts';
import { applyNews, remember, replay, startFrom, type Gauges } from '../../feed/news.ts';
import { chooseScreening } from './finding.ts';

const calmMs = 100;

export class ProgrammeOfDay {
    programme = $state.raw<Programme | null>(null);
    loading = $state(false);
    trouble = $state.raw<Outcome<unknown> | null>(null);
    /** The day asked for; null is today, whatever day that is when it is asked. */
    day = $state<string | null>(null);
    today = $state<string | null>(null);
    chosenId = $state<number | null>(null);
    roomId = $state<number | null>(null);
    search = $state('');

    #gauges: Gauges = { journal: 0, byScreening: new Map() };
    #shown = $state.raw(this.#gauges.byScreening);
    #painting: ReturnType<typeof setTimeout> | undefined;
    #recent: readonly NewsItem[] = [];
    #asked = 0;

    readonly shownDay = $derived(this.day ?? this.programme?.from ?? this.today);
    readonly screenings = $derived.by((): Screening[] =>
        (this.programme?.screenings ?? []).map((screening) => ({
            ...screening,
            gauge: this.gaugeOf(screening),
        })),
    );
    readonly chosen = $derived(this.screenings.find((one) => one.id === this.chosenId) ?? null);
    readonly tariffs = $derived.by((): Tariff[] => {
        const ids = new Set(this.chosen?.tariff_ids ?? []);
        return (this.programme?.tariffs ?? [])
            .filter((tariff) => ids.has(tariff.id))
            .sort((a, b) => a.sort - b.sort || a.id - b.id);
    });

    gaugeOf(screening: Screening): Gauge {
        return this.#shown.get(screening.id) ?? screening.gauge;
    }

    roomName(roomId: number): string {
        return this.programme?.rooms.find((room) => room.id === roomId)?.name ?? '';
    }

    async load(day: string | null = this.day): Promise<void> {
        // Asking again for the day on screen changes it under the cashier's eyes without a flicker.
        this.loading = this.programme === null || day !== this.day;
        this.day = day;
        // Only the last day asked for is shown, whichever answer comes last.
        this.#asked += 1;
        const asked = this.#asked;
        const query = day === null ? { days: 1 } : { from: day, days: 1 };
        const outcome = await ask((signal) => api.GET('/api/v1/programme', { params: { query }, signal }));
        if (asked !== this.#asked) return;
        this.loading = false;
        if (outcome.kind !== 'done') {
            this.trouble = outcome;
            return;
        }
        this.trouble = null;
        const { value } = outcome;
        if (day === null) this.today = value.from;
        this.#gauges = replay(startFrom(value.journal, value.screenings), this.#recent);
        this.#shown = this.#gauges.byScreening;
        this.programme = value;
        this.chosenId = chooseScreening(this.screenings, this.chosenId);
        if (!value.rooms.some((room) => room.id === this.roomId)) this.roomId = null;
    }

    hear(item: NewsItem): void {
        this.#recent = remember(this.#recent, item);
        this.#gauges = applyNews(this.#gauges, item);
        // Before a premiere hundreds of seats a second change hands: the gauges follow calmly.
        this.#painting ??= setTimeout(() => {
            this.#painting = undefined;
            this.#shown = this.#gauges.byScreening;
        }, calmMs);
        if (item.reload) void this.load();
    }
}
