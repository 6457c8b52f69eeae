// Taking seats against a server where somebody else is faster.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Cart, Seat } from '../../api/client.ts';
import type { Item } from '../sales/basket.ts';

interface Asked {
    take?: number[];
    release?: number[];
}

const server = vi.hoisted(() => ({
    asked: [] as Asked[],
    mine: [] as number[],
    taken: new Set<number>(),
    /** Whether a refusal names its seat. */
    names: true,
    gate: Promise.resolve(),
}));

vi.mock('../../api/client.ts', () => {
    const seatOf = (seat: number): Seat => ({ seat, section: {}, row: 'A', number: String(seat) });
    const cartOf = (id: string): Cart => {
        const quantity = server.mine.length;
        const line = { screening_id: 1, tariff_id: 11, quantity, unit_cents: 4500, amount_cents: 4500 * quantity, seats: server.mine.map(seatOf) };
        const total_cents = line.amount_cents;
        return { id, state: 'open', lines: quantity > 0 ? [line] : [], total_cents, cash_total_cents: total_cents, expires_at_ms: 9e15 };
    };
    const call = async (_path: string, { params, body }: { params: { path: { cart: string } }; body?: Asked }) => {
        if (body) server.asked.push(body);
        await server.gate;
        const busy = body?.take?.find((seat) => server.taken.has(seat));
        if (busy !== undefined) {
            const problem = { type: '', title: '', status: 409, code: 'seat_taken', detail: 'prise', params: server.names ? { seat: `A ${busy}` } : {} };
            return { error: problem, response: new Response(null, { status: 409 }) };
        }
        if (body) server.mine = [...server.mine.filter((seat) => !body.release?.includes(seat)), ...(body.take ?? [])];
        return { data: cartOf(params.path.cart), response: new Response() };
    };
    return { api: { GET: call, POST: call, DELETE: call } };
});

const { Basket } = await import('../sales/basket.svelte.ts');
const { culprit, seatTaking } = await import('./seat-taking.ts');

const item: Item = { screening_id: 1, tariff_id: 11, unit_cents: 4500, title: {}, tariff: {}, starts_at_ms: 0 };
const seat = (number: number): Seat => ({ seat: number, section: {}, row: 'A', number: String(number) });

beforeEach(() => Object.assign(server, { asked: [], mine: [], taken: new Set(), names: true, gate: Promise.resolve() }));

describe('taking seats', () => {
    it('shows taps at once and sends those of a slow moment together', async () => {
        const basket = new Basket(() => 'CHF');
        let release = () => {};
        server.gate = new Promise((resolve) => (release = resolve));
        for (const number of [1, 2, 3]) seatTaking(basket).take(item, [seat(number)]);
        expect(basket.view.places).toBe(3);
        expect(basket.view.total_cents).toBe(13_500);
        expect(basket.view.pending).toBe(true);
        release();
        expect(await basket.settled()).toBe(true);
        expect(server.asked.map((one) => one.take)).toEqual([[1], [2, 3]]);
        expect(basket.view.pending).toBe(false);
    });

    it.each([true, false])('keeps the others when one is refused (named: %s)', async (names) => {
        server.names = names;
        server.taken.add(2);
        const basket = new Basket(() => 'CHF');
        const refused: number[] = [];
        seatTaking(basket).onrefused = (seats) => refused.push(...seats);
        seatTaking(basket).take(item, [1, 2, 3].map(seat));
        await basket.settled();
        expect(server.mine).toEqual([1, 3]);
        expect(refused).toEqual([2]);
        expect(basket.trouble).toMatchObject({ problem: { code: 'seat_taken' } });
        expect(basket.seatWishes).toEqual([]);
    });

    it('gives back and swaps in the order of the taps', async () => {
        const basket = new Basket(() => 'CHF');
        const taking = seatTaking(basket);
        taking.take(item, [1, 2].map(seat));
        taking.release(item, 1);
        taking.swap(item, 2, seat(9));
        expect(basket.view.lines[0]?.seats?.map((one) => one.seat)).toEqual([9]);
        await basket.settled();
        expect(server.asked).toMatchObject([{ take: [1, 2] }, { release: [1] }, { take: [9], release: [2] }]);
        expect(server.mine).toEqual([9]);
    });

    it('shows a seat taken at another tariff in one line only', () => {
        const basket = new Basket(() => 'CHF');
        seatTaking(basket).take(item, [1, 2].map(seat));
        seatTaking(basket).take({ ...item, tariff_id: 12 }, [seat(2)]);
        const shown = basket.view.lines.map((line) => line.seats?.map((one) => one.seat));
        expect(shown).toEqual([[1], [2]]);
    });

    it('finds the seat a refusal speaks of, by number or by name', () => {
        const problem = (named: string | number) => ({ type: '', title: '', status: 409, code: 'seat_taken', detail: '', params: { seat: named } });
        const seats = [seat(1), seat(12)];
        expect(culprit(problem(12), seats)).toBe(12);
        expect(culprit(problem('A 12'), seats)).toBe(12);
        expect(culprit(problem('Balcon A, 1'), seats)).toBe(1);
        expect(culprit(problem('B 12'), seats)).toBeNull();
    });
});
