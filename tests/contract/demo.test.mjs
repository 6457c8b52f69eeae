// The festival to learn on: everybody shown can sign in, and what fills it keeps to the contract.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { keepsToContract } from '../support/js/contract.mjs';
import { Server } from '../support/js/server.mjs';
import { Till } from '../support/js/till.mjs';

describe('demo', () => {
    let server;
    before(async () => {
        server = await Server.start({ demo: true });
        server.watch = keepsToContract;
    });
    after(async () => {
        assert.equal(await server.stop(), 0);
        assert.match(server.verify(), /Everything holds/);
    });

    test('everybody shown on the sign-in page can sign in', async () => {
        const { demo_logins } = await new Till(server).must('GET', '/api/v1/hello');
        for (const { login, password, name } of demo_logins) {
            const till = await new Till(server).signIn(login, password);
            assert.equal(till.session.user.name, name);
        }
    });

    test('the programme and the sales of some days are there', async () => {
        const till = await new Till(server).signIn('ana', 'guichet-ana');
        await till.chooseRegister('Caisse 1');
        const { screenings } = await till.programme({ days: 5 });
        assert.ok(screenings.some(({ state }) => state === 'on_sale'), 'nothing is on sale');
        const sales = await till.sales('?limit=100');
        const states = new Set(sales.map(({ state }) => state));
        assert.ok(states.has('paid') && sales.length > 20, `${sales.length} sales, ${[...states]}`);
        for (const { id } of sales.slice(0, 10)) await till.sale(id);
        await till.sales('?state=unpaid');
    });

    test('one can sell at once', async () => {
        const till = await new Till(server).signIn('beat', 'guichet-beat');
        await till.chooseRegister('Caisse 2');
        const one = await forSale(till, ({ seat_map_id }) => !seat_map_id);
        await till.setLine({ screening_id: one.id, tariff_id: one.tariff_ids[0] }, 1);
        assert.equal((await till.pay('card')).tickets.length, 1);
    });

    test('one can sell numbered seats at once', async () => {
        const till = await new Till(server).signIn('beat', 'guichet-beat');
        await till.chooseRegister('Caisse 2');
        const one = await forSale(till, ({ seat_map_id }) => seat_map_id);
        await till.changeSeats({ screening_id: one.id, tariff_id: one.tariff_ids[0] }, { quantity: 2 }, 'best-seats');
        const { id, tickets } = await till.pay('card');
        assert.equal(tickets.length, 2);
        assert.ok((await till.sale(id)).tickets.every(({ seat }) => seat));
    });
    async function forSale(till, fits) {
        const { screenings } = await till.programme({ days: 5 });
        return screenings.find((screening) => {
            const { state, gauge, tariff_ids } = screening;
            return fits(screening) && state === 'on_sale' && tariff_ids.length > 0 && gauge.capacity > gauge.sold + gauge.held + 20;
        });
    }

    test('started again, it is the same festival', async () => {
        const till = await new Till(server).signIn('ana', 'guichet-ana');
        await till.chooseRegister('Caisse 1');
        const [before] = await till.sales('?limit=1');
        await server.restart();
        const [after] = await till.sales('?limit=1');
        assert.deepEqual(after, before);
    });
});
