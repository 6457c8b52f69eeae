// Every till hears what the others did: in order, without gaps, from any number on, soon.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BoxOffice } from '../support/js/box_office.mjs';
import { faultsOf } from '../support/js/contract.mjs';
import { Server } from '../support/js/server.mjs';

describe('feed', () => {
    let server, office, ana, beat, carla;
    before(async () => {
        server = await Server.start();
        office = await BoxOffice.of(server);
        await office.grid('Film', { Plein: 18_00 });
        await office.screening('Le Phare', { capacity: 50 });
        await office.salepoint('Centre', ['Caisse 1', 'Caisse 2']);
        await office.salepoint('Foyer', ['Foyer 1'], { printer: '127.0.0.1:9' });
        await office.user('ana');
        await office.user('beat');
        ana = await office.till('ana', 'Caisse 1');
        beat = await office.till('beat', 'Caisse 2');
        carla = await office.till('ana', 'Foyer 1');
    });
    after(() => server.stop());

    const numbers = (feed) => feed.items.map((item) => item.id);
    const oneAfterAnother = (list) => list.every((number, at) => at === 0 || number === list[at - 1] + 1);

    test('a tap, a sale and an emptied cart move the gauge of another till within a second', async () => {
        const feed = await beat.feed((await beat.look()).journal);
        const screening_id = office.ids.screenings['Le Phare'];
        const heard = async (kind, gauge, act) => {
            const from = Date.now();
            await act();
            const news = await feed.next((item) => item.kind === kind && item.at >= from);
            assert.ok(news.at - from < 1000, `${kind} took ${news.at - from} ms`);
            assert.deepEqual(news.gauges, [{ screening_id, capacity: 50, ...gauge }]);
        };
        await heard('cart.changed', { sold: 0, held: 3 }, () => ana.tap('Le Phare', 'Plein', 3));
        await heard('sale.made', { sold: 3, held: 0 }, () => ana.pay('card'));
        await heard('cart.changed', { sold: 3, held: 2 }, () => ana.tap('Le Phare', 'Plein', 2));
        await heard('cart.emptied', { sold: 3, held: 0 }, () => ana.emptyCart());
        assert.deepEqual(await beat.gauge('Le Phare'), { capacity: 50, sold: 3, held: 0 });
        feed.close();
    });

    test('every kind of news is as the contract says', async () => {
        await carla.tap('Le Phare', 'Plein');
        const sold = await carla.must('POST', '/api/v1/sales', {
            cart_id: carla.cart.id, expected_total_cents: 1800, payments: [{ method: 'card', amount_cents: 1800 }], print: ['tickets'] });
        assert.equal(sold.prints.length, 1);
        await ana.tap('Le Phare', 'Plein');
        const reserved = await ana.reserve('Fournier');
        await ana.payReservation(reserved, 'card');
        await ana.cancel(reserved);
        await office.price('Plein', 18_00);

        const feed = await ana.feed(0);
        await feed.next((item) => item.kind === 'tariff.price_changed');
        const wrong = feed.items.map(({ id, at, ...news }) => faultsOf('NewsItem', news)).filter(Boolean);
        assert.deepEqual(wrong, []);
        assert.ok(feed.items.every((item) => item.id === item.n));
        feed.close();
    });

    test('it starts after any number, and has no gaps', async () => {
        const { journal } = await ana.look();
        for (const after of [0, 1, Math.floor(journal / 2), journal - 1]) {
            const feed = await ana.feed(after);
            await feed.next((item) => item.id === journal);
            assert.equal(numbers(feed)[0], after + 1);
            assert.ok(oneAfterAnother(numbers(feed)), numbers(feed).join());
            feed.close();
        }
    });

    test('Last-Event-ID wins over `after`, as browsers send it when they come back', async () => {
        const { journal } = await ana.look();
        const feed = await ana.feed(0, { 'Last-Event-ID': String(journal - 2) });
        await feed.next((item) => item.id === journal);
        assert.deepEqual(numbers(feed), [journal - 1, journal]);
        feed.close();
    });

    test('a number from the future starts now', async () => {
        const feed = await ana.feed(1_000_000);
        await ana.tap('Le Phare', 'Plein');
        const first = await feed.next();
        assert.equal(first.kind, 'cart.changed');
        feed.close();
    });

    test('a number that is none is refused', async () => {
        for (const after of ['-1', 'x', '1.5', '', '99999999999999999999']) {
            const answer = await ana.ask('GET', `/api/v1/feed?after=${after}`, undefined, { signal: AbortSignal.timeout(2000) });
            assert.equal(answer.code, 'malformed', `after=${after}`);
        }
    });

    test('it goes on where it was when the server comes back', async () => {
        const feed = await ana.feed(0);
        const { journal } = await ana.look();
        await feed.next((item) => item.id === journal);
        const before = numbers(feed);
        await server.restart();
        await feed.next(() => feed.ended, 1).catch(() => {});
        assert.ok(feed.ended, 'the stream was left open by a stopped server');

        await ana.tap('Le Phare', 'Plein');
        const again = await ana.feed(0, { 'Last-Event-ID': String(feed.last) });
        await again.next((item) => item.kind === 'cart.changed');
        assert.ok(oneAfterAnother([...before, ...numbers(again)]));
        const whole = await ana.feed(0);
        await whole.next((item) => item.id === again.last);
        assert.deepEqual(whole.items.slice(0, before.length).map(({ at, ...item }) => item), feed.items.map(({ at, ...item }) => item));
        again.close();
        whole.close();
    });

    test('many tills hear the same', async () => {
        const feeds = await Promise.all(Array.from({ length: 40 }, async () => ana.feed((await ana.look()).journal)));
        for (let n = 0; n < 10; n += 1) await ana.tap('Le Phare', 'Plein');
        const { journal } = await ana.look();
        await Promise.all(feeds.map((feed) => feed.next((item) => item.id === journal)));
        const heard = feeds.map((feed) => numbers(feed).slice(-10).join());
        assert.equal(new Set(heard).size, 1);
        feeds.forEach((feed) => feed.close());
    });
});
