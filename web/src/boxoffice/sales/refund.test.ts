import { describe, expect, it } from 'vitest';
import type { Sale } from '../../api/client.ts';
import {
    chooseAll, chooseQuantity, elementsOf, isEmpty, isWhole, methodsOf, refundOf, startChoice, toggleTicket,
} from './refund.ts';

const line = (n: number, quantity: number, refunded?: number) =>
    ({ line: n, kind: 'ticket', label: { fr: 'Film' }, quantity, unit_cents: 1800, amount_cents: 1800 * quantity, ...(refunded ? { refunded } : {}) }) as Sale['lines'][number];
const seat = (number: string) => ({ seat: 1, row: 'A', number }) as unknown as NonNullable<Sale['tickets'][number]['seat']>;
const sale = {
    payments: [{ method: 'cash', amount_cents: 9000 }],
    lines: [line(1, 3, 1), line(2, 2), { ...line(3, 1), kind: 'rounding' }, line(4, 1, 1)],
    tickets: [
        { number: 1, line: 1, state: 'deleted' },
        { number: 2, line: 1, state: 'activated' },
        { number: 3, line: 1, state: 'activated' },
        { number: 4, line: 2, state: 'activated', seat: seat('1') },
        { number: 5, line: 2, state: 'activated', seat: seat('2') },
        { number: 6, line: 4, state: 'deleted' },
    ],
} as unknown as Sale;

describe('what is given back', () => {
    const all = startChoice(sale);
    it('starts with everything that is left', () => {
        expect(all.map((one) => [one.line.line, one.left])).toEqual([[1, 2], [2, 2]]);
        expect(isWhole(all)).toBe(true);
        expect(elementsOf(all)).toBeUndefined();
    });
    it('counts places without numbers, within what is left', () => {
        expect(elementsOf(chooseQuantity(all, 1, 1))).toEqual([{ line: 1, quantity: 1 }, { line: 2, tickets: [4, 5] }]);
        expect(elementsOf(chooseQuantity(all, 1, 9))).toBeUndefined();
        expect(elementsOf(chooseQuantity(all, 1, Number.NaN))).toEqual([{ line: 2, tickets: [4, 5] }]);
    });
    it('names numbered places', () => {
        const one = toggleTicket(chooseAll(all, false), 5);
        expect(elementsOf(one)).toEqual([{ line: 2, tickets: [5] }]);
        expect(isEmpty(toggleTicket(one, 5))).toBe(true);
    });
});

describe('the request', () => {
    const form = { choice: startChoice(sale), reason: 'customer', note: '  ', feeCents: 0, payments: null, approval: null } as const;
    it('leaves out what was not said', () => {
        expect(refundOf(form, 9000, false)).toEqual({ reason: 'customer', expected_cents: 9000 });
    });
    it('says the rest', () => {
        const full = { ...form, note: ' Grippe ', feeCents: 300, payments: [{ method: 'cash', amount_cents: 0 }, { method: 'card', amount_cents: 8700 }], approval: { user_id: 4, pin: '1234' } } as const;
        expect(refundOf(full, 8700, true)).toEqual({
            reason: 'customer', expected_cents: 8700, note: 'Grippe', fee_cents: 300,
            payments: [{ method: 'card', amount_cents: 8700 }], approval: { user_id: 4, pin: '1234' }, print: ['receipt'],
        });
    });
    it('knows when there is a choice of ways', () => {
        expect(methodsOf(sale, [{ method: 'cash', amount_cents: -100 }])).toEqual(['cash']);
        expect(methodsOf(sale, [{ method: 'card', amount_cents: -100 }])).toEqual(['cash', 'card']);
    });
});
