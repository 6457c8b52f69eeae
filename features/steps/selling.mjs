// The cart, the payment, the sale and what follows it.
import assert from 'node:assert/strict';
import { Given, Then, When } from '../support/packages.mjs';
import { Printer } from '../../tests/support/js/printer.mjs';
import { until } from '../support/world.mjs';

const cents = (text) => Math.round(Number(text) * 100);

// --- the cart
When('{person} takes {int} {string} for {string}', async function (person, count, tariff, event) {
    await this.act(person, (till) => till.take(count, tariff, event));
});
When('{person} takes back {int} {string} for {string}', async function (person, count, tariff, event) {
    await this.act(person, (till) => till.take(-count, tariff, event));
});
When('{person} empties her cart', async function (person) {
    await this.act(person, (till) => till.empty());
});
When('{person} puts the cart aside as {string}', async function (person, name) {
    await this.act(person, (till) => till.park(name));
});
When('{person} resumes the cart {string}', async function (person, name) {
    await this.act(person, (till) => till.resume(name));
});
When("{person} tries to sell {person}'s cart", async function (person, other) {
    const owner = await this.till(other);
    await this.act(person, (till) => till.sellCartOf(owner));
});
Then("{person}'s cart comes to {money}", async function (person, total) {
    const till = await this.till(person);
    await until(async () => (await till.total()) === total);
    assert.equal(await till.total(), total);
});
Then("{person}'s cart is empty", async function (person) {
    assert.equal(await (await this.till(person)).total(), 0);
});

// --- the payment
When('{person} gets {money} in cash', async function (person, given) {
    await this.act(person, (till) => till.payCash(given));
});
When('{person} gets the exact sum in cash', async function (person) {
    await this.act(person, (till) => till.payCash());
});
When('{person} is paid by {method}', async function (person, method) {
    await this.act(person, (till) => till.payBy(method));
});
When('{person} is paid {money} by card and no more', async function (person, part) {
    await this.act(person, (till) => till.payBy('card', part));
});
When('{person} is paid {money} by card and the rest in cash', async function (person, part) {
    await this.act(person, (till) => till.paySplit(part));
});
When('{person} gives it for free', async function (person) {
    await this.act(person, (till) => till.payBy('free'));
});
When('{person} starts to be paid by card', async function (person) {
    await this.act(person, (till) => till.startCard());
});
When("the card is accepted at {person}'s", async function (person) {
    await this.act(person, (till) => till.cardAccepted());
});
Then('{person} sees no way to be paid by {method}', async function (person, method) {
    assert.equal(await (await this.till(person)).offersMethod(method), false);
});

// --- reservations
When('{person} reserves it for {string}', async function (person, name) {
    await this.act(person, (till) => till.reserve(name));
});
When('{person} reserves it without a name', async function (person) {
    await this.act(person, (till) => till.reserve());
});
When('{person} takes the money of {string} by {method}', async function (person, name, method) {
    await this.act(person, (till) => till.payReservation(name, method));
});
When('{person} takes the money of reservation {int} by {method}', async function (person, number, method) {
    await this.act(person, (till) => till.payReservation(number, method));
});
When('{person} releases the reservation of {string}', async function (person, name) {
    await this.act(person, (till) => till.release(name));
});
Then('reservation {int} is done', async function (number) {
    const last = await (await this.till('Ana')).lastSale();
    assert.deepEqual({ number: last.number, reserved: last.reserved }, { number, reserved: true });
});
Then("nobody's reservation is unpaid", async function () {
    assert.equal(await (await this.till('Ana')).unpaid(), 0);
});

// --- the sale as the cashier sees it
Then('sale {int} is done and {person} gives {money} back', async function (number, person, change) {
    await seesSale(this, person, number, change);
});
Then('sale {int} is done and {person} gives nothing back', async function (number, person) {
    await seesSale(this, person, number, 0);
});
async function seesSale(hall, person, number, change_cents) {
    const till = await hall.till(person);
    if (till.refusal) assert.fail(`${person} was refused: ${till.refusal.message}`);
    assert.deepEqual(await till.lastSale(), { number, change_cents, reserved: false });
    assert.equal((await hall.sale(number)).state, 'paid');
}

