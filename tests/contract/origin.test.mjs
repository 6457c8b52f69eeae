// No other website can make a cashier's browser change anything.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isUnsafe, operations } from '../support/js/contract.mjs';
import { Server } from '../support/js/server.mjs';
import { Player } from './player.mjs';
import { requests } from './requests.mjs';

const attacks = (own) => [
    { name: 'another origin', headers: { Origin: 'https://elsewhere.example' }, code: 'wrong_origin' },
    { name: 'a neighbour tenant', headers: { Origin: own.replace('capitole.', 'other.') }, code: 'wrong_origin' },
    { name: 'another port', headers: { Origin: own.replace(/\d+$/, '1') }, code: 'wrong_origin' },
    { name: 'our name as a part of theirs', headers: { Origin: `${own}.example` }, code: 'wrong_origin' },
    { name: 'origin null', headers: { Origin: 'null' }, code: 'wrong_origin' },
    { name: 'cross-site', headers: { 'Sec-Fetch-Site': 'cross-site' }, code: 'wrong_origin' },
    { name: 'same-site', headers: { 'Sec-Fetch-Site': 'same-site' }, code: 'wrong_origin' },
    { name: 'no content type', headers: { 'Content-Type': null }, code: 'media_type' },
    { name: 'a form', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, code: 'media_type' },
    { name: 'plain text', headers: { 'Content-Type': 'text/plain' }, code: 'media_type' },
];

describe('requests from elsewhere', () => {
    let server, hall;
    const journal = async () => (await hall.person('admin').must('GET', '/api/v1/session')).journal;

    before(async () => {
        server = await Server.start();
        hall = new Player(server);
        await hall.playHall();
    });
    after(() => server.stop());

    for (const { id, method } of operations.filter(isUnsafe))
        test(id, async () => {
            const { as, path, body, settled } = await requests[id](hall);
            const client = hall.person(as);
            const before = await journal();
            for (const { name, headers, code } of attacks(server.origin)) {
                const answer = await client.ask(method, path, body, { headers });
                assert.equal(answer.code, code, `${name}: ${answer.status} ${answer.text}`);
            }
            assert.equal(await journal(), before, 'the journal grew');

            // What our own page sends is done.
            const own = { Origin: server.origin, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json; charset=utf-8' };
            const answer = await client.ask(method, path, body, { headers: own });
            assert.ok(answer.status < 300, answer.text);
            await settled?.(client, answer.json.id); // or the next test sees the journal grow
        });

    test('a content type that only begins like JSON is none', async () => {
        const { as, path, body } = requests.add_room(hall);
        const answer = await hall.person(as).ask('POST', path, body, { headers: { 'Content-Type': 'application/jsonp' } });
        assert.equal(answer.code, 'media_type');
    });

    test('cookies are for this host, this site and no script', async () => {
        const answer = await hall.person('new').ask('POST', '/api/v1/session', { login: 'beat', password: 'guichet-beat' });
        const cookies = answer.headers['set-cookie'];
        assert.equal(cookies.length, 2);
        for (const cookie of cookies) {
            assert.match(cookie, /^__Host-guichet/);
            for (const part of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) assert.ok(cookie.split('; ').includes(part), cookie);
            assert.doesNotMatch(cookie, /Domain/i);
        }
    });
});
