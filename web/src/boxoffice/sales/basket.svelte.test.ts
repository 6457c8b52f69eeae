// The cart against a server that is slow, full, or silent.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Cart } from '../../api/client.ts';
import type { Item } from './basket.ts';

interface Line {
    screening_id: number;
    tariff_id: number;
    quantity: number;
}
type Reply = { data?: Cart; error?: object; response: Response } | 'lost';

const server = vi.hoisted(() => ({
    asked: [] as Line[],
    lines: [] as Line[],
    state: 'open' as Cart['state'],
    places: 100,
    /** Answers are held back until released, as on a slow network. */
    gate: Promise.resolve(),
    lost: false,
}));

vi.mock('../../api/client.ts', () => {
    const cartOf = (id: string): Cart => {
        const lines = server.lines.map((line) => ({ ...line, unit_cents: 2500, amount_cents: 2500 * line.quantity }));
        const total_cents = lines.reduce((sum, line) => sum + line.amount_cents, 0);
        return { id, state: server.state, lines, total_cents, cash_total_cents: total_cents, expires_at_ms: 9e15 };
    };
    const refused = { type: '', title: '', status: 409, code: 'places_left', detail: 'plus de place' };
    const answer = async (id: string, body?: Line): Promise<Reply> => {
        if (body) server.asked.push(body);
        await server.gate;
        if (server.lost) throw new TypeError('network');
        if (body && body.quantity > server.places) return { error: refused, response: new Response(null, { status: 409 }) };
        if (body) {
            server.lines = server.lines.filter((line) => line.tariff_id !== body.tariff_id);
            if (body.quantity > 0) server.lines.push(body);
        }
        return { data: cartOf(id), response: new Response() };
    };
    type Request = { params: { path: { cart: string } }; body?: Line };
    const call = (_path: string, { params, body }: Request) => answer(params.path.cart, body);
    return { api: { GET: call, POST: call, DELETE: call } };
});

const { Basket } = await import('./basket.svelte.ts');

const item: Item = { screening_id: 1, tariff_id: 11, unit_cents: 2500, title: {}, tariff: {}, starts_at_ms: 0 };

beforeEach(() => {
    Object.assign(server, { asked: [], lines: [], state: 'open', places: 100, gate: Promise.resolve(), lost: false });
});

function slow() {
    let release = () => {};
    server.gate = new Promise((resolve) => (release = resolve));
    return () => {
        server.gate = Promise.resolve();
        release();
    };
}

describe('basket', () => {
    it('shows a tap at once and melts the next ones into one request', async () => {
        const basket = new Basket(() => 'CHF');
        const release = slow();
        basket.add(item, 1);
        basket.add(item, 1);
        basket.add(item, 1);
        expect(basket.view.places).toBe(3);
        expect(basket.view.total_cents).toBe(7500);
        expect(basket.view.pending).toBe(true);
        release();
        expect(await basket.settled()).toBe(true);
        expect(server.asked.map((line) => line.quantity)).toEqual([1, 3]);
        expect(basket.view.pending).toBe(false);
        expect(basket.cart?.total_cents).toBe(7500);
    });

    it('takes back what was refused and says why', async () => {
        const basket = new Basket(() => 'CHF');
        basket.add(item, 2);
        await basket.settled();
        server.places = 2;
        basket.add(item, 1);
        expect(basket.view.places).toBe(3);
        expect(await basket.settled()).toBe(false);
        expect(basket.view.places).toBe(2);
        expect(basket.trouble).toMatchObject({ kind: 'refused', problem: { detail: 'plus de place' } });
        basket.add(item, -1);
        expect(basket.trouble).toBeNull();
        await basket.settled();
        expect(basket.view.places).toBe(1);
    });

    it('removes a line by setting it to nothing', async () => {
        const basket = new Basket(() => 'CHF');
        basket.add(item, 1);
        await basket.settled();
        basket.changeLast(-1);
        expect(basket.isEmpty).toBe(true);
        await basket.settled();
        expect(server.lines).toEqual([]);
    });

    it('keeps what had expired, to take it again', async () => {
        const basket = new Basket(() => 'CHF');
        basket.add(item, 2);
        await basket.settled();
        const old = basket.id;
        server.state = 'expired';
        await basket.reread();
        expect(basket.isEmpty).toBe(true);
        expect(basket.id).not.toBe(old);
        expect(basket.expired.map((line) => line.quantity)).toEqual([2]);
        Object.assign(server, { state: 'open', lines: [] });
        basket.takeExpiredAgain();
        await basket.settled();
        expect(basket.view.places).toBe(2);
        expect(basket.expired).toEqual([]);
    });

    it('does not invent what it does not know', async () => {
        vi.useFakeTimers();
        const basket = new Basket(() => 'CHF');
        basket.add(item, 1);
        await vi.runAllTimersAsync();
        server.lost = true;
        basket.add(item, 1);
        await vi.runAllTimersAsync();
        expect(basket.trouble).toEqual({ kind: 'unknown' });
        expect(basket.view.places).toBe(1);
        vi.useRealTimers();
    });

    it('never asks for more than the contract takes', () => {
        const basket = new Basket(() => 'CHF');
        basket.add(item, 9999);
        expect(basket.view.places).toBe(500);
    });
});
