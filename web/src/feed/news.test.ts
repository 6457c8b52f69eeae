import { describe, expect, it } from 'vitest';
import type { NewsItem } from '../api/client.ts';
import { applyNews, movesParkedCarts, parseNews, remember, rememberedNews, replay, startFrom } from './news.ts';

const start = startFrom(10, [
    { id: 1, gauge: { capacity: 100, sold: 5, held: 0 } },
    { id: 2, gauge: { capacity: 50, sold: 0, held: 0 } },
]);
const sold = (n: number, screening_id: number, count: number): NewsItem => ({
    n,
    kind: 'sold',
    at_ms: 0,
    gauges: [{ screening_id, capacity: 100, sold: count, held: 0 }],
});

describe('news', () => {
    it('moves the gauge it speaks of and no other', () => {
        const after = applyNews(start, sold(11, 1, 7));
        expect(after.byScreening.get(1)?.sold).toBe(7);
        expect(after.byScreening.get(2)).toBe(start.byScreening.get(2));
        expect(after.journal).toBe(11);
    });

    it('leaves a newer picture alone', () => {
        expect(applyNews(start, sold(10, 1, 99))).toBe(start);
    });

    it('is the same applied twice', () => {
        const once = applyNews(start, sold(11, 1, 7));
        expect(applyNews(once, sold(11, 1, 7))).toBe(once);
    });

    it('ignores screenings that are not on screen', () => {
        const after = applyNews(start, sold(12, 77, 3));
        expect(after.byScreening).toBe(start.byScreening);
        expect(after.journal).toBe(12);
    });

    it('replays what came while the programme was on its way', () => {
        const recent = [sold(9, 1, 4), sold(11, 1, 7), sold(12, 1, 8)];
        expect(replay(start, recent).byScreening.get(1)?.sold).toBe(8);
    });

    it('remembers a bounded number of news', () => {
        let recent: readonly NewsItem[] = [];
        for (let n = 1; n <= rememberedNews + 5; n += 1) recent = remember(recent, sold(n, 1, n));
        expect(recent.length).toBe(rememberedNews);
        expect(recent.at(-1)?.n).toBe(rememberedNews + 5);
    });

    it('survives bytes that are no news', () => {
        expect(parseNews('{')).toBeNull();
        expect(parseNews('null')).toBeNull();
        expect(parseNews('{"kind":"x"}')).toBeNull();
        expect(parseNews('{"n":3,"kind":"x","at_ms":0}')?.n).toBe(3);
    });

    it('knows news about parked carts', () => {
        expect(movesParkedCarts({ n: 1, kind: 'cart_parked', at_ms: 0, cart: 'x' })).toBe(true);
        expect(movesParkedCarts({ n: 1, kind: 'line_set', at_ms: 0, cart: 'x' })).toBe(false);
    });
});
