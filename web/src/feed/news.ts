// What one piece of news does to what is on screen. Pure: the same news twice changes nothing, and
// news older than the picture is not applied over it.
import type { Gauge, NewsItem } from '../api/client.ts';

export interface Gauges {
    /** Journal number the picture is as of. */
    readonly journal: number;
    readonly byScreening: ReadonlyMap<number, Gauge>;
}

export function startFrom(
    journal: number,
    screenings: readonly { id: number; gauge: Gauge }[],
): Gauges {
    return { journal, byScreening: new Map(screenings.map(({ id, gauge }) => [id, gauge])) };
}

export function applyNews(gauges: Gauges, item: NewsItem): Gauges {
    if (item.n <= gauges.journal) return gauges;
    const known = (item.gauges ?? []).filter((gauge) => gauges.byScreening.has(gauge.screening_id));
    if (known.length === 0) return { ...gauges, journal: item.n };
    const byScreening = new Map(gauges.byScreening);
    for (const { screening_id, capacity, sold, held } of known) {
        byScreening.set(screening_id, { capacity, sold, held });
    }
    return { journal: item.n, byScreening };
}

// News that came while the programme was being asked for would be lost otherwise: the answer may be
// older than what the feed already told.
export const rememberedNews = 200;

export function remember(recent: readonly NewsItem[], item: NewsItem): readonly NewsItem[] {
    return [...recent.slice(1 - rememberedNews), item];
}

export function replay(gauges: Gauges, recent: readonly NewsItem[]): Gauges {
    return recent.reduce(applyNews, gauges);
}

/** Whether the item tells of a cart put aside or taken up again, somewhere. */
export function movesParkedCarts(item: NewsItem): boolean {
    return item.cart !== undefined && /park|resum|expir|empti/.test(item.kind);
}

export function parseNews(text: string): NewsItem | null {
    try {
        const value: unknown = JSON.parse(text);
        const item = value as NewsItem;
        return typeof value === 'object' && value !== null && typeof item.n === 'number' ? item : null;
    } catch {
        return null;
    }
}
