// An archive is sound when it was written by us, and every change to it is found by the verifier.
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { verifyArchive } from '../../tools/verify_archive.mjs';
import { freshFolder, guichet } from '../support/js/server.mjs';
import { archive, closeBooks, season } from './season.mjs';

const data_files = ['journal', 'documents', 'earlier', 'movements', 'session_closings', 'period_closings', 'events'];
const linesOf = (folder, name) => readFileSync(join(folder, `${name}.jsonl`), 'utf8').split('\n').slice(0, -1);
const sound = (folder, options) => assert.deepEqual([...verifyArchive(folder, options).faults], []);

let books, whole;
before(async () => {
    books = await season();
    await closeBooks(books);
    whole = archive(books.server, 'whole').folder;
});
after(() => books?.server.stop());

describe('an archive', () => {
    test('is sound as it was written, and beside a server that sells', () => {
        sound(whole);
        const { counts, manifest } = verifyArchive(whole);
        assert.equal(counts.documents, counts.documents && manifest.files.find(({ name }) => name === 'documents.jsonl').lines);
        assert.ok(counts.documents > 70 && counts.period_closings === 4 && counts.session_closings === 8, JSON.stringify(counts));
    });

    test('keeps to its schemas, line by line', () => {
        const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
        for (const name of data_files) {
            const schema = JSON.parse(readFileSync(join(whole, 'schema', `${name === 'earlier' ? 'documents' : name}.json`), 'utf8'));
            const check = ajv.compile(schema);
            for (const line of linesOf(whole, name)) assert.ok(check(JSON.parse(line)), `${name}: ${ajv.errorsText(check.errors)} in ${line}`);
        }
    });

    test('holds no personal data of customers', () => {
        for (const name of data_files) assert.doesNotMatch(readFileSync(join(whole, `${name}.jsonl`), 'utf8'), /Rossier|Favre|079 555/);
    });

    test('names what the event journal must hold', () => {
        const codes = new Set(linesOf(whole, 'events').map((line) => JSON.parse(line).code));
        for (const code of ['E110', 'E120', 'E150', 'E210', 'E220', 'E310', 'E320', 'E330', 'E340', 'E410', 'E420', 'E430', 'E450', 'E510', 'E740'])
            assert.ok(codes.has(code), `${code} is missing among ${[...codes]}`);
    });

    test('of a day, of a month and of what is open yet is sound too', () => {
        const closings = linesOf(whole, 'period_closings').map((line) => JSON.parse(line));
        const second = closings.filter(({ period }) => period === 'day')[1];
        const month = closings.find(({ period }) => period === 'month'); // of the first day: the second may be in the next
        const day = archive(books.server, 'day', '--day', second.label).folder;
        sound(day);
        assert.ok(linesOf(day, 'earlier').length > 0, 'a refund looks back over the closing');
        sound(archive(books.server, 'month', '--month', month.label).folder);
        sound(archive(books.server, 'middle', '--from-entry', '40', '--until-entry', '150').folder);
        assert.throws(() => archive(books.server, 'none', '--year', '1999'), /not closed/);
        assert.throws(() => archive(books.server, 'day', '--day', second.label), /has something in it/);
    });

    test('is noted in the journal where the program may write', async () => {
        await books.server.stop();
        const { said } = archive(books.server, 'noted');
        assert.match(said, /Noted in the journal/);
        const later = archive(books.server, 'later').folder;
        const [event] = linesOf(later, 'events').map((line) => JSON.parse(line)).filter(({ code }) => code === 'E520');
        const entry = JSON.parse(JSON.parse(linesOf(later, 'journal')[event.entry - 1]).body);
        assert.equal(entry.manifest_sha256, createHash('sha256').update(readFileSync(join(books.server.folder, 'noted', 'manifest.json'))).digest('hex'));
        sound(later);
        assert.match(guichet('verify', books.server.prefix, '--data', books.server.data), /Everything holds/);
        await books.server.start();
    });
});

