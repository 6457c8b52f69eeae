#!/usr/bin/env node
// Checks an archive of a box office's books (its README.txt says what is checked and why). Shares no code
// with the program that wrote it; reads line by line.
//
//     node verify_archive.mjs FOLDER [--key FINGERPRINT]
//
// FINGERPRINT is the SHA-256 of the public key (of its DER form), kept apart from the archive: without it
// an archive that was made anew as a whole, with another key, looks sound. Ends with 0, or with 1 and the faults.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Closings } from './archive_closings.mjs';
import { Drawers } from './archive_drawers.mjs';
import { Sold } from './archive_sold.mjs';
import { blake2b256 } from './blake2b.mjs';

const faults_max = 50;
const data_files = ['journal', 'documents', 'earlier', 'movements', 'session_closings', 'period_closings', 'events'];
/** Kinds of journal entries that take the next sale number. */
const numbering = ['sale.made', 'sale.reserved', 'sale.refunded', 'sale.cancelled', 'sale.payment_corrected'];
const booking = ['sale.made', 'reservation.paid', 'sale.refunded', 'sale.cancelled', 'sale.payment_corrected'];

export class Faults extends Array {
    say(sentence) {
        if (this.length < faults_max) this.push(sentence);
    }
    same(found, wanted, where) {
        const [f, w] = [JSON.stringify(found), JSON.stringify(wanted)];
        if (f !== w) this.say(`${where}: ${f} where ${w} is right`);
    }
}

/** The lines of a file, one JSON value each; a line that is none is a fault and left out. */
function* linesOf(folder, name, faults) {
    const file = path.join(folder, name);
    if (!fs.existsSync(file)) return;
    const descriptor = fs.openSync(file, 'r');
    const piece = Buffer.alloc(1 << 20);
    let rest = Buffer.alloc(0);
    let number = 0;
    const parsed = (text) => {
        number += 1;
        try {
            const value = JSON.parse(text);
            if (value !== null && typeof value === 'object') return value;
        } catch { /* said below */ }
        faults.say(`${name}, line ${number}: not a JSON object`);
        return null;
    };
    try {
        for (let size; (size = fs.readSync(descriptor, piece)) > 0; ) {
            rest = Buffer.concat([rest, piece.subarray(0, size)]);
            let from = 0;
            for (let end; (end = rest.indexOf(10, from)) >= 0; from = end + 1) {
                const value = parsed(rest.toString('utf8', from, end));
                if (value) yield value;
            }
            rest = rest.subarray(from);
        }
        if (rest.length > 0) faults.say(`${name}: the last line is cut off`);
    } finally {
        fs.closeSync(descriptor);
    }
}

function sha256Of(file) {
    const hash = crypto.createHash('sha256');
    const descriptor = fs.openSync(file, 'r');
    const piece = Buffer.alloc(1 << 20);
    for (let size; (size = fs.readSync(descriptor, piece)) > 0; ) hash.update(piece.subarray(0, size));
    fs.closeSync(descriptor);
    return hash.digest('hex');
}

function filesIn(folder, below = '') {
    return fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
        const name = path.posix.join(below, entry.name);
        return entry.isDirectory() ? filesIn(folder, name) : [name];
    });
}

/** Says whether a signature of 128 hexadecimal digits is that of the text. */
function signedBy(key, text, signature) {
    return /^[0-9a-f]{128}$/.test(signature) &&
        crypto.verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'hex'));
}

