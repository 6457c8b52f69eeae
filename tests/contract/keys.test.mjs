// A request that is repeated with its key is done once and answered alike for ever, also after a restart.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isCommand, operations, requestSchema } from '../support/js/contract.mjs';
import { uuid } from '../support/js/ids.mjs';
import { Server } from '../support/js/server.mjs';
import { Player } from './player.mjs';
import { requests } from './requests.mjs';

// These answer with the session as it is, not as it was: a till needs the journal number of now.
const showsTheSession = ['choose_register', 'switch_cashier'];
const sameText = (id, { text, json }) => (showsTheSession.includes(id) ? JSON.stringify([json.user, json.register]) : text);

describe('idempotency keys', () => {
    let server, hall;
    const done = []; // what was answered before the restart
    const journal = async () => (await hall.person('admin').must('GET', '/api/v1/session')).journal;
    const repeated = async ({ id, method, path, body, client, key, first }) => {
        const before = await journal();
        const again = await client.ask(method, path, body, { key });
        assert.equal(again.status, first.status, again.text);
        assert.equal(sameText(id, again), sameText(id, first));
        assert.equal(await journal(), before, 'the journal grew');
    };

    before(async () => {
        server = await Server.start();
        hall = new Player(server);
        await hall.playHall();
    });
    after(() => server.stop());

    for (const operation of operations.filter(isCommand)) {
        const { id, method } = operation;
        test(`${id} is done once`, async () => {
            const { as, path, body, other, settled } = await requests[id](hall);
            const client = hall.person(as);
            const key = uuid();
            const first = await client.ask(method, path, body, { key });
            assert.ok(first.status < 300, first.text);
            await settled?.(client, key); // what goes on in the background writes entries of its own
            const asked = { id, method, path, body, client, key, first };
            done.push(asked);
            await repeated(asked);

            const otherBody = other ?? (requestSchema(operation) ? otherThan(body) : { other: true });
            const refused = await client.ask(method, path, otherBody, { key });
            assert.equal(refused.code, 'key_reused', refused.text);
            assert.equal(refused.status, 422);
        });
    }

    test('the same key at another address is another request', async () => {
        const { client, key, body } = done.find(({ id }) => id === 'add_room');
        const refused = await client.ask('POST', '/api/v1/sections', body, { key });
        assert.ok(['key_reused', 'malformed'].includes(refused.code), refused.text);
    });

    test('a wrong PIN sent again costs no further try', async () => {
        const { as, path, body } = await requests.switch_cashier(hall);
        const client = hall.person(as);
        const wrong = { ...body, pin: body.pin === '0000' ? '1111' : '0000' };
        const key = uuid();
        const first = await client.ask('PUT', path, wrong, { key });
        assert.equal(first.code, 'pin_wrong', first.text);
        assert.equal((await client.ask('PUT', path, wrong, { key })).text, first.text);
        assert.equal((await client.ask('PUT', path, body, { key })).code, 'key_reused');
        assert.equal((await client.ask('PUT', path, body)).status, 200);
    });

    test('answers are remembered through a restart', async (t) => {
        await server.restart();
        for (const asked of done) await t.test(asked.id, () => repeated(asked));
    });

    test('without a key nothing is done', async () => {
        const wrong = [];
        for (const { id, method } of operations.filter(isCommand)) {
            const { as, path, body } = await requests[id](hall);
            for (const key of [null, '', '42', uuid().slice(1)]) {
                const answer = await hall.person(as).ask(method, path, body, { headers: { 'Idempotency-Key': key } });
                if (answer.code !== 'key_missing') wrong.push(`${id} with key ${key}: ${answer.status} ${answer.code}`);
            }
        }
        assert.deepEqual(wrong, []);
    });
});

/** Another valid body: one number or text is changed. */
function otherThan(body) {
    const [name, value] = Object.entries(body).find(([, v]) => ['number', 'string'].includes(typeof v)) ?? [];
    if (typeof value === 'number') return { ...body, [name]: value + 1 };
    if (name === 'what') return { ...body, what: 'receipt' };
    if (typeof value === 'string') return { ...body, [name]: `${value}x`.slice(0, 40) };
    const changed = structuredClone(body);
    if (changed.payments) changed.payments[0].reference = 'another';
    else Object.values(changed)[0].fr += ' bis';
    return changed;
}
