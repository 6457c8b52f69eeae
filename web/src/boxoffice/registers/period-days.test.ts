import { describe, expect, test } from 'vitest';
import { daysOfPeriod } from './period-days.ts';

describe('the days of a period', () => {
    test.each([
        ['2026-11-24', '2026-11-24', '2026-11-24'],
        ['2026-11', '2026-11-01', '2026-11-30'],
        ['2028-02', '2028-02-01', '2028-02-29'],
        ['2026-12', '2026-12-01', '2026-12-31'],
        ['2026', '2026-01-01', '2026-12-31'],
    ])('%s', (label, from_day, to_day) => expect(daysOfPeriod(label)).toEqual({ from_day, to_day }));
});