/** Digests, the signature of the manifest, and that nothing else is there. Returns the manifest and its key. */
function openManifest(folder, wantedKey, faults) {
    const bytes = fs.readFileSync(path.join(folder, 'manifest.json'));
    const manifest = JSON.parse(bytes.toString('utf8'));
    const key = crypto.createPublicKey(manifest.public_key);
    const fingerprint = crypto.createHash('sha256').update(key.export({ type: 'spki', format: 'der' })).digest('hex');
    if (manifest.format !== 'guichet-archive-1') faults.say(`manifest.json: the format ${manifest.format} is not known here`);
    if (wantedKey && wantedKey.toLowerCase() !== fingerprint) faults.say(`manifest.json: signed with the key ${fingerprint}, which is not the one you named`);
    const signature = /^([0-9a-f]{128})\n$/.exec(fs.readFileSync(path.join(folder, 'manifest.sig'), 'latin1'))?.[1] ?? '';
    if (!signedBy(key, bytes, signature)) faults.say('manifest.sig is not the signature of manifest.json');
    const named = new Map(manifest.files.map((file) => [file.name, file]));
    for (const name of filesIn(folder))
        if (!named.has(name) && name !== 'manifest.json' && name !== 'manifest.sig') faults.say(`${name}: does not belong to this archive`);
    for (const { name, bytes: size, sha256 } of named.values()) {
        const file = path.join(folder, name);
        if (!fs.existsSync(file)) faults.say(`${name}: missing`);
        else if (fs.statSync(file).size !== size || sha256Of(file) !== sha256) faults.say(`${name}: changed since the archive was made`);
    }
    for (const name of data_files) if (!named.has(`${name}.jsonl`)) faults.say(`${name}.jsonl: not in the manifest`);
    return { manifest, key, fingerprint, named };
}

const integer = (number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(number ?? 0));
    return bytes;
};
const text = (words) => [integer(Buffer.byteLength(words)), Buffer.from(words)];

export const chainedHash = (before, entry) => blake2b256(Buffer.concat([
    Buffer.from(before, 'hex'), integer(entry.number), integer(entry.at_ms), ...text(entry.kind), integer(entry.user),
    integer(entry.register), ...text(entry.key), Buffer.from(entry.input_hash, 'hex'), ...text(entry.body),
]));

/** The journal's chain, and the numbers that its entries give out. */
class Journal {
    constructor(manifest, faults) {
        Object.assign(this, { manifest, faults });
        this.hash = manifest.start.journal_hash;
        this.number = manifest.from_entry - 1;
        // A later range goes on with numbers that stand in earlier archives.
        this.sale = this.ticket = manifest.from_entry === 1 ? 0 : null;
        if (manifest.from_entry === 1 && !/^0{64}$/.test(this.hash)) faults.say('manifest.json: something stands before entry 1');
    }

    take(entry) {
        const { faults } = this;
        if (entry.number !== this.number + 1) faults.say(`journal: entry ${entry.number} follows ${this.number}`);
        if (chainedHash(this.hash, entry) !== entry.hash) faults.say(`journal: entry ${entry.number} does not match its digest`);
        this.hash = entry.hash;
        this.number = entry.number;
        entry.decided = JSON.parse(entry.body);
        if (numbering.includes(entry.kind)) this.sale = this.#follow('sale', this.sale, [entry.decided.sale], entry);
        if (entry.kind === 'sale.made' || entry.kind === 'sale.reserved') this.ticket = this.#follow('ticket', this.ticket, entry.decided.tickets, entry);
    }
    #follow(what, last, numbers, entry) {
        for (const number of numbers) {
            if (last !== null && number !== last + 1) this.faults.say(`journal: entry ${entry.number} gives ${what} ${number} after ${last}`);
            last = number;
        }
        return last;
    }
    end() {
        if (this.number !== this.manifest.until_entry) this.faults.say(`journal: ends at entry ${this.number}, not at ${this.manifest.until_entry}`);
    }
}

/** The chains of documents, one a register. */
class Chains {
    constructor(manifest, key, faults) {
        Object.assign(this, { key, faults });
        this.ends = new Map(manifest.start.registers.map((end) => [end.register, end]));
    }

