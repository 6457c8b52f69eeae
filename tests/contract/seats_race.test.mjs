// Sixteen tills fight for sixty seats, by carts and by whole sales. Nobody gets a seat that another has,
// and what was acknowledged is on the tickets. With POSTGRES='host=… dbname=…' against PostgreSQL.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BoxOffice, drawn } from '../support/js/box_office.mjs';
import { Refused } from '../support/js/client.mjs';
import { Server } from '../support/js/server.mjs';

const tills_count = 16;
const fight_ms = 4000;
const price = 18_00;
const names_seat = ['seat_taken', 'seat_sold', 'no_seats_together']; // how a till loses

const some = (list, most) => list.toSorted(() => Math.random() - 0.5).slice(0, 1 + Math.floor(Math.random() * most));
const oneIn = (n) => Math.random() < 1 / n;

describe('a race for seats', () => {
    let server, office, tills, line;
    const all = Array.from({ length: 60 }, (_, n) => n + 1);
    const mine = new Map(); // seat → { id, number, till }, of what was acknowledged and not taken back
    const faults = [];
    const lost = new Map(); // why a till did not get what it wanted, how often

    before(async () => {
        server = await Server.start({ postgres: process.env.POSTGRES });
        office = await BoxOffice.of(server);
        await office.room('Théâtre');
        await office.seatMap('Théâtre', drawn(Object.fromEntries(['A', 'B', 'C', 'D', 'E'].map((row) => [row, 'a'.repeat(12)]))));
        await office.grid('Scène', { Plein: price });
        const screening_id = await office.screening('Le Phare', { startsIn: 20 * 3_600_000 });
        line = { screening_id, tariff_id: office.ids.tariffs.Plein };
        const registers = Array.from({ length: tills_count }, (_, n) => `Caisse ${n + 1}`);
        await office.salepoint('Centre', registers);
        await office.user('ana');
        tills = await Promise.all(registers.map((register) => office.till('ana', register, 0)));
    });
    after(() => server.stop());

    const paid = (seats) => ({ expected_total_cents: seats.length * price, payments: [{ method: 'card', amount_cents: seats.length * price }] });
    async function sell(till, seats, what) {
        const { id, number } = await till.must('POST', '/api/v1/sales', { ...what, ...paid(seats) });
        for (const seat of seats) {
            if (mine.has(seat)) faults.push(`seat ${seat} is in sale ${mine.get(seat).number} and in sale ${number}`);
            mine.set(seat, { id, number, till });
        }
    }

    async function byWholeSale(till) {
        const seats = some(all, 3);
        await sell(till, seats, { lines: [{ ...line, quantity: seats.length, seats }] });
    }
    async function byCart(till) {
        till.cart = null;
        if (oneIn(2)) await till.changeSeats(line, { quantity: 1 + Math.floor(Math.random() * 3) }, 'best-seats');
        else await till.changeSeats(line, { take: some(all, 3) });
        if (oneIn(3)) await till.changeSeats(line, { take: some(all, 2), release: [till.cart.lines[0].seats[0].seat] }).catch(unlessLost);
        if (oneIn(4)) return till.emptyCart();
        const seats = till.cart.lines[0].seats.map(({ seat }) => seat);
        await sell(till, seats, { cart_id: till.cart.id });
    }
    // Away from the books before it is asked: from then on the seats may be anybody's.
    async function takeBack(till) {
        const sale = [...mine.values()].find((one) => one.till === till);
        if (!sale) return;
        for (const [seat, { id }] of mine) if (id === sale.id) mine.delete(seat);
        await till.cancel(sale);
    }
    function unlessLost(error) {
        if (!(error instanceof Refused)) throw error;
        if (error.code === 'seat_twice') return; // a swap of a seat for itself
        if (!names_seat.includes(error.code)) throw error;
        lost.set(error.code, (lost.get(error.code) ?? 0) + 1);
    }

    async function fight(till, until) {
        while (Date.now() < until) {
            const act = oneIn(4) ? takeBack : oneIn(2) ? byWholeSale : byCart;
            await act(till).catch(unlessLost);
            if (till.cart) await till.must('DELETE', `/api/v1/carts/${till.cart.id}`).catch(() => {}); // sold, or not made
        }
    }

    test('no seat is given twice', async (t) => {
        await Promise.all(tills.map((till) => fight(till, Date.now() + fight_ms)));
        assert.deepEqual(faults, []);
        assert.ok((lost.get('seat_sold') ?? 0) > 0 && (lost.get('seat_taken') ?? 0) > 0, 'nobody was in the way of anybody');
        t.diagnostic(`lost: ${[...lost].map(([code, times]) => `${code} ${times}`).join(', ')}`);
    });

    test('every acknowledged seat is on a valid ticket, and no other', async () => {
        const onTickets = [];
        for (const till of tills)
            for (let before = '', page = [null]; page.length > 0; before = `&before=${page.at(-1)?.number}`) {
                page = await till.sales(`?limit=100${before}`);
                for (const { id, state, kind } of page)
                    if (state === 'paid' && kind === 'sale')
                        for (const { state: valid, seat } of (await till.sale(id)).tickets)
                            if (valid === 'activated') onTickets.push(`${seat.seat} ${id}`);
            }
        assert.deepEqual(onTickets.toSorted(), [...mine].map(([seat, { id }]) => `${seat} ${id}`).toSorted());
    });

    test('the map shows what was sold, also after a restart', async () => {
        const expected = [...mine.keys()].toSorted((a, b) => a - b);
        const shown = async () => {
            const { changes } = await tills[0].seats('Le Phare');
            assert.ok(changes.every(({ state }) => state === 'sold'), JSON.stringify(changes));
            return changes.flatMap(({ seats }) => seats).toSorted((a, b) => a - b);
        };
        assert.deepEqual(await shown(), expected);
        assert.deepEqual(await tills[0].gauge('Le Phare'), { capacity: 60, sold: expected.length, held: 0 });
        await server.restart();
        assert.deepEqual(await shown(), expected);
    });

    test('the books hold', async () => {
        await server.stop();
        assert.match(server.verify(), /Everything holds/);
        await server.start();
    });
});
