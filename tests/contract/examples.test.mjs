// Every request of contract/examples is answered as the example and the contract say; together the
// examples use every operation and provoke every refusal, but for those of unprovoked.yaml.
// With POSTGRES='host=… dbname=…' against PostgreSQL.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import YAML from 'yaml';
import { operations, refusals } from '../support/js/contract.mjs';
import { Server } from '../support/js/server.mjs';
import { Player, exampleNames } from './player.mjs';

const root = new URL('../../', import.meta.url);
const unprovoked = YAML.parse(readFileSync(new URL('unprovoked.yaml', import.meta.url), 'utf8'));

describe('examples', () => {
    let server, player;
    before(async () => {
        server = await Server.start({ postgres: process.env.POSTGRES });
        player = new Player(server);
        await player.playHall();
    });
    after(async () => {
        assert.equal(await server.stop(), 0);
        assert.match(server.verify(), /Everything holds/);
    });

    for (const name of exampleNames) test(name, () => player.play(name));

    test('every operation is used by an example', () => {
        const unused = operations.filter(({ id }) => !player.operations.has(id)).map(({ id }) => id);
        assert.deepEqual(unused, []);
    });

    test('every refusal is provoked, or listed with the place or the reason', (t) => {
        const missing = [];
        for (const code of Object.keys(refusals)) {
            const { by, why } = unprovoked[code] ?? {};
            const elsewhere = by && existsSync(new URL(by, root)) && readFileSync(new URL(by, root), 'utf8').includes(code);
            if (!player.codes.has(code) && !elsewhere && !why) missing.push(code);
        }
        const elsewhere = Object.values(unprovoked).filter(({ by }) => by).length;
        t.diagnostic(`refusals: ${player.codes.size} by examples, ${elsewhere} by other tests, ` +
            `${Object.keys(unprovoked).length - elsewhere} not, of ${Object.keys(refusals).length}`);
        assert.deepEqual(missing, []);
    });

    test('unprovoked.yaml lists nothing that is provoked or unknown', () => {
        const stale = Object.keys(unprovoked).filter((code) => player.codes.has(code) || !refusals[code]);
        assert.deepEqual(stale, []);
    });
});
