import { describe, expect, it } from 'vitest';
import { changeFor, quickNotes, roundCash } from './cash.ts';

describe('roundCash', () => {
    it.each([
        [1232, 1230],
        [1233, 1235],
        [1237, 1235],
        [1238, 1240],
        [0, 0],
        [-1233, -1235],
        [2, 0],
        [3, 5],
    ])('CHF %i becomes %i', (cents, rounded) => {
        expect(roundCash(cents, 'CHF')).toBe(rounded);
    });

    it('never moves by more than two rappen, and is symmetric', () => {
        for (let cents = 0; cents < 500; cents += 1) {
            expect(Math.abs(roundCash(cents, 'CHF') - cents)).toBeLessThanOrEqual(2);
            expect(roundCash(-cents, 'CHF') + roundCash(cents, 'CHF')).toBe(0);
        }
    });

    it('leaves other currencies to the cent', () => {
        expect(roundCash(1233, 'EUR')).toBe(1233);
    });
});

describe('quickNotes', () => {
    it.each([
        [6500, [7000, 10000, 20000]],
        [2500, [3000, 5000, 10000]],
        [1250, [1500, 2000, 5000]],
        [400, [500, 1000, 2000]],
        [5000, [10000, 20000]],
        [13000, [15000, 20000]],
        [23000, [25000, 30000]],
        [0, []],
    ])('for %i proposes %j', (due, notes) => {
        expect(quickNotes(due, 'CHF')).toEqual(notes);
    });

    it('always covers the price and never repeats it', () => {
        for (let due = 5; due < 40000; due += 35) {
            const notes = quickNotes(due, 'CHF');
            // Three hundred francs are paid with three notes: exactly, or not at all.
            if (due % 10000 !== 0) expect(notes.length).toBeGreaterThan(0);
            expect(notes.every((note) => note > due)).toBe(true);
            expect(new Set(notes).size).toBe(notes.length);
        }
    });
});

describe('changeFor', () => {
    it('tells what to give back or what is missing', () => {
        expect(changeFor(6500, 10000)).toEqual({ kind: 'enough', cents: 3500 });
        expect(changeFor(6500, 6500)).toEqual({ kind: 'enough', cents: 0 });
        expect(changeFor(6500, 6000)).toEqual({ kind: 'missing', cents: 500 });
    });
});
