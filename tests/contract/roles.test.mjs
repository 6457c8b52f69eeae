// Every route × (nobody, each role alone) is allowed or refused as roles.yaml says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import YAML from 'yaml';
import { BoxOffice, passwordOf } from '../support/js/box_office.mjs';
import { contract, operations } from '../support/js/contract.mjs';
import { Feed } from '../support/js/feed.mjs';
import { uuid } from '../support/js/ids.mjs';
import { Server } from '../support/js/server.mjs';
import { Till } from '../support/js/till.mjs';

const table = YAML.parse(readFileSync(new URL('roles.yaml', import.meta.url), 'utf8'));
const roles = contract.components.schemas.Role.enum;
const noRole = { not_signed_in: 401, not_allowed: 403 };

/** The refusal that somebody must get, or nothing. */
function expected(row, role) {
    if (row === 'everybody') return undefined;
    if (role === 'nobody') return 'not_signed_in';
    if (row === 'signed in' || role === 'admin' || row.includes(role)) return undefined;
    return 'not_allowed';
}

describe('roles', () => {
    let server, office;
    const people = { nobody: null };
    before(async () => {
        server = await Server.start();
        office = await BoxOffice.of(server);
        await office.salepoint('Caisse centrale', ['Caisse 1']);
        for (const role of roles) {
            await office.user(`only_${role}`, { roles: [role] });
            people[role] = await signedIn(role);
        }
        people.nobody = new Till(server);
    });
    after(() => server.stop());
    const signedIn = (role) => new Till(server).signIn(`only_${role}`, passwordOf(`only_${role}`));

    test('every route has a row, every row a route', () => {
        assert.deepEqual(Object.keys(table).sort(), operations.map(({ method, path }) => `${method} ${path}`).sort());
    });

    for (const { id, method, path } of operations)
        test(`${method} ${path}`, async () => {
            const row = table[`${method} ${path}`];
            const address = path.replace(/\{(tariff|screening|user|room|map|seat)\}/g, '999').replace(/\{\w+\}/, uuid());
            const wrong = [];
            for (const [role, client] of Object.entries(people)) {
                const want = expected(row, role);
                const answer = await asked(id, method, address, client);
                if (noRole[answer.code] && noRole[answer.code] !== answer.status) wrong.push(`${role}: status ${answer.status}`);
                const got = answer.code in noRole ? answer.code : undefined;
                if (got !== want) wrong.push(`${role}: ${got ?? `allowed (${answer.status} ${answer.code ?? ''})`}, should be ${want ?? 'allowed'}`);
                if (answer.code === 'not_allowed') assert.equal(answer.json.params.role, row[0] ?? 'admin');
                if (id === 'sign_out' && role !== 'nobody') people[role] = await signedIn(role);
            }
            assert.deepEqual(wrong, []);
        });

    // The feed never ends, so only its head is looked at.
    async function asked(id, method, address, client) {
        if (id !== 'feed') return client.ask(method, address);
        const feed = await Feed.open(client, address);
        feed.close();
        return { status: feed.status, code: { 401: 'not_signed_in', 403: 'not_allowed' }[feed.status], json: {} };
    }
});
