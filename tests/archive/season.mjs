// A box office with some evenings behind it: sales by every method, reservations, refunds in parts and as a
// whole, corrections, drawers counted right and wrong, copies, days and a month closed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BoxOffice, hour } from '../support/js/box_office.mjs';
import { Server, admin, guichet } from '../support/js/server.mjs';

export async function season({ evenings = 3, postgres } = {}) {
    const server = await Server.start({ postgres });
    server.clock.forwardTo('09:00'); // so that tomorrow's Gala is in the programme
    const office = await BoxOffice.of(server);
    await office.admin.must('PUT', '/api/v1/settings/books', { day_ends_minutes: 300, automatic: false });
    await office.vat('culture');
    await office.vat('normal', { '2024-01-01': 810 });
    await office.room('Capitole', 500);
    await office.grid('Film', { 'Plein tarif': 18_00, Réduit: 12_33, Apéro: { price: 24_90, vat: 'normal' } });
    await office.salepoint('Caisse centrale', ['Caisse 1', 'Caisse 2'], { methods: ['cash', 'card', 'twint', 'transfer', 'later'] });
    await office.user('ana', { pin: '2222', roles: ['pos', 'on-site', 'refund'] });
    await office.user('ben', { pin: '3333', roles: ['pos', 'on-site', 'refund'] });
    for (let evening = 1; evening <= evenings; evening += 1) {
        await office.admin.signIn(admin.login, admin.password); // signed out by the night
        await office.screening(`Soirée ${evening}`, { startsIn: 12 * hour });
        if (evening === 1) await office.screening('Gala', { startsIn: 30 * hour });
        await play(office, `Soirée ${evening}`);
        if (evening < 3) await inAdvance(office, evening);
        if (evening < evenings) await office.admin.must('POST', '/api/v1/period-closings', { period: 'day' });
        server.clock.forward({ hours: 24 });
    }
    server.clock.forward({ hours: 24 * 40 });
    await office.admin.signIn(admin.login, admin.password);
    return { server, office };
}

async function play(office, title) {
    for (const [login, register, float] of [['ana', 'Caisse 1', 200_00], ['ben', 'Caisse 2', 150_50]]) {
        const till = await office.till(login, register, float);
        const sold = await sell(till, title);
        const at = `/api/v1/register-sessions/${till.session.register_session.id}`;
        await till.must('POST', `${at}/movements`, { kind: 'in', amount_cents: 50_00, note: 'Monnaie' });
        const { entry } = await till.must('POST', `${at}/movements`, { kind: 'out', amount_cents: 12_00, note: 'Fleurs' });
        await till.must('POST', `${at}/movement-corrections`, { entry, note: 'Erreur' });
        await giveBack(till, sold);
        await till.print(sold.card, 'receipt');
        await till.print(sold.card, 'receipt');
        const short = register === 'Caisse 2' ? 5 : 0;
        const probe = await till.must('POST', `${at}/counts`, { counted_cents: 0 });
        const { id } = await till.must('POST', `${at}/counts`, { counted_cents: probe.expected_cents - short });
        await till.must('POST', `${at}/closing`, { count_id: id, withdrawn_cents: 30_00, ...(short ? { comment: 'Il manque 5 centimes' } : {}) });
        await till.signOut();
    }
}

/** A sale for later, given back in parts on two evenings: the second looks back over a closing. */
async function inAdvance(office, evening) {
    const till = await office.till('ana', 'Caisse 1', 100_00);
    if (evening === 1) {
        await till.tap('Gala', 'Plein tarif', 3);
        office.advance = await till.pay('card');
    }
    await giveBackOne(till, office.advance);
    const at = `/api/v1/register-sessions/${till.session.register_session.id}`;
    const { id } = await till.must('POST', `${at}/counts`, { counted_cents: 100_00 });
    await till.must('POST', `${at}/closing`, { count_id: id, withdrawn_cents: 0 });
    await till.signOut();
}

const giveBackOne = (till, sale) => refund(till, sale, { elements: [{ line: 1, quantity: 1 }] });

async function refund(till, sale, body) {
    const offer = await till.must('POST', `/api/v1/sales/${sale.id}/refund-offer`, body);
    return till.must('POST', `/api/v1/sales/${sale.id}/refunds`, { ...body, reason: 'other', note: 'Malade', expected_cents: offer.given_back_cents });
}

async function sell(till, title) {
    const sold = {};
    const take = async (name, tariff, count, ...parts) => {
        await till.tap(title, tariff, count);
        sold[name] = await till.pay(...parts);
    };
    await take('cash', 'Réduit', 3, { cash: 50_00 });
    await take('card', 'Plein tarif', 4, 'card');
    await till.tap(title, 'Apéro', 2);
    await take('mixed', 'Plein tarif', 1, { twint: 20_00 }, 'cash');
    await take('wrong', 'Réduit', 1, 'cash');
    await take('oops', 'Plein tarif', 2, 'cash');
    await till.tap(title, 'Plein tarif', 2);
    const reserved = await till.reserve('Madame Rossier', { phone: '079 555 12 12' });
    await till.payReservation(reserved, 'card');
    await till.tap(title, 'Réduit', 1);
    await till.reserve('Monsieur Favre');
    return sold;
}

async function giveBack(till, { card, mixed, wrong, oops, cash }) {
    await refund(till, card, { elements: [{ line: 1, quantity: 1 }], fee_cents: 2_00 });
    await refund(till, card, { elements: [{ line: 1, quantity: 2 }] });
    await refund(till, mixed, { });
    await refund(till, cash, { elements: [{ line: 1, quantity: 1 }] });
    await till.must('POST', `/api/v1/sales/${wrong.id}/corrections`, { from: 'cash', to: 'card', amount_cents: wrong.total_cents + wrong.rounding_cents });
    await till.cancel(oops);
}

/** Closes what is left: the last day, the month if it is over. */
export async function closeBooks({ office }) {
    for (const period of ['day', 'month']) await office.admin.must('POST', '/api/v1/period-closings', { period });
}

export function archive(server, name, ...range) {
    const out = join(server.folder, name);
    const said = guichet('archive', server.prefix, '--data', server.data, '--out', out, ...range);
    writeFileSync(join(server.folder, `${name}.said`), said);
    return { folder: out, said };
}
