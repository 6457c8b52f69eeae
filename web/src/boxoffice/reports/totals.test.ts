import { describe, expect, it } from 'vitest';
import type { StatementTotals } from '../../api/client.ts';
import { asksForLines, eventSums, salepointSums, tariffSums, userSums } from './totals.ts';

const text = (fr: string) => ({ fr });
const totals: StatementTotals = {
    documents: 4, total_cents: 20_000, rounding_cents: -2, fees_cents: 500, settled_without_money_cents: 0, unpaid_documents: 0, unpaid_cents: 0,
    methods: [{ method: 'cash', amount_cents: 9_998 }, { method: 'card', amount_cents: 10_000 }],
    vat: [],
    tariffs: [
        { tariff_id: 1, key: 'full', name: text('Plein tarif'), quantity: 3, amount_cents: 7_500 },
        { tariff_id: 2, key: 'child', name: text('Enfant'), quantity: 2, amount_cents: 2_000 },
        { tariff_id: 9, key: 'full', name: text('Plein tarif'), quantity: 2, amount_cents: 10_000 },
    ],
    screenings: [
        { screening_id: 11, work_id: 5, title: text('Ondine'), starts_at_ms: 1, quantity: 2, amount_cents: 5_000 },
        { screening_id: 12, work_id: 5, title: text('Ondine'), starts_at_ms: 2, quantity: 3, amount_cents: 7_500 },
        { screening_id: 13, work_id: 6, title: text('Tosca'), starts_at_ms: 3, quantity: 2, amount_cents: 7_000 },
    ],
    users: [{ user_id: 3, name: 'Ana', documents: 4, quantity: 7, amount_cents: 20_000 }],
    salepoints: [{ salepoint_id: 2, name: 'Gare', documents: 4, quantity: 7, amount_cents: 20_000 }],
};

describe('sums as rows', () => {
    it('put the same tariff of several grids together and lose no cent', () => {
        const rows = tariffSums(totals);
        expect(rows.map((row) => [row.key, row.quantity, row.cents])).toEqual([['full', 5, 17_500], ['child', 2, 2_000]]);
        expect(rows[0]?.filter).toEqual({ tariff_key: 'full' });
        expect(rows.reduce((sum, row) => sum + row.cents, 0)).toBe(totals.tariffs.reduce((sum, one) => sum + one.amount_cents, 0));
    });

    it('put the screenings of a work together; a single one is filtered itself', () => {
        const rows = eventSums(totals);
        expect(rows.map((row) => [row.cents, row.showings, row.filter])).toEqual([[12_500, 2, { work_id: 5 }], [7_000, 1, { screening_id: 13 }]]);
    });

    it('lead to what they are made of', () => {
        expect(userSums(totals)[0]?.filter).toEqual({ user_id: 3 });
        expect(salepointSums(totals)[0]?.filter).toEqual({ salepoint_id: 2 });
    });
});

describe('a filter of lines', () => {
    it('is one that shows parts of documents', () => {
        expect(asksForLines({ from_day: '2026-11-24', method: 'cash', state: 'paid' })).toBe(false);
        expect(asksForLines({ tariff_key: 'full' })).toBe(true);
        expect(asksForLines({ event_to_day: '2026-11-24' })).toBe(true);
    });
});
