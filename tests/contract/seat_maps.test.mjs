// Maps go out and come in again as they were, also where labels are unusual; a version never changes.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BoxOffice, drawn } from '../support/js/box_office.mjs';
import { Server } from '../support/js/server.mjs';

describe('seat maps', () => {
    let server, office;
    before(async () => {
        server = await Server.start();
        office = await BoxOffice.of(server);
        await office.room('Théâtre');
        await office.room('Tournée');
    });
    after(() => server.stop());

    const map = async (id) => (await office.admin.must('GET', `/api/v1/seat-maps/${id}`)).map;
    const csv = async (id) => (await office.admin.ask('GET', `/api/v1/seat-maps/${id}/csv`)).text;
    const plain = drawn({ A: 'aaaa bbWK', B: 'bb?b', Fosse: 20 });

    test('unusual labels', async () => {
        const rows = ['A,1', 'B;2', '"C"', 'D "e"', ' F ', '', 'Ü–ß', "l'é", '=1+1'].map((label, n) => ({
            ...plain.rows[0], label, seats: plain.rows[0].seats.map((seat) => ({ ...seat, y: 100 * n, number: `${seat.number},"${n}` })) }));
        const id = await office.seatMap('Théâtre', { ...plain, rows });
        const before = await map(id);
        assert.deepEqual(before.rows.map(({ label }) => label), rows.map(({ label }) => label));
        assert.deepEqual(await map(await office.seatMap('Théâtre', await csv(id))), before);
        assert.deepEqual(await map(await office.seatMap('Théâtre', before)), before);
    });

    test('a table carried to another room has the same seats, categories and standing places', async () => {
        const id = await office.seatMap('Théâtre', plain);
        const there = await map(await office.seatMap('Tournée', await csv(id)));
        const here = await map(id);
        assert.deepEqual(there.rows, here.rows);
        assert.deepEqual(there.areas.map(({ name, ...area }) => area), here.areas.map(({ name, ...area }) => area));
        assert.equal(await csv(office.ids.maps.Tournée), await csv(id));
    });

    test('a version is the same for ever, and may be kept for as long', async () => {
        const first = await office.seatMap('Théâtre', plain);
        const answer = await office.admin.ask('GET', `/api/v1/seat-maps/${first}`);
        await office.seatMap('Théâtre', drawn({ Z: 'aaa' }));
        assert.equal((await office.admin.ask('GET', `/api/v1/seat-maps/${first}`)).text, answer.text);
        assert.match(answer.headers['cache-control'], /immutable/);
        const { rooms } = await office.admin.must('GET', '/api/v1/rooms');
        assert.equal(rooms.find(({ name }) => name === 'Théâtre').seat_map_id, office.ids.maps.Théâtre);
    });

    test('seats beside each other may stand anywhere, also left of and above the origin', async () => {
        const { rows, ...more } = drawn({ A: 'aaaa' });
        const moved = rows.map((row) => ({ ...row, seats: row.seats.map((seat) => ({ ...seat, x: seat.x - 100_000, y: -100_000 })) }));
        const before = await map(await office.seatMap('Théâtre', { ...more, rows: moved }));
        assert.equal(before.rows[0].seats[0].x, -100_000);
        assert.deepEqual(await map(await office.seatMap('Théâtre', await csv(office.ids.maps.Théâtre))), before);
    });
});
