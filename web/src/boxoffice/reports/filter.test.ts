import { describe, expect, it } from 'vitest';
import { fields, kinds, lineKinds, methods, readFilter, states, without, writeFilter, type Field, type Filter } from './filter.ts';

/** Numbers that look random and are the same at every run. */
function dice(seed: number) {
    let state = seed;
    return (sides: number) => {
        state = (state * 48271) % 2147483647;
        return state % sides;
    };
}

function anyFilter(roll: (sides: number) => number): Filter {
    const day = () => `20${10 + roll(30)}-${String(1 + roll(12)).padStart(2, '0')}-${String(1 + roll(28)).padStart(2, '0')}`;
    const one = <T>(words: readonly T[]) => words[roll(words.length)];
    const texts = ['Dupont', 'Zoë & Cie', 'a=b?c#d', '100 %', 'Käthe “Kiki”', '+41 79', '日本 🎭'];
    const makers: Record<Field, () => unknown> = {
        from_day: day, to_day: day, event_from_day: day, event_to_day: day,
        salepoint_id: () => 1 + roll(9000), register_id: () => 1 + roll(9000), user_id: () => 1 + roll(9000),
        work_id: () => 1 + roll(9000), screening_id: () => Number.MAX_SAFE_INTEGER - roll(5), tariff_id: () => 1 + roll(9000),
        tariff_key: () => one(texts), method: () => one(methods), line_kind: () => one(lineKinds), state: () => one(states),
        kind: () => one(kinds), number: () => 1 + roll(1_000_000), customer: () => one(texts),
    };
    return Object.fromEntries(fields.filter(() => roll(3) === 0).map((field) => [field, makers[field]()])) as Filter;
}

describe('the filter in the address', () => {
    it('comes back as it was written, whatever is combined', () => {
        const roll = dice(20261124);
        for (let n = 0; n < 500; n += 1) {
            const filter = anyFilter(roll);
            const search = writeFilter(filter);
            expect(readFilter(search)).toEqual(filter);
            expect(writeFilter(readFilter(search))).toBe(search);
            // As the browser keeps it.
            expect(readFilter(new URL(`https://demo.example/office/statement${search}`).search)).toEqual(filter);
        }
    });

    it('is nothing when nothing is filtered', () => {
        expect(writeFilter({})).toBe('');
        expect(readFilter('')).toEqual({});
        expect(readFilter('?all')).toEqual({});
    });

    it('drops what the server would refuse', () => {
        expect(readFilter('?from_day=2026-02-30&to_day=24.11.2026&method=cheque&user_id=0&register_id=1.5&number=-3&customer=%20&unknown=1')).toEqual({});
        expect(readFilter(`?tariff_key=${'x'.repeat(41)}&screening_id=99999999999999999`)).toEqual({});
        expect(readFilter('?method=cash&method=card')).toEqual({ method: 'cash' });
    });

    it('loses what is taken off and nothing else', () => {
        const filter: Filter = { from_day: '2026-11-01', to_day: '2026-11-30', method: 'cash' };
        expect(without(filter, ['from_day', 'to_day'])).toEqual({ method: 'cash' });
        // In the order of the fields, whatever the order in which they were chosen.
        expect(writeFilter({ method: 'cash', to_day: '2026-11-30', from_day: '2026-11-01' })).toBe(writeFilter(filter));
    });
});
