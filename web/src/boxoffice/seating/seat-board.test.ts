import { describe, expect, it } from 'vitest';
import type { NewsItem, SeatChange, SeatStates } from '../../api/client.ts';
import { lookOf, looks, type Mine } from './looks.ts';
import { SeatBoard } from './seat-board.ts';

const change = (state: SeatChange['state'], seats: number[], more: Partial<SeatChange> = {}): SeatChange => ({
    screening_id: 7,
    state,
    seats,
    ...more,
});
const news = (n: number, ...seats: SeatChange[]): NewsItem => ({ n, kind: 'x', at_ms: 0, seats });
const picture = (journal: number, ...changes: SeatChange[]): SeatStates => ({
    screening_id: 7,
    seat_map_id: 1,
    journal,
    changes,
    areas: [],
});

describe('the seats of a screening', () => {
    it('are free unless the picture says otherwise', () => {
        const board = new SeatBoard(7, 5);
        board.load(picture(10, change('sold', [2]), change('held', [3], { cart: 'c', until_ms: 5 })));
        expect([1, 2, 3].map((number) => board.stateOf(number - 1))).toEqual(['free', 'sold', 'held']);
        expect(board.notes.get(2)).toEqual({ cart: 'c', until_ms: 5 });
    });

    it('do not go back for news at or before the picture', () => {
        const board = new SeatBoard(7, 5);
        board.load(picture(10, change('sold', [2])));
        expect(board.hear(news(10, change('free', [2]))).seats).toEqual([]);
        expect(board.stateOf(1)).toBe('sold');
    });

    it('miss nothing that was told while the picture was on its way', () => {
        const board = new SeatBoard(7, 5);
        board.hear(news(9, change('held', [1])));
        board.hear(news(10, change('free', [1])));
        board.hear(news(11, change('sold', [4])));
        expect(board.load(picture(10))).toBe(false);
        expect([0, 3].map((seat) => board.stateOf(seat))).toEqual(['free', 'sold']);
        expect(board.journal).toBe(11);
    });

    it('are free again when their time has passed, which nobody tells', () => {
        const board = new SeatBoard(7, 5);
        board.load(picture(10, change('house', [1], { until_ms: 100 }), change('held', [2], { cart: 'c', until_ms: 200 }), change('sold', [3])));
        expect(board.expire(99)).toEqual([]);
        expect(board.expire(100)).toEqual([0]);
        expect([0, 1, 2].map((seat) => board.stateOf(seat))).toEqual(['free', 'held', 'sold']);
        expect(board.notes.has(0)).toBe(false);
    });

    it('stand beside areas that are drawn anew only when they moved', () => {
        const pit = { area: 'pit', capacity: 10, sold: 1, held: 0 };
        const gauges = (held: number) => [{ screening_id: 7, capacity: 15, sold: 1, held: held + 1, areas: [{ ...pit, held }] }];
        const board = new SeatBoard(7, 5);
        board.load({ ...picture(10), areas: [pit] });
        expect(board.hear({ ...news(11, change('held', [1])), gauges: gauges(0) })).toEqual({ seats: [0], areas: false, gap: false });
        expect(board.hear({ ...news(12), gauges: gauges(2) }).areas).toBe(true);
        expect(board.areas.get('pit')?.held).toBe(2);
    });

    it('are the same when told twice', () => {
        const board = new SeatBoard(7, 5);
        board.load(picture(10));
        expect(board.hear(news(11, change('held', [1]))).seats).toEqual([0]);
        expect(board.hear(news(11, change('held', [1]))).seats).toEqual([]);
    });

    it('ask for a new picture over a gap, and only then', () => {
        const board = new SeatBoard(7, 5);
        board.load(picture(10));
        expect(board.hear(news(11)).gap).toBe(false);
        expect(board.hear(news(14, change('sold', [1]))).gap).toBe(true);
        // The new picture is older than what was heard last: that is applied again.
        board.load(picture(13, change('sold', [2])));
        expect([0, 1].map((seat) => board.stateOf(seat))).toEqual(['sold', 'sold']);
        expect(board.journal).toBe(14);
    });

    it('leave other screenings and unknown seats alone', () => {
        const board = new SeatBoard(7, 5);
        board.load(picture(10));
        expect(board.hear(news(11, { ...change('sold', [1]), screening_id: 8 })).seats).toEqual([]);
        board.hear(news(12, change('sold', [99])));
        expect(board.state.length).toBe(5);
    });

    it('know the places left in standing areas', () => {
        const board = new SeatBoard(7, 1);
        const area = (sold: number) => ({ area: 'pit', capacity: 100, sold, held: 0 });
        board.load({ ...picture(10), areas: [area(3)] });
        const gauge = { screening_id: 7, capacity: 100, sold: 5, held: 0, areas: [area(5)] };
        expect(board.hear({ n: 11, kind: 'x', at_ms: 0, gauges: [gauge] }).areas).toBe(true);
        expect(board.areas.get('pit')?.sold).toBe(5);
    });
});

describe('how a seat looks', () => {
    const board = new SeatBoard(7, 6);
    board.load(picture(1, change('held', [1], { cart: 'other' }), change('held', [2], { cart: 'own' }), change('house', [3]), change('reserved', [4]), change('sold', [5])));
    const category = new Uint8Array(6);
    const none = new Set<number>();
    const mine: Mine = { cart: 'own', seats: none, pending: none, refused: none, picked: none, closed: [] };
    const look = (seat: number, more: Partial<Mine> = {}) => lookOf(board, category, seat - 1, { ...mine, ...more });

    it('follows what the server says', () => {
        expect([1, 3, 4, 5, 6].map((seat) => look(seat))).toEqual([looks.held, looks.house, looks.reserved, looks.sold, looks.free]);
    });
    it('believes the cart about its own seats', () => {
        expect(look(2)).toBe(looks.free);
        expect(look(2, { seats: new Set([1]) })).toBe(looks.mine);
        expect(look(6, { pending: new Set([5]) })).toBe(looks.pending);
    });
    it('closes free seats to a tariff, and nothing else', () => {
        expect(look(6, { closed: [true] })).toBe(looks.closed);
        expect(look(5, { closed: [true] })).toBe(looks.sold);
    });
    it('flashes when refused', () => expect(look(5, { refused: new Set([4]) })).toBe(looks.refused));
});
