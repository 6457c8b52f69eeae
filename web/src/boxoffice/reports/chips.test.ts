import { beforeAll, describe, expect, it } from 'vitest';
import { latestWords } from '../../words/latest/latest.svelte.ts';
import { reportWords } from '../../words/reports/reports.svelte.ts';
import { spoken } from '../../words/spoken.svelte.ts';
import { chipsOf } from './chips.ts';
import { contentsOf, shownCents } from './contents.ts';
import { fields, without, type Filter } from './filter.ts';
import { noNames } from './names.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');

beforeAll(async () => {
    await spoken.speak('fr');
    await Promise.all([reportWords.open(), latestWords.open()]);
});

describe('chips', () => {
    const filter: Filter = {
        from_day: '2026-11-01', to_day: '2026-11-24', event_from_day: '2026-11-30', salepoint_id: 1, register_id: 2, user_id: 3, method: 'cash',
        work_id: 4, screening_id: 5, tariff_key: 'full', tariff_id: 6, line_kind: 'ticket', state: 'paid', kind: 'sale', number: 7, customer: 'Dupont',
    };

    it('say every filter once, and taking all off leaves nothing', () => {
        const chips = chipsOf(filter, noNames);
        const named = chips.flatMap((chip) => chip.fields);
        expect([...named].sort()).toEqual([...fields].sort());
        expect(chips.reduce((left, chip) => without(left, chip.fields), filter)).toEqual({});
        expect(chipsOf({}, noNames)).toEqual([]);
    });

    it('name what is known and number what is not', () => {
        const names = { ...noNames, users: new Map([[3, 'Ana Rossi']]), works: new Map([[4, { fr: 'Ondine' }]]) };
        const texts = chipsOf({ user_id: 3, work_id: 4, register_id: 2 }, names).map((chip) => plain(chip.text));
        expect(texts).toEqual(['Caisse : n° 2', 'Personne : Ana Rossi', 'Œuvre : Ondine']);
    });

    it('write a year that is not the present one', () => {
        const [chip] = chipsOf({ from_day: '2019-02-03', to_day: '2019-02-03' }, noNames);
        expect(plain(chip?.text ?? '')).toBe('Date de vente : dim. 3 févr. 2019');
    });
});

describe('the contents of a document', () => {
    const line = (kind: 'ticket' | 'rounding', title: string, quantity: number, amount_cents: number, tariff = 'Plein tarif') => ({
        line: 1, kind, label: { fr: title }, tariff: { fr: tariff }, quantity, unit_cents: 0, amount_cents, vat_cents: 0,
    });
    it('are said by screening', () => {
        const lines = [line('ticket', 'Ondine', 2, 5000), line('ticket', 'Ondine', 1, 1500, 'Enfant'), line('rounding', 'Arrondi', 1, -2)];
        expect(contentsOf(lines).map(plain)).toEqual(['Ondine : 2 × Plein tarif, 1 × Enfant']);
        expect(shownCents({ lines } as never)).toBe(6498);
    });
});