    take(document) {
        const { faults } = this;
        const where = `register ${document.register}, document ${document.seq}`;
        const end = this.ends.get(document.register) ?? { seq: 0, net_cents: 0, absolute_cents: 0, signature: '' };
        if (document.seq !== end.seq + 1) faults.say(`${where}: follows ${end.seq}`);
        if (!signedBy(this.key, document.signed_text, document.signature)) faults.say(`${where}: the signature is wrong`);
        const [, , , , , , , , by_rate, net, absolute] = JSON.parse(document.signed_text);
        faults.same(JSON.parse(document.signed_text), ['guichet-document-1', document.register, document.seq, document.kind,
            document.number, document.entry, document.at_ms, document.total_cents, by_rate,
            end.net_cents + document.total_cents, end.absolute_cents + Math.abs(document.total_cents), end.signature], where);
        faults.same(ratesText(by_rate), ratesText(ratesOf(document.lines)), `${where}, by VAT`);
        this.ends.set(document.register, { seq: document.seq, net_cents: net, absolute_cents: absolute, signature: document.signature });
        return by_rate;
    }
}

/** Amounts by VAT code and rate of lines, as signed texts have them. */
function ratesOf(lines) {
    const sums = new Map();
    for (const line of lines.filter(({ kind }) => kind !== 'rounding')) {
        const name = JSON.stringify([line.vat_code, line.vat_bp]);
        sums.set(name, (sums.get(name) ?? 0) + line.amount_cents);
    }
    return [...sums].map(([name, cents]) => [...JSON.parse(name), cents]);
}
export const ratesText = (rates) => rates.filter(([, , cents]) => cents !== 0).map((rate) => JSON.stringify(rate)).sort().join();

/** A document says what its journal entry decided. */
function agrees(document, entry, faults) {
    const where = `document ${document.number}`;
    if (!booking.includes(entry.kind)) return faults.say(`${where}: its journal entry is ${entry.kind}`);
    const { decided } = entry;
    const of = (list) => list.map((payment) => [payment.method, payment.amount_cents ?? payment.amount]);
    const lines = document.lines.filter(({ kind }) => kind !== 'rounding');
    faults.same([document.number, document.at_ms, document.register], [decided.sale, entry.at_ms, entry.register], where);
    faults.same(document.rounding_cents, decided.rounding, `${where}, rounding`);
    faults.same(of(document.payments), of(decided.payments), `${where}, payments`);
    if (entry.kind !== 'reservation.paid') faults.same(document.user, entry.user, `${where}, user`);
    if (decided.total !== undefined) faults.same(document.total_cents, decided.total, `${where}, total`);
    if (decided.tickets) faults.same(document.tickets, [...decided.tickets].sort((a, b) => a - b), `${where}, tickets`);
    if (decided.corrects ?? decided.refunds) faults.same(document.reverses, decided.corrects ?? decided.refunds, `${where}, what it reverses`);
    if (decided.reason !== undefined) faults.same([document.reason, document.note], [decided.reason, decided.note ?? ''], `${where}, reason`);
    if (decided.approved_by) faults.same(document.approved_by, decided.approved_by, `${where}, approval`);
    if (entry.kind === 'sale.made')
        faults.same(lines.map((l) => [l.screening, l.tariff, l.quantity, l.unit_cents, l.amount_cents, l.vat_code, l.vat_bp, l.vat_bp === null ? 0 : l.vat_cents]),
            decided.lines.map((l) => [l.screening, l.tariff, l.quantity, l.unit, l.amount, l.vat, l.bp ?? null, l.tax ?? 0]), `${where}, lines`);
    else if (decided.lines)
        faults.same(lines.map((l) => [l.kind, l.quantity, l.amount_cents, l.reverses_line ?? 0]),
            decided.lines.filter(({ kind }) => kind !== 'rounding').map((l) => [l.kind, l.quantity, l.amount, l.reverses ?? 0]), `${where}, lines`);
}

function checkEvent(event, entry, faults) {
    faults.same([event.kind, event.at_ms, event.user, event.register], [entry.kind, entry.at_ms, entry.user, entry.register], `event ${event.code} of entry ${event.entry}`);
}