/** A copy to be spoilt, and put right again. */
class Spoilt {
    folder = join(freshFolder(), 'spoilt');
    constructor() {
        cpSync(whole, this.folder, { recursive: true });
    }
    /** Faults after `change` was done to the bytes of a file. */
    faults(name, change, afterwards = () => {}) {
        const file = join(this.folder, name);
        const right = readFileSync(file);
        writeFileSync(file, change(Buffer.from(right)));
        afterwards();
        const { faults } = verifyArchive(this.folder);
        writeFileSync(file, right);
        return faults;
    }
}

const filesOf = (folder, below = '') => readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(folder, join(below, entry.name)) : [join(below, entry.name)]);
const swapped = (lines, at) => [...lines.slice(0, at), lines[at + 1], lines[at], ...lines.slice(at + 2)];

describe('a change by somebody without the key', () => {
    test('of one bit anywhere is found', () => {
        const spoilt = new Spoilt();
        let changes = 0;
        for (const name of filesOf(whole)) {
            const size = readFileSync(join(whole, name)).length;
            const step = Math.max(1, Math.floor(size / 45));
            for (let at = 0; at < size; at += step, changes += 1) {
                const faults = spoilt.faults(name, (bytes) => { bytes[at] ^= 1 << (at % 8); return bytes; });
                assert.ok(faults.length > 0, `a bit of ${name} at ${at} was turned unseen`);
            }
        }
        assert.ok(changes > 600, `only ${changes} changes`);
        sound(spoilt.folder);
    });

    test('of lines and files is found', () => {
        const spoilt = new Spoilt();
        for (const name of data_files) {
            const file = `${name}.jsonl`;
            const lines = linesOf(whole, name);
            const text = (list) => Buffer.from(list.map((line) => `${line}\n`).join(''));
            for (const at of [0, Math.floor(lines.length / 2), lines.length - 1].filter((n) => n >= 0 && n < lines.length))
                assert.ok(spoilt.faults(file, () => text(lines.filter((_, n) => n !== at))).length > 0, `${file}: line ${at} removed`);
            for (let at = 0; at + 1 < lines.length; at += Math.ceil(lines.length / 5))
                assert.ok(spoilt.faults(file, () => text(swapped(lines, at))).length > 0, `${file}: lines ${at} swapped`);
            if (lines.length > 0) assert.ok(spoilt.faults(file, (bytes) => bytes.subarray(0, bytes.length / 2)).length > 0, `${file}: cut`);
        }
        const stranger = join(spoilt.folder, 'more.jsonl');
        writeFileSync(stranger, '');
        assert.ok(verifyArchive(spoilt.folder).faults.length > 0);
        rmSync(stranger);
        for (const name of filesOf(whole)) {
            const file = join(spoilt.folder, name);
            rmSync(file);
            assert.ok(verifyArchive(spoilt.folder).faults.length > 0, `${name} was removed unseen`);
            cpSync(join(whole, name), file);
            assert.ok(existsSync(file));
        }
        sound(spoilt.folder);
    });
});

/** Repairs digests, sizes and counts of the manifest and signs it. */
function signAgain(folder, key, publicKey) {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    if (publicKey) manifest.public_key = publicKey;
    for (const file of manifest.files) {
        const bytes = readFileSync(join(folder, file.name));
        file.bytes = bytes.length;
        file.sha256 = createHash('sha256').update(bytes).digest('hex');
        if (file.name.endsWith('.jsonl')) file.lines = bytes.filter((byte) => byte === 10).length;
    }
    const text = Buffer.from(`${JSON.stringify(manifest)}\n`);
    writeFileSync(join(folder, 'manifest.json'), text);
    writeFileSync(join(folder, 'manifest.sig'), `${sign('sha256', text, { key, dsaEncoding: 'ieee-p1363' }).toString('hex')}\n`);
}

