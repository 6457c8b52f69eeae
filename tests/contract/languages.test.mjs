// Whoever is refused reads why in the language of his browser.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sentence } from '../support/js/contract.mjs';
import { Server } from '../support/js/server.mjs';
import { Player } from './player.mjs';

// What a browser sends, and what it should read. The box office itself speaks French.
const spoken = {
    fr: 'fr', de: 'de', it: 'it', en: 'en',
    'de-CH': 'de', 'it-CH,it;q=0.9,en;q=0.5': 'it', 'rm, de;q=0.8': 'de', 'en;q=0.3, de;q=0.7': 'de', 'FR-ch': 'fr', 'de;q=0, en': 'en',
    rm: 'fr', '*': 'fr', '': 'fr', ';;;,q=': 'fr',
};

describe('languages of refusals', () => {
    let server, hall;
    before(async () => {
        server = await Server.start();
        hall = new Player(server);
        await hall.playHall();
    });
    after(() => server.stop());

    const line = (more) => ({ screening_id: hall.kept('evening'), tariff_id: hall.kept('full'), quantity: 1, ...more });
    const sale = (payment, total = 1800) => ({ lines: [line()], expected_total_cents: total, payments: [payment] });
    const refused = {
        not_signed_in: ['nobody', 'GET', '/api/v1/session'],
        tenant_unknown: ['nobody', 'GET', '/api/v1/hello', undefined, { Host: 'nobody.localhost' }],
        not_found: ['ana', 'GET', '/api/v1/nothing'],
        not_allowed: ['ana', 'POST', '/api/v1/rooms'],
        screening_free_entry: ['ana', 'POST', '/api/v1/carts/01a20ce4-0592-771b-911c-45eac78ca4ac/lines', () => line({ screening_id: hall.kept('open_doors') })],
        not_yet_on_sale: ['ana', 'POST', '/api/v1/carts/01a20ce4-0592-771b-911c-45eac78ca4ac/lines', () => line({ screening_id: hall.kept('not_yet') })],
        price_changed: ['ana', 'POST', '/api/v1/sales', () => sale({ method: 'card', amount_cents: 1 }, 1)],
        cash_too_little: ['ana', 'POST', '/api/v1/sales', () => sale({ method: 'cash', amount_cents: 1800, tendered_cents: 5 })],
    };

    for (const [code, [as, method, path, body, headers]] of Object.entries(refused))
        test(code, async () => {
            for (const [asked, language] of Object.entries(spoken)) {
                const answer = await hall.person(as).ask(method, path, body?.(), { headers: { ...headers, 'Accept-Language': asked } });
                assert.equal(answer.code, code, answer.text);
                assert.equal(answer.json.detail, sentence(code, language, answer.json.params), `asked for “${asked}”`);
            }
        });
});
