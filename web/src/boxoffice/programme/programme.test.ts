import { describe, expect, it } from 'vitest';
import type { Screening } from '../../api/client.ts';
import { chooseScreening, findScreenings, plain } from './finding.ts';
import { badgeOf, fullness, leftIn } from './gauge.ts';

const gauge = (capacity: number, sold: number, held = 0) => ({ capacity, sold, held });
const screening = (id: number, more: Partial<Screening> = {}): Screening => ({
    id,
    title: { fr: `Film ${id}` },
    room_id: 1,
    day: '2026-11-24',
    starts_at_ms: id * 1000,
    ends_at_ms: id * 1000 + 500,
    state: 'on_sale',
    gauge: gauge(100, 0),
    tariff_ids: [],
    ...more,
});

describe('gauge', () => {
    it('counts held places as taken', () => {
        expect(leftIn(gauge(100, 60, 15))).toBe(25);
        expect(fullness(gauge(100, 60, 15))).toBe(0.75);
    });

    it('is full when overbooked or without places', () => {
        expect(leftIn(gauge(10, 12))).toBe(0);
        expect(fullness(gauge(10, 12))).toBe(1);
        expect(fullness(gauge(0, 0))).toBe(1);
    });

    it('warns from ninety percent on', () => {
        expect(badgeOf('on_sale', gauge(100, 89))).toBeNull();
        expect(badgeOf('on_sale', gauge(100, 90))).toBe('almostFull');
        expect(badgeOf('on_sale', gauge(100, 90, 10))).toBe('soldOut');
        expect(badgeOf('cancelled', gauge(100, 100))).toBe('cancelled');
        expect(badgeOf('free_entry', gauge(0, 0))).toBe('freeEntry');
    });
});

describe('finding', () => {
    const list = [
        screening(3, { title: { fr: 'Le Cid', de: 'Der Cid' }, room_id: 2 }),
        screening(1, { title: { fr: 'Ciné-concert' } }),
        screening(2, { title: { fr: 'Ondine' }, section: { fr: 'Théâtre' } }),
    ];
    const find = (search: string, roomId: number | null = null) =>
        findScreenings(list, { search, roomId }, () => '20:30', (one) => one.room_id === 2 ? 'Paderewski' : 'Lac').map((one) => one.id);

    it('sorts by time', () => expect(find('')).toEqual([1, 2, 3]));
    it('ignores accents and case', () => expect(find('CINE')).toEqual([1]));
    it('finds in every language, section, time and room', () => {
        expect(find('der')).toEqual([3]);
        expect(find('theatre')).toEqual([2]);
        expect(find('20:30 pader')).toEqual([3]);
    });
    it('filters by room', () => expect(find('', 1)).toEqual([1, 2]));
    it('plain', () => expect(plain('Éàü ß')).toBe('eau ß'));
});

describe('chooseScreening', () => {
    it('keeps the chosen one', () => expect(chooseScreening([screening(1), screening(2)], 2)).toBe(2));
    it('takes the next that can be sold', () => {
        const list = [
            screening(1, { state: 'over' }),
            screening(2, { gauge: gauge(10, 10) }),
            screening(3),
        ];
        expect(chooseScreening(list, 77)).toBe(3);
    });
    it('takes the first when none can be sold, none when there is none', () => {
        expect(chooseScreening([screening(2, { state: 'over' }), screening(1, { state: 'over' })], null)).toBe(1);
        expect(chooseScreening([], 1)).toBeNull();
    });
});