/** The books' own key, as only the box office has it. */
function booksKey() {
    const scalar = Buffer.from(readFileSync(join(books.server.data, books.server.prefix, 'books.key'), 'utf8').trim(), 'hex');
    const der = Buffer.concat([Buffer.from('30310201010420', 'hex'), scalar, Buffer.from('a00a06082a8648ce3d030107', 'hex')]);
    return createPrivateKey({ key: der, format: 'der', type: 'sec1' });
}

describe('a manifest that was signed again', () => {
    test('with another key is found, and an archive made anew by the fingerprint', () => {
        const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        const spoilt = new Spoilt();
        const { fingerprint } = verifyArchive(whole);
        signAgain(spoilt.folder, privateKey);
        assert.match(verifyArchive(spoilt.folder).faults[0], /manifest.sig/);
        signAgain(spoilt.folder, privateKey, publicKey.export({ type: 'spki', format: 'pem' }));
        assert.ok(verifyArchive(spoilt.folder).faults.some((fault) => /the signature is wrong/.test(fault)));
        assert.match(verifyArchive(spoilt.folder, { key: fingerprint }).faults[0], /not the one you named/);
        sound(whole, { key: fingerprint });
    });

    // With the key in hand digests prove nothing; chains, sums and numbers still do.
    test('with the books’ key does not hide what was removed, moved or changed', () => {
        const key = booksKey();
        const spoilt = new Spoilt();
        const missed = [];
        let changes = 0;
        const tried = (name, lines, words) => {
            const right = ['manifest.json', 'manifest.sig'].map((file) => [file, readFileSync(join(spoilt.folder, file))]);
            const faults = spoilt.faults(`${name}.jsonl`, () => lines.map((line) => `${line}\n`).join(''), () => signAgain(spoilt.folder, key));
            for (const [file, bytes] of right) writeFileSync(join(spoilt.folder, file), bytes);
            changes += 1;
            if (faults.length === 0) missed.push(`${name}: ${words}`);
        };
        // Everything but what stands for people to read, and who holds the drawer's pen.
        const free = /^(made_at_ms|id|session|title|tariff_name|starts_at_ms|tendered_cents|reference|text|note|comment|user|at_ms|schema|code|reason|screening|tariff|counted_cents|key|approved_by|corrects|line)$/;
        for (const name of ['journal', 'documents', 'movements', 'session_closings', 'period_closings']) {
            const lines = linesOf(whole, name);
            // Which drawer a float was in, and who counted where, stands in the journal's entry alone.
            const unbound = { movements: ['register', 'position'], session_closings: ['register'] }[name] ?? [];
            for (let at = 0; at < lines.length; at += Math.ceil(lines.length / 12)) {
                tried(name, lines.filter((_, n) => n !== at), `line ${at} removed`);
                if (at + 1 < lines.length) tried(name, swapped(lines, at), `lines ${at} swapped`);
                for (const field of Object.keys(JSON.parse(lines[at])).filter((f) => name === 'journal' || (!free.test(f) && !unbound.includes(f)))) {
                    const value = JSON.parse(lines[at]);
                    const was = JSON.stringify(value[field]);
                    value[field] = other(value[field]);
                    if (JSON.stringify(value[field]) !== was) tried(name, lines.with(at, JSON.stringify(value)), `line ${at}, ${field}`);
                }
            }
        }
        assert.deepEqual(missed, [], `${missed.length} of ${changes} changes were not found`);
        assert.ok(changes > 300, `only ${changes} changes`);
    });
});

/** Another value of the same shape. */
function other(value) {
    if (typeof value === 'number') return value + 5;
    if (typeof value === 'string') return value.replace(/[0-9a-z]/, (letter) => (letter === '1' ? '2' : '1'));
    if (Array.isArray(value)) return value.slice(0, -1);
    return value === null ? 1 : value;
}