// --- the sale as it was recorded
Then('sale {int} holds', async function (number, table) {
    const { lines } = await this.sale(number);
    const found = lines.filter(({ kind }) => kind === 'ticket').map((line) => ({
        event: line.label.fr, tariff: line.tariff.fr, number: line.quantity, amount: line.amount_cents }));
    assert.deepEqual(found, table.hashes().map((row) => ({ ...row, number: Number(row.number), amount: cents(row.amount) })));
});
Then('sale {int} comes to {money} with {money} of rounding', async function (number, total_cents, rounding_cents) {
    const sale = await this.sale(number);
    assert.deepEqual([sale.total_cents, sale.rounding_cents], [total_cents, rounding_cents]);
    const lines = sale.lines.reduce((sum, line) => sum + line.amount_cents, 0);
    const paid = sale.payments.reduce((sum, payment) => sum + payment.amount_cents, 0);
    assert.deepEqual([lines, paid], [total_cents + rounding_cents, total_cents + rounding_cents]);
});
Then('sale {int} was paid {money} by {method}', async function (number, amount, method) {
    const { payments } = await this.sale(number);
    assert.equal(payments.find((payment) => payment.method === method)?.amount_cents, amount, JSON.stringify(payments));
});
Then('sale {int} has {int} valid ticket(s)', async function (number, count) {
    const { tickets } = await this.sale(number);
    assert.equal(tickets.filter(({ state }) => state === 'activated').length, count);
});
Then('sale {int} was made by {string} at {string}', async function (number, user, register) {
    const sale = await this.sale(number);
    assert.deepEqual([sale.user, sale.register], [user, register]);
});
Then('sale {int} has expired', async function (number) {
    assert.equal((await this.sale(number)).state, 'expired');
});
Then('no sale was made', async function () {
    assert.equal(await this.salesMade(), 0);
});
Then('{int} sale was made', async function (count) {
    assert.equal(await this.salesMade(), count);
});

// --- taking it back
When('{person} takes sale {int} back', async function (person, number) {
    await this.act(person, async (till) => { this.givenBack = await till.cancel(number); });
});
Then('{person} gives the customer {money} in cash', function (person, amount) {
    assert.deepEqual(this.givenBack, [{ method: 'cash', cents: amount }]);
});
Then('{person} gives the customer {money} by card', function (person, amount) {
    assert.deepEqual(this.givenBack, [{ method: 'card', cents: amount }]);
});
Then('{person} gives the customer {money} in cash and {money} by card', function (person, cash, card) {
    assert.deepEqual(Object.fromEntries(this.givenBack.map((part) => [part.method, part.cents])), { cash, card });
});
Then('sale {int} is cancelled by sale {int}', async function (number, by) {
    assert.equal((await this.sale(number)).state, 'cancelled');
    assert.equal((await this.sale(by)).reverses, number);
});
Then('{person} sees no way to take sale {int} back', async function (person, number) {
    assert.equal(await (await this.till(person)).offersCancel(number), false);
});

// --- paper
When('{person} prints the {word} of sale {int}', async function (person, what, number) {
    await this.act(person, async (till) => { this.paper = await till.print(what === 'receipt' ? 'receipt' : 'tickets', number); });
});
Then('the paper is an original PDF', function () {
    assert.deepEqual(this.paper, { copy: 0, pdf: true });
});
Then('the paper is copy {int}', function (copy) {
    assert.deepEqual(this.paper, { copy, pdf: true });
});
Given('{string} has a printer', async function (register) {
    this.printer = await new Printer().on();
    await this.office.printer(register, `127.0.0.1:${this.printer.port}`);
});
When('{person} sends the {word} of sale {int} to the printer', async function (person, what, number) {
    this.papersBefore = this.printer.papers.length;
    await this.act(person, (till) => till.sendToPrinter(what === 'receipt' ? 'receipt' : 'tickets', number));
});
Then('the printer gives a paper with {string}, {string} and {string}', async function (first, second, third) {
    const words = [first, second, third];
    const fresh = () => this.printer.papers.slice(this.papersBefore).map((paper) => paper.text);
    const gives = await until(() => fresh().some((text) => words.every((word) => text.includes(word))), 15_000);
    assert.ok(gives, `${words} stand on no paper:\n${fresh().join('\n---\n')}`);
});
