import { describe, expect, it } from 'vitest';
import { differenceOf, leftInDrawer, piecesOf, staysInDrawer, suggestedWithdrawal } from './closing.ts';

describe('closing a drawer', () => {
    it('says whether it is right', () => {
        expect([0, 5, -5].map(differenceOf)).toEqual(['equal', 'over', 'under']);
    });
    it('proposes to take out what is above the float', () => {
        expect(suggestedWithdrawal(25300, 20000)).toBe(5300);
        expect(suggestedWithdrawal(15000, 20000)).toBe(0);
        expect(staysInDrawer(25300, 5300)).toBe(20000);
        expect(staysInDrawer(25300, 25301)).toBeNull();
    });
    it('leaves what was counted or, where nobody counted, what should be there', () => {
        expect(leftInDrawer({ counted_cents: 24_500, expected_cents: 24_600, withdrawn_cents: 14_500 })).toBe(10_000);
        expect(leftInDrawer({ expected_cents: 24_600, withdrawn_cents: 0 })).toBe(24_600);
        expect(leftInDrawer({ expected_cents: -500, withdrawn_cents: 0 })).toBe(0);
    });
    it('names the pieces that are there', () => {
        expect(piecesOf({ 5: 2, 10000: 1, 200: 0 })).toEqual([
            { value_cents: 10000, pieces: 1 },
            { value_cents: 5, pieces: 2 },
        ]);
        expect(piecesOf({})).toEqual([]);
    });
});
