// From the sale to the paper: the server prints through its outbox to a printer over TCP, and what the
// printer understood is held against the sale. The stand-in draws each QR code and reads it back.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { BoxOffice } from '../support/js/box_office.mjs';
import { Printer, standIn, until } from '../support/js/printer.mjs';
import { freshFolder, Server } from '../support/js/server.mjs';

describe('tickets on a printer', () => {
    let server, office, till, printer;

    before(async () => {
        assert.ok(existsSync(standIn), `build ${standIn} first`);
        printer = await new Printer().on();
        server = await Server.start();
        office = await BoxOffice.of(server);
        await office.room('Grande salle', 100);
        await office.vat('normal', { '2024-01-01': 810 });
        await office.grid('Film', { 'Plein tarif': { price: 18_00, vat: 'normal' }, Enfant: { price: 8_50, vat: 'normal' } });
        await office.screening('Le Phare', { capacity: 90 });
        await office.salepoint('Caisse centrale', ['Caisse 1'], { printer: `127.0.0.1:${printer.port}` });
        await office.user('ana');
        till = await office.till('ana', 'Caisse 1');
    });
    after(async () => {
        await printer.off();
        await server.stop();
    });

    async function sell(print = ['tickets']) {
        await till.tap('Le Phare', 'Plein tarif');
        await till.tap('Le Phare', 'Enfant');
        const cart = till.cart;
        till.cart = null;
        return till.must('POST', '/api/v1/sales', {
            cart_id: cart.id, expected_total_cents: 26_50, print,
            payments: [{ method: 'cash', amount_cents: 26_50, tendered_cents: 30_00 }],
        });
    }
    const job = (id) => till.must('GET', `/api/v1/prints/${id}`);
    const ends = async (id, state) => until(async () => (await job(id)).state === state, `a job that is ${state}`, 25_000);

    test('a sale comes out as two tickets with codes that differ and scan', async () => {
        printer.forget();
        const sold = await sell();
        const paper = await printer.paper();
        await ends(sold.prints[0], 'done');
        assert.equal(paper.unknown_bytes, 0);
        assert.equal(paper.unreadable_qr, 0);
        assert.equal(paper.qr.length, 2);
        assert.notEqual(paper.qr[0], paper.qr[1]);
        for (const words of ['Le Phare', 'Plein tarif', 'Enfant', 'Grande salle', '18.00', '8.50', 'Cinéma Capitole'])
            assert.ok(paper.text.includes(words), `${words} is missing on\n${paper.text}`);
        assert.ok(paper.cut >= 2, 'each ticket is cut off');

        // The same tickets as PDF bear the same codes.
        const made = await till.print(sold, 'tickets', 'pdf_a4');
        const pdf = await till.ask('GET', `/api/v1/prints/${made.id}/document`);
        const file = join(freshFolder(), 'tickets.pdf');
        writeFileSync(file, pdf.bytes);
        execFileSync('pdftoppm', ['-r', '150', '-png', file, file]);
        const codes = execFileSync('sh', ['-c', `zbarimg -q --raw ${file}*.png`], { encoding: 'utf8' }).trim().split('\n');
        assert.deepEqual(codes.sort(), [...paper.qr].sort());
    });

    test('a receipt has its mentions and opens the drawer for cash', async () => {
        printer.forget();
        const sold = await sell(['receipt']);
        const paper = await printer.paper();
        for (const words of [String(sold.number), '26.50', '30.00', '3.50', '8.1', 'Caisse 1', 'N° signé'])
            assert.ok(paper.text.includes(words), `${words} is missing on\n${paper.text}`);
        assert.equal(paper.drawer, 1);
        assert.equal(paper.unknown_bytes, 0);
    });

    test('no sale waits for a printer that is off; it prints when it is on again', async () => {
        await printer.off();
        printer.forget();
        const sold = await sell();
        assert.equal((await job(sold.prints[0])).state, 'queued');
        await until(async () => (await job(sold.prints[0])).problem, 'a problem that is said');
        await printer.on();
        await ends(sold.prints[0], 'done');
        assert.equal(printer.papers.length, 1);
    });

    test('without paper it waits, says so, and prints once when there is paper', async () => {
        await printer.off();
        printer.forget();
        await printer.on('paper_out');
        const sold = await sell();
        await until(async () => (await job(sold.prints[0])).problem, 'a problem that is said');
        await printer.off();
        printer.forget();
        await printer.on();
        await ends(sold.prints[0], 'done');
        assert.equal(printer.papers.length, 1);
        assert.equal(printer.papers[0].qr.length, 2);
    });

    test('torn off in the middle nobody knows what came out: a person decides, and a copy says it is one', async () => {
        await printer.off();
        printer.forget();
        await printer.on('reset:1');
        const sold = await sell();
        await ends(sold.prints[0], 'unknown');
        printer.forget();
        await pause(2500);
        assert.equal(printer.papers.length, 0, 'it printed again by itself');

        const again = await till.print(sold, 'tickets', 'printer');
        const paper = await printer.paper();
        await ends(again.id, 'done');
        assert.equal(again.copy, 1);
        assert.match(paper.text, /DUPLICATA|COPIE/i);
    });

    test('a register closes once everything is printed; its statement comes out once, then as a copy', async () => {
        await printer.off();
        printer.forget();
        const sold = await sell();
        const session = `/api/v1/register-sessions/${till.session.register_session.id}`;
        const count = await till.must('POST', `${session}/counts`, { counted_cents: 0 });
        const close = { count_id: count.id, withdrawn_cents: 0, comment: 'Tiroir vidé', print: true };
        const early = await till.ask('POST', `${session}/closing`, close);
        assert.equal(early.code, 'closing_prints_waiting');
        assert.equal(early.json.params.jobs, 1);

        await printer.on();
        await ends(sold.prints[0], 'done');
        printer.forget();
        const { closing, prints } = await till.must('POST', `${session}/closing`, close);
        const paper = await printer.paper();
        await ends(prints[0], 'done');
        for (const words of [`Clôture Z ${closing.number}`, 'Caisse 1', 'Espèces', 'Plein tarif', 'Le Phare', 'Tiroir vidé', 'Totaux perpétuels'])
            assert.ok(paper.text.includes(words), `${words} is missing on\n${paper.text}`);
        assert.doesNotMatch(paper.text, /DUPLICATA|COPIE/i);
        assert.equal(paper.unknown_bytes, 0);

        printer.forget();
        await till.must('POST', `/api/v1/closings/${closing.number}/prints`, { output: 'printer' });
        assert.match((await printer.paper()).text, /DUPLICATA|COPIE/i);
    });
});
