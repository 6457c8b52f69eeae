// Limits hold at the limit and refuse one more.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BoxOffice, drawn } from '../support/js/box_office.mjs';
import { keepsToContract } from '../support/js/contract.mjs';
import { uuid } from '../support/js/ids.mjs';
import { Server } from '../support/js/server.mjs';

describe('limits', () => {
    let server, office, till;
    const screenings = [];
    before(async () => {
        server = await Server.start();
        office = await BoxOffice.of(server);
        await office.room('Stade', 100_000);
        await office.grid('Film', Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`Tarif ${n + 1}`, 1_00])));
        for (let n = 0; n < 5; n += 1) screenings.push(await office.screening(`Film ${n + 1}`));
        await office.salepoint('Centre', ['Caisse 1']);
        await office.user('ana');
        till = await office.till('ana', 'Caisse 1');
    });
    after(() => server.stop());

    const tariffs = () => Object.values(office.ids.tariffs);
    const lines = (count) => Array.from({ length: count }, (_, n) =>
        ({ screening_id: screenings[Math.floor(n / 50)], tariff_id: tariffs()[n % 50], quantity: 1 }));

    test('a cart has 200 lines and can be sold, the 201st is refused with cart_too_long', async () => {
        for (const { quantity, ...line } of lines(200)) await till.setLine(line, quantity);
        const { quantity, ...oneMore } = lines(201).at(-1);
        await assert.rejects(till.setLine(oneMore, quantity), { code: 'cart_too_long', params: { lines: 200 } });
        const sold = await till.pay('card');
        assert.equal(sold.tickets.length, 200);
    });

    test('a sale has 200 lines of 500 places, and no more', async () => {
        const sell = (list, cents) => till.ask('POST', '/api/v1/sales', {
            lines: list, expected_total_cents: cents, payments: [{ method: 'card', amount_cents: cents }] });
        assert.equal((await sell(lines(200), 200_00)).status, 201);
        assert.equal((await sell(lines(201), 201_00)).code, 'malformed');
        const many = (quantity) => [{ ...lines(1)[0], quantity }];
        assert.equal((await sell(many(500), 500_00)).status, 201);
        assert.equal((await sell(many(501), 501_00)).code, 'malformed');
    });

    test('the programme shows 31 days, and no more', async () => {
        assert.equal((await till.ask('GET', '/api/v1/programme?days=31')).status, 200);
        for (const query of ['days=32', 'days=0', 'days=x', 'from=2026-02-30', 'from=today', 'from='])
            assert.equal((await till.ask('GET', `/api/v1/programme?${query}`)).code, 'malformed', query);
        for (const from of ['0001-01-01', '9999-12-31'])
            assert.ok((await till.ask('GET', `/api/v1/programme?days=31&from=${from}`)).status < 500, from);
    });

    test('lists of sales are asked for in pages of 1 to 100', async () => {
        assert.equal((await till.ask('GET', '/api/v1/sales?limit=100')).status, 200);
        for (const query of ['limit=101', 'limit=0', 'limit=-1', 'before=0', 'number=0', 'number=1.5', 'state=all,unpaid'])
            assert.equal((await till.ask('GET', `/api/v1/sales?${query}`)).code, 'malformed', query);
        const all = (await till.sales('?limit=100')).map(({ number }) => number);
        const paged = [];
        for (let before = ''; paged.length < all.length; before = `&before=${paged.at(-1)}`)
            paged.push(...(await till.sales(`?limit=1${before}`)).map(({ number }) => number));
        assert.deepEqual(paged, all);
    });

    test('a request that is too large is refused and the server lives on', async () => {
        const answer = await till.ask('POST', '/api/v1/sales', `"${'x'.repeat(4_000_000)}"`).catch((error) => error);
        assert.ok(answer.status === 413 || ['EPIPE', 'ECONNRESET'].includes(answer.code), String(answer.status ?? answer));
        assert.equal((await till.ask('GET', '/api/v1/session')).status, 200);
    });

    // No schema can say this, so the server must: by a refusal or by doing it, never by failing.
    const odd = {
        'a rate twice for a day': ['vat-codes', { code: 'twice', excluded: false, rates: [{ from_day: '2024-01-01', rate_bp: 1 }, { from_day: '2024-01-01', rate_bp: 2 }] }],
        'a user twice at a salepoint': ['users', { login: 'twice', name: 'Twice', password: 'guichet-twice', roles: ['pos', 'pos'], salepoint_ids: [1, 1] }],
        'a method twice': ['salepoints', { name: 'Twice', methods: ['cash', 'cash'], registers: [{ name: 'R' }, { name: 'R' }] }],
        'a day before the calendar': ['vat-codes', { code: 'early', excluded: false, rates: [{ from_day: '0001-01-01', rate_bp: 1 }] }],
        'an end of time': ['screenings', { work_id: 1, room_id: 1, grid_id: 1, starts_at_ms: 9_007_199_254_740_990, ends_at_ms: 9_007_199_254_740_991 }],
        'NUL in a name': ['rooms', { name: 'a\u0000b', capacity: 1 }],
    };
    for (const [name, [path, body]] of Object.entries(odd))
        test(`${name} is no error 500`, async () => {
            const answer = await office.admin.ask('POST', `/api/v1/${path}`, body);
            assert.ok(answer.status < 500, answer.text);
        });

    test('a cart keeps to amounts that the contract knows', async () => {
        await office.grid('Mécènes', { Mécène: 100_000_00 });
        await office.screening('Gala', { capacity: 1000 });
        const answer = await till.ask('POST', `/api/v1/carts/${uuid()}/lines`, {
            screening_id: office.ids.screenings.Gala, tariff_id: office.ids.tariffs.Mécène, quantity: 500 });
        keepsToContract('POST', '/api/v1/carts/x/lines', answer);
        assert.equal(answer.code, 'total_too_high');
    });

    test('twelve ask at once for the last three places, three get one', async () => {
        await office.screening('Dernière', { capacity: 3, grid: 'Film' });
        const wish = { screening_id: office.ids.screenings.Dernière, tariff_id: tariffs()[0], quantity: 1 };
        const answers = await Promise.all(Array.from({ length: 12 }, () => till.ask('POST', `/api/v1/carts/${uuid()}/lines`, wish)));
        assert.deepEqual(answers.map(({ code }) => code ?? 'taken').sort(), [...Array(9).fill('no_place_left'), ...Array(3).fill('taken')]);
        assert.deepEqual(await till.gauge('Dernière'), { capacity: 3, sold: 0, held: 3 });
    });

    test('5000 seats of one sale are free again when it is taken back, and 5001 are too many', async () => {
        const [room, grid] = ['Arène', 'Gratuits'];
        await office.room(room);
        await office.seatMap(room, drawn(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`R${n + 1}`, 'a'.repeat(100)]))));
        await office.grid(grid, { Libre: 0 });
        const screening_id = await office.screening('Finale', { room, grid });
        const tariff_id = office.ids.tariffs.Libre;
        const seated = (from, count) => ({ screening_id, tariff_id, quantity: count, seats: Array.from({ length: count }, (_, n) => from + n) });
        const list = Array.from({ length: 25 }, (_, n) => seated(200 * n + 1, 200));
        const sell = (all) => till.must('POST', '/api/v1/sales', { lines: all, expected_total_cents: 0, payments: [{ method: 'free', amount_cents: 0 }] });
        await assert.rejects(sell([...list, seated(5001, 1)]), { code: 'too_many_places', params: { most: 5000 } });
        const sold = await sell(list);
        assert.equal((await till.seats('Finale')).changes[0].seats.length, 5000);
        await till.cancel(sold);
        assert.deepEqual((await till.seats('Finale')).changes, []);
    });

    test('a cart has 5000 places, the next one is refused with too_many_places', async () => {
        for (const { quantity, ...line } of lines(10)) await till.setLine(line, 500);
        const { quantity, ...oneMore } = lines(11).at(-1);
        await assert.rejects(till.setLine(oneMore, quantity), { code: 'too_many_places', params: { most: 5000 } });
        await till.emptyCart();
    });

    test('200 seats are taken at once, and no more', async () => {
        const take = (count) => till.ask('POST', `/api/v1/carts/${uuid()}/seats`, {
            screening_id: office.ids.screenings.Finale, tariff_id: office.ids.tariffs.Libre, take: Array.from({ length: count }, (_, n) => n + 1) });
        assert.equal((await take(201)).code, 'malformed');
        assert.equal((await take(200)).status, 200);
    });

    // A stadium is more than the megabyte that other requests may have.
    test('a hall has 100,000 seats, and no more', async () => {
        await office.room('Grand stade', 0);
        const row = (n, seats) => ({ section: 'hall', label: `R${n}`, category: 'a', seats: Array.from({ length: seats }, (_, s) => ({ number: String(s + 1), x: 50 * s, y: 100 * n })) });
        const stadium = (seats) => ({ ...drawn({ A: 'a' }), rows: [...Array.from({ length: 200 }, (_, n) => row(n, 500)), ...(seats > 100_000 ? [row(200, 1)] : [])] });
        await assert.rejects(office.seatMap('Grand stade', stadium(100_001)), { code: 'map_too_large' });
        await office.seatMap('Grand stade', stadium(100_000));
    });
});
