import { describe, expect, it } from 'vitest';
import { addPart, changeOf, isComplete, mostParts, removePart, restFor, restOf, startSplit } from './mixed.ts';

const of = (cents: number) => startSplit(cents, 'CHF');

describe('mixed payment', () => {
    it('goes part by part until nothing is left', () => {
        const voucher = addPart(of(6500), 'transfer', 2000);
        expect(voucher && restOf(voucher)).toBe(4500);
        const done = voucher && addPart(voucher, 'card', 4500, '0815');
        expect(done?.parts).toEqual([
            { method: 'transfer', amount_cents: 2000 },
            { method: 'card', amount_cents: 4500, reference: '0815' },
        ]);
        expect(done && isComplete(done)).toBe(true);
    });

    it('gives change on cash beyond the rest', () => {
        const done = addPart(of(3000), 'cash', 5000);
        expect(done?.parts[0]).toEqual({ method: 'cash', amount_cents: 3000, tendered_cents: 5000 });
        expect(done && changeOf(done)).toBe(2000);
    });

    it('cuts a card part to the rest', () => {
        expect(addPart(of(3000), 'card', 5000)?.parts[0]?.amount_cents).toBe(3000);
    });

    it('rounds only what is paid in cash', () => {
        const card = addPart(of(3333), 'card', 2000);
        expect(card && restFor(card, 'cash')).toBe(1335);
        expect(card && restFor(card, 'card')).toBe(1333);
        const done = card && addPart(card, 'cash', 1335);
        expect(done && isComplete(done)).toBe(true);
        expect(done && restOf(done)).toBe(0);
    });

    it('is complete with the card after rounded cash', () => {
        const cash = addPart(of(3333), 'cash', 1000);
        const done = cash && addPart(cash, 'card', 2333);
        expect(done && isComplete(done)).toBe(true);
    });

    it('takes a part back', () => {
        const one = addPart(of(3000), 'card', 1000);
        expect(one && removePart(one, 0)).toEqual(of(3000));
    });

    it('adds nothing of nothing, nor an eleventh part', () => {
        expect(addPart(of(3000), 'card', 0)).toBeNull();
        expect(addPart(of(0), 'card', 100)).toBeNull();
        expect(addPart(of(3000), 'cash', 2)).toBeNull();
        let split = of(100000);
        for (let n = 0; n < mostParts; n += 1) split = addPart(split, 'card', 100) ?? split;
        expect(addPart(split, 'card', 100)).toBeNull();
    });
});
