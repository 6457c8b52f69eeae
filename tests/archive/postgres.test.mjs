// The books of a box office on PostgreSQL: archived and noted beside the server that sells.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { verifyArchive } from '../../tools/verify_archive.mjs';
import { Cluster } from '../support/js/cluster.mjs';
import { guichet, program } from '../support/js/server.mjs';
import { archive, closeBooks, season } from './season.mjs';

describe('an archive of a box office on PostgreSQL', () => {
    let books, cluster;
    before(async () => {
        cluster = new Cluster();
        books = await season({ evenings: 2, postgres: cluster.newDatabase() });
        await closeBooks(books);
    });
    after(async () => {
        await books?.server.stop();
        cluster?.stop();
    });
    const sound = (folder) => assert.deepEqual([...verifyArchive(folder).faults], []);

    test('is sound and noted in the journal while the server runs', () => {
        const out = join(books.server.folder, 'whole');
        const run = spawnSync(program(), ['archive', books.server.prefix, '--data', books.server.data, '--out', out], { encoding: 'utf8' });
        assert.equal(run.status, 0, run.stderr);
        assert.match(run.stdout, /Noted in the journal/);
        assert.doesNotMatch(run.stdout + run.stderr, /not clean/);
        sound(out);
        const { counts } = verifyArchive(out);
        assert.ok(counts.documents > 40 && counts.period_closings === 3, JSON.stringify(counts));
    });

    test('leaves a server that goes on selling, with everything in order', async () => {
        const till = await books.office.till('ana', 'Caisse 1', 100_00);
        await books.office.screening('Lendemain', { startsIn: 60 * 60_000 });
        await till.tap('Lendemain', 'Plein tarif', 2);
        await till.pay('cash');
        sound(archive(books.server, 'later').folder);
        assert.match(guichet('verify', books.server.prefix, '--data', books.server.data), /Everything holds/);
    });

    test('has the postings of what was closed', () => {
        const csv = guichet('postings', books.server.prefix, '--data', books.server.data, '--from', '2000-01-01', '--until', '2099-12-31');
        const rows = csv.trimEnd().split('\r\n').slice(1).map((row) => row.split(';'));
        assert.ok(rows.length > 20);
        const balance = (account) => rows.reduce((sum, [, , debit, credit, amount]) =>
            sum + Math.round(Number(amount) * 100) * ((debit === account) - (credit === account)), 0);
        assert.equal(balance('1097'), 0);
        assert.ok(balance('3400') < 0);
    });
});
