import { describe, expect, it } from 'vitest';
import { denominationsOf, mostPieces, setCount, sumOf, type Counts } from './float.ts';

describe('float', () => {
    it('sums what was counted', () => {
        let counts: Counts = {};
        counts = setCount(counts, 10000, 1);
        counts = setCount(counts, 2000, 4);
        counts = setCount(counts, 5, 3);
        expect(sumOf(counts)).toBe(18015);
        expect(sumOf(setCount(counts, 10000, 0))).toBe(8015);
    });
    it('takes no nonsense', () => {
        expect(setCount({}, 100, -3)).toEqual({ 100: 0 });
        expect(setCount({}, 100, Number.NaN)).toEqual({ 100: 0 });
        expect(setCount({}, 100, 2.9)).toEqual({ 100: 2 });
        expect(setCount({}, 100, 1e9)).toEqual({ 100: mostPieces });
    });
    it('knows the francs', () => {
        expect(denominationsOf('CHF')?.coins).toContain(5);
        expect(denominationsOf('XYZ')).toBeNull();
    });
});
