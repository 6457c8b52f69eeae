import { describe, expect, it } from 'vitest';
import { axisEnd, dates, groups, labelled, measures, readView, sumOf, withEmptyDays, writeView, type Bucket } from './figures.ts';

const bucket = (key: string, takings_cents: number, sold = 1, refunded = 0): Bucket => ({ key, takings_cents, sold, refunded, comps: 0 });

describe('figures in the address', () => {
    it('come back as they were written', () => {
        for (const by of groups) {
            for (const of of dates) {
                for (const show of measures) {
                    const view = { from: '2026-11-01', to: '2026-11-30', by, of, show };
                    const back = readView(writeView(view));
                    const possible = show !== 'occupancy' || (of === 'screening' && by !== 'tariff' && by !== 'salepoint');
                    expect(back).toEqual(possible ? view : { ...view, show: 'places' });
                }
            }
        }
    });
    it('need both days', () => {
        expect(readView('?from_day=2026-11-01&by=day')).toBeNull();
        expect(readView('?from_day=2026-11-01&to_day=2026-11-02&by=nonsense')).toMatchObject({ by: 'day', of: 'sale', show: 'takings' });
    });
});

describe('a chart', () => {
    it('has a place for days on which nothing was sold', () => {
        const days = withEmptyDays([bucket('2026-11-02', 500)], '2026-11-01', '2026-11-03');
        expect(days.map((one) => [one.key, one.takings_cents])).toEqual([['2026-11-01', 0], ['2026-11-02', 500], ['2026-11-03', 0]]);
    });
    it('ends its axis above every value, and not far above', () => {
        for (let value = 1; value < 5_000_000; value = Math.ceil(value * 1.37)) {
            const end = axisEnd([0, value]);
            expect(end).toBeGreaterThanOrEqual(value);
            expect(end).toBeLessThanOrEqual(value * 2);
        }
        expect(axisEnd([])).toBe(1);
    });
    it('writes no more labels than there is room for', () => {
        for (const count of [1, 7, 8, 9, 31, 366]) {
            const shown = Array.from({ length: count }, (_one, at) => at).filter(labelled(count, 8));
            expect(shown.length).toBeLessThanOrEqual(8);
            expect(shown[0]).toBe(0);
        }
    });
    it('adds up to its table', () => {
        const rows = [{ ...bucket('1', 500, 10, 2), capacity: 100 }, { ...bucket('2', -100, 4, 4), capacity: 60 }];
        expect(sumOf(rows)).toEqual({ key: 'total', takings_cents: 400, sold: 14, refunded: 6, comps: 0, capacity: 160, occupancy_percent: 5 });
        expect(sumOf([bucket('1', 5)])).not.toHaveProperty('capacity');
    });
});
