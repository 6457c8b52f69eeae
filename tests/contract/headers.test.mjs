// Every answer, also one that says no, tells browsers to be careful with it.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client } from '../support/js/client.mjs';
import { Feed } from '../support/js/feed.mjs';
import { Server, freshFolder } from '../support/js/server.mjs';
import { Player } from './player.mjs';

const onAll = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

describe('headers', () => {
    let server, hall;
    before(async () => {
        const web = freshFolder();
        mkdirSync(join(web, 'assets'));
        writeFileSync(join(web, 'index.html'), '<!doctype html><title>Guichet</title>');
        writeFileSync(join(web, 'assets', 'app-1a2b.js'), 'export {};');
        server = await Server.start({ web });
        hall = new Player(server);
        await hall.playHall();
    });
    after(() => server.stop());

    const answers = {
        'an answer': ['ana', 'GET', '/api/v1/session', 200],
        'an answer without body': ['beat', 'DELETE', '/api/v1/session', 204],
        'a sale': ['ana', 'POST', '/api/v1/sales', 400],
        'a refusal': ['nobody', 'GET', '/api/v1/session', 401],
        'an unknown address': ['nobody', 'GET', '/api/v1/nothing', 404],
        'a wrong method': ['nobody', 'PUT', '/api/v1/sales', 405],
        'an unknown method': ['nobody', 'BREW', '/api/v1/sales', 501],
        'health': ['nobody', 'GET', '/healthz', 200],
        'metrics': ['nobody', 'GET', '/metrics', 200],
        'a page': ['nobody', 'GET', '/user/login', 200],
        'a file of the app': ['nobody', 'GET', '/assets/app-1a2b.js', 200],
        'a file that is not there': ['nobody', 'GET', '/assets/nothing.js', 404],
    };
    for (const [name, [as, method, path, status]] of Object.entries(answers))
        test(name, async () => {
            const { headers, ...answer } = await hall.person(as).ask(method, path);
            assert.equal(answer.status, status, answer.text);
            for (const [header, value] of Object.entries(onAll)) assert.equal(headers[header], value, header);
            const forever = path.startsWith('/assets/app');
            const cached = forever ? /immutable/ : path.startsWith('/user') ? /no-cache/ : /no-store/;
            assert.match(headers['cache-control'], cached);
            assert.equal(headers.server, undefined, 'nobody needs to know what runs here');
            assert.equal(headers['access-control-allow-origin'], undefined);
        });

    test('pages run only our own scripts and stand in no frame', async () => {
        const { headers } = await hall.person('nobody').ask('GET', '/sale');
        const policy = headers['content-security-policy'];
        for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
            assert.ok(policy.includes(rule), `${rule} in ${policy}`);
        assert.doesNotMatch(policy, /unsafe|\*|https?:/);
        assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
        assert.match(headers['permissions-policy'], /geolocation=\(\)/);
    });

    test('a document', async () => {
        const ana = hall.person('ana');
        const sale = await ana.must('POST', '/api/v1/sales', {
            lines: [{ screening_id: hall.kept('evening'), tariff_id: hall.kept('full'), quantity: 1 }],
            expected_total_cents: 1800, payments: [{ method: 'card', amount_cents: 1800 }] });
        const { id } = await ana.must('POST', `/api/v1/sales/${sale.id}/prints`, { what: 'tickets', output: 'pdf_a4' });
        const { headers, bytes } = await ana.ask('GET', `/api/v1/prints/${id}/document`);
        assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
        assert.match(headers['content-disposition'], /^inline; filename="tickets-\d+\.pdf"$/);
        for (const [header, value] of Object.entries({ ...onAll, 'cache-control': 'no-store' })) assert.equal(headers[header], value, header);
    });

    test('a receipt is for the books too, a ticket that opens the door for tills only', async () => {
        const sale = await hall.person('ana').must('POST', '/api/v1/sales', {
            lines: [{ screening_id: hall.kept('evening'), tariff_id: hall.kept('full'), quantity: 1 }],
            expected_total_cents: 1800, payments: [{ method: 'card', amount_cents: 1800 }] });
        const user = { login: 'vera', name: 'Vera', password: 'guichet-vera', pin: '4321', language: 'fr', roles: ['accounting'], salepoint_ids: [] };
        await hall.person('admin').must('POST', '/api/v1/users', user);
        const vera = await hall.signedIn(user.login, user.password);
        const paper = async (what) => {
            const { id } = await hall.person('ana').must('POST', `/api/v1/sales/${sale.id}/prints`, { what, output: 'pdf_a4' });
            return vera.ask('GET', `/api/v1/prints/${id}/document`);
        };
        const receipt = await paper('receipt');
        assert.equal(receipt.bytes.subarray(0, 5).toString(), '%PDF-');
        const ticket = await paper('tickets');
        assert.deepEqual([ticket.status, ticket.code, ticket.json.params.role], [403, 'not_allowed', 'pos']);
    });

    test('the feed', async () => {
        const feed = await Feed.open(hall.person('ana'), '/api/v1/feed');
        feed.close();
        for (const [header, value] of Object.entries({ ...onAll, 'cache-control': 'no-store' })) assert.equal(feed.headers[header], value, header);
    });

    test('an unchanged file is not sent again', async () => {
        const client = new Client(server);
        const first = await client.ask('GET', '/assets/app-1a2b.js');
        assert.match(first.type, /javascript/);
        const again = await client.ask('GET', '/assets/app-1a2b.js', undefined, { headers: { 'If-None-Match': first.headers.etag } });
        assert.equal(again.status, 304);
        assert.equal(again.text, '');
    });
});
