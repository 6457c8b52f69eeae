// Every till hears what becomes of each seat; states once read and the news since are the truth.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BoxOffice, drawn, hour } from '../support/js/box_office.mjs';
import { faultsOf } from '../support/js/contract.mjs';
import { Server } from '../support/js/server.mjs';

describe('news of seats', () => {
    let server, office, ana, beat, feed, screening_id;
    before(async () => {
        server = await Server.start();
        office = await BoxOffice.of(server);
        await office.grid('Scène', { Plein: 18_00 });
        await office.room('Théâtre');
        await office.seatMap('Théâtre', drawn({ A: 'aaaaaaaa', B: 'aaaaaaaa', Fosse: 10 }));
        screening_id = await office.screening('Le Phare', { startsIn: 20 * hour });
        await office.salepoint('Centre', ['Caisse 1', 'Caisse 2']);
        await office.user('ana');
        await office.user('beat');
        ana = await office.till('ana', 'Caisse 1');
        beat = await office.till('beat', 'Caisse 2');
        feed = await beat.feed((await beat.look()).journal);
    });
    after(async () => {
        feed.close();
        await server.stop();
    });

    /** What was told of seats, within a second, after `act`. */
    async function told(kind, act) {
        const last = feed.last;
        const from = Date.now();
        await act();
        const { id, at, ...news } = await feed.next((item) => item.id > last && item.kind === kind);
        assert.ok(at - from < 1000, `${kind} took ${at - from} ms`);
        assert.equal(faultsOf('NewsItem', news), '');
        return news;
    }
    const change = (state, seats, more = {}) => ({ screening_id, state, ...more, seats });
    const free = (...seats) => change('free', seats);
    const sold = (...seats) => change('sold', seats);

    test('a tap, a swap, a sale, a move and a cancellation', async () => {
        let cart;
        const held = (...seats) => change('held', seats, { cart: cart.id, until_ms: cart.expires_at_ms });
        const take = (...wish) => async () => { cart = await ana.takeSeats('Le Phare', 'Plein', ...wish); };
        assert.deepEqual((await told('cart.changed', take([1, 2]))).seats, [held(1, 2)]);
        assert.deepEqual((await told('cart.changed', take([3], [2]))).seats, [free(2), held(1, 3)]);
        let sale;
        assert.deepEqual((await told('sale.made', async () => { sale = await ana.pay('card'); })).seats, [sold(1, 3)]);
        const move = () => ana.reseat(sale, [{ ticket: sale.tickets[0], seat: 4 }]);
        assert.deepEqual((await told('sale.reseated', move)).seats, [free(1), sold(4)]);
        const back = await told('sale.cancelled', () => ana.cancel(sale));
        assert.deepEqual(seatsBy(back, 'free'), [3, 4]);
        assert.deepEqual(back.gauges.map(({ sold: count }) => count), [0]);
    });

    test('an emptied cart, a parked one, one that is resumed', async () => {
        await ana.takeSeats('Le Phare', 'Plein', [5, 6]);
        assert.deepEqual((await told('cart.emptied', () => ana.emptyCart())).seats, [free(5, 6)]);
        await ana.takeSeats('Le Phare', 'Plein', [5, 6]);
        const parked = await told('cart.parked', () => ana.park('Dupont'));
        assert.deepEqual(seatsBy(parked, 'held'), [5, 6]);
        assert.ok(parked.seats[0].until_ms > server.clock.now() + 20 * 60_000);
        const resumed = await told('cart.resumed', () => beat.resume('Dupont'));
        assert.deepEqual(seatsBy(resumed, 'held'), [5, 6]);
        await beat.emptyCart();
    });

    test('a reservation, its payment, and one that is given up', async () => {
        let sale;
        const reserve = async (seats) => {
            await ana.takeSeats('Le Phare', 'Plein', seats);
            return told('sale.reserved', async () => { sale = await ana.reserve('Fournier'); });
        };
        assert.deepEqual((await reserve([7])).seats, [change('reserved', [7], { until_ms: sale.expires_at_ms })]);
        assert.deepEqual((await told('reservation.paid', () => ana.payReservation(sale, 'card'))).seats, [sold(7)]);
        await reserve([8]);
        assert.deepEqual((await told('reservation.given_up', () => ana.cancel(sale))).seats, [free(8)]);
    });

    test('seats of the house, and an area that fills', async () => {
        const until_ms = server.clock.now() + hour;
        const hold = { kind: 'held', name: 'Presse', until_ms, seats: [9, 10] };
        const kept = await told('house.held', () => office.holdSeats('Le Phare', hold));
        assert.deepEqual(kept.seats, [change('house', [9, 10], { house: 'held', name: 'Presse', until_ms })]);
        assert.deepEqual((await told('house.released', () => office.releaseSeats('Le Phare', [9]))).seats, [free(9)]);
        await office.releaseSeats('Le Phare', [10]);
        const room = await told('house.room_held', () => office.holdRoomSeats('Théâtre', { kind: 'blocked', seats: [16] }));
        assert.deepEqual(room.seats, [change('house', [16], { house: 'blocked' })]);
        assert.deepEqual((await told('house.room_released', () => office.releaseRoomSeats('Théâtre', [16]))).seats, [free(16)]);

        const area = { screening_id, tariff_id: office.ids.tariffs.Plein, area: 'fosse' };
        const full = await told('cart.changed', () => ana.setLine(area, 4));
        assert.deepEqual(full.gauges[0].areas, [{ area: 'fosse', capacity: 10, sold: 0, held: 4 }]);
        await ana.emptyCart();
    });

    test('what expires is told, and free before it is told', async () => {
        await ana.takeSeats('Le Phare', 'Plein', [11]);
        ana.cart = null;
        server.clock.forward({ minutes: 11 });
        assert.equal((await beat.seat('Le Phare', 11)).state, 'free');
        const expired = await feed.next((item) => item.kind === 'cart.expired', 15_000);
        assert.deepEqual(seatsBy(expired, 'free'), [11]);
    });

    test('a seat somebody else has taken since is not told free when the old cart expires', async () => {
        const from = (await beat.look()).journal;
        await ana.takeSeats('Le Phare', 'Plein', [12]);
        ana.cart = null;
        server.clock.forward({ minutes: 11 });
        await beat.takeSeats('Le Phare', 'Plein', [12]);
        await feed.next((item) => item.kind === 'cart.expired' && item.id > from, 15_000);
        const since = feed.items.filter((item) => item.id > from);
        const last = since.filter((item) => item.seats?.some(({ seats }) => seats.includes(12))).at(-1);
        assert.equal(last.cart, beat.cart.id);
        assert.equal((await ana.seat('Le Phare', 12)).register, 'Caisse 2');
        await beat.emptyCart();
    });

    const seatsBy = (news, state) => news.seats.filter((one) => one.state === state).flatMap(({ seats }) => seats).toSorted((a, b) => a - b);
});
