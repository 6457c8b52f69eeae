import { describe, expect, it } from 'vitest';
import { daysOf, moveEnd, nameOf, periodNames, periodOf } from './periods.ts';

describe('periods with a name', () => {
    it('are those of the calendar, weeks from Monday on', () => {
        const tuesday = '2026-11-24';
        expect(periodOf('today', tuesday)).toEqual({ from: tuesday, to: tuesday });
        expect(periodOf('yesterday', '2026-03-01')).toEqual({ from: '2026-02-28', to: '2026-02-28' });
        expect(periodOf('week', tuesday)).toEqual({ from: '2026-11-23', to: '2026-11-29' });
        expect(periodOf('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
        expect(periodOf('month', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
        expect(periodOf('month', '2026-12-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
        expect(periodOf('last_month', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    });

    it('are recognised again on any day', () => {
        for (const day of daysOf({ from: '2026-01-01', to: '2026-12-31' })) {
            for (const name of periodNames) {
                const { from, to } = periodOf(name, day);
                expect(from <= to).toBe(true);
                const found = nameOf(from, to, day);
                expect(found && periodOf(found, day)).toEqual({ from, to });
            }
        }
        expect(nameOf('2026-11-24', undefined, '2026-11-24')).toBeNull();
    });
});

describe('the ends of a period', () => {
    it('never cross', () => {
        const period = { from: '2026-11-10', to: '2026-11-20' };
        expect(moveEnd(period, 'from', '2026-11-15')).toEqual({ from: '2026-11-15', to: '2026-11-20' });
        expect(moveEnd(period, 'from', '2026-11-25')).toEqual({ from: '2026-11-25', to: '2026-11-25' });
        expect(moveEnd(period, 'to', '2026-11-05')).toEqual({ from: '2026-11-05', to: '2026-11-05' });
        expect(moveEnd(period, 'to', undefined)).toEqual({ from: '2026-11-10', to: undefined });
    });

    it('hold every day between them, once', () => {
        expect(daysOf({ from: '2026-10-24', to: '2026-10-26' })).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
        expect(daysOf({ from: '2020-01-01', to: '2026-01-01' })).toHaveLength(366);
    });
});