/** Goes through the journal, and beside it through what hangs on its entries. */
function walk(open, { manifest, key }, faults) {
    const journal = new Journal(manifest, faults);
    const chains = new Chains(manifest, key, faults);
    const sold = new Sold(open, faults);
    const drawers = new Drawers(faults);
    const closings = new Closings([...open('period_closings')], manifest, faults, (words, signature) => signedBy(key, words, signature));
    for (const document of open('earlier')) {
        const [, , , , number, , , total] = JSON.parse(document.signed_text);
        faults.same([document.number, document.total_cents], [number, total], `earlier document ${number}`);
        if (!signedBy(key, document.signed_text, document.signature)) faults.say(`earlier document ${number}: the signature is wrong`);
    }
    const documents = open('documents');
    const events = open('events');
    let document = documents.next().value;
    let event = events.next().value;
    for (const entry of open('journal')) {
        journal.take(entry);
        drawers.entry(entry);
        closings.entry(entry);
        const booked = document?.entry === entry.number;
        if (booking.includes(entry.kind) && !booked) faults.say(`journal: the document of entry ${entry.number} (${entry.kind}) is missing`);
        if (booked) {
            agrees(document, entry, faults);
            const by_rate = chains.take(document);
            sold.take(document);
            drawers.document(document);
            closings.document(document, by_rate);
            document = documents.next().value;
        }
        for (; event?.entry === entry.number; event = events.next().value) checkEvent(event, entry, faults);
    }
    if (document) faults.say(`documents: entry ${document.entry} is not in its place`);
    if (event) faults.say(`events: entry ${event.entry} is not in its place`);
    journal.end();
    for (const movement of open('movements')) drawers.movement(movement);
    for (const closing of open('session_closings')) drawers.closing(closing);
    drawers.end();
    closings.end();
}

/** { faults, fingerprint, counts } */
export function verifyArchive(folder, { key: wantedKey } = {}) {
    const faults = new Faults();
    const counts = {};
    let opened;
    try {
        opened = openManifest(folder, wantedKey, faults);
        const open = function* (name) {
            counts[name] = 0;
            for (const line of linesOf(folder, `${name}.jsonl`, faults)) {
                counts[name] += 1;
                yield line;
            }
        };
        walk(open, opened, faults);
        for (const name of data_files) {
            const wanted = opened.named.get(`${name}.jsonl`)?.lines;
            if (counts[name] !== undefined && counts[name] !== wanted) faults.say(`${name}.jsonl: ${counts[name]} lines, the manifest says ${wanted}`);
        }
    } catch (error) {
        // What is not even of the right shape: the line says where, the schemas say what is expected.
        faults.say(`the archive cannot be read to its end: ${error.message}`);
    }
    return { faults, counts, fingerprint: opened?.fingerprint, manifest: opened?.manifest };
}

function main(line) {
    const at = line.indexOf('--key');
    const key = at < 0 ? undefined : line.splice(at, 2)[1];
    if (line.length !== 1 || (at >= 0 && !/^[0-9a-f]{64}$/i.test(key ?? ''))) {
        console.error('node verify_archive.mjs FOLDER [--key SHA256-OF-THE-PUBLIC-KEY]');
        return 2;
    }
    const { faults, counts, fingerprint, manifest } = verifyArchive(line[0], { key });
    for (const fault of faults) console.log(`FAULT ${fault}`);
    if (faults.length > 0) {
        console.log(`${faults.length === faults_max ? 'At least ' : ''}${faults.length} faults: this archive is not what was written.`);
        return 1;
    }
    console.log(`${manifest.box_office.name}: journal entries ${manifest.from_entry} to ${manifest.until_entry}, ${counts.documents} documents, ${counts.period_closings} closings.`);
    console.log(`Everything holds. Key: ${fingerprint}${key ? '' : ' (compare it with the one you keep apart)'}`);
    return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) process.exit(main(process.argv.slice(2)));
