// Refunds, corrections, the drawer and its closing.
import assert from 'node:assert/strict';
import { Given, Then, When } from '../support/packages.mjs';
import { people } from '../support/world.mjs';

const staff = { Paula: ['pos', 'on-site', 'refund'], Chantal: ['admin', 'pos', 'on-site'] };

Given(/^(Paula) who may refund is at "([^"]*)"$/, async function (person, register) {
    await this.seat(person, register, { user: { roles: staff[person] } });
});
Given(/^(Chantal) the chief is at "([^"]*)"$/, async function (person, register) {
    await this.seat(person, register, { user: { roles: staff[person] } });
});

// --- giving back
When('{person} gives back sale {int}', async function (person, number) {
    await this.act(person, async (till) => { this.givenBack = await till.refund(number); });
});
When('{person} gives back {int} ticket(s) of sale {int}', async function (person, quantity, number) {
    await this.act(person, async (till) => { this.givenBack = await till.refund(number, { elements: [{ line: 1, quantity }] }); });
});
When('{person} gives back sale {int} and keeps {money}', async function (person, number, fee_cents) {
    await this.act(person, async (till) => { this.givenBack = await till.refund(number, { fee_cents }); });
});
When(/^(Paula) gives back sale (\d+) and (Chantal) the chief agrees with the PIN "([0-9]+)"$/, async function (person, number, chief, pin) {
    await this.employ(chief, { roles: staff[chief] });
    const approval = { name: people[chief], user_id: this.office.ids.users[chief.toLowerCase()], pin };
    await this.act(person, async (till) => { this.givenBack = await till.refund(number, { approval }); });
});
Then('{person} sees no way to give sale {int} back', async function (person, number) {
    assert.equal(await (await this.till(person)).offersRefund(number), false);
});
Given('the house wants a second person above {money}', async function (second_person_above_cents) {
    await this.office.admin.must('PUT', '/api/v1/settings/refunds', { open_session_only: false, within_hours: 0, second_person_above_cents });
});
Then('{string} has agreed to sale {int}', async function (name, number) {
    assert.equal((await this.sale(number)).approved_by, name);
});
Then('sale {int} is refunded by sale {int}', async function (number, by) {
    assert.equal((await this.sale(number)).state, 'refunded');
    assert.equal((await this.sale(by)).reverses, number);
});
Then('sale {int} is given back in part', async function (number) {
    assert.equal((await this.sale(number)).state, 'partly_refunded');
});
Then('everything that was paid for sale {int} is given back', async function (number) {
    const sale = await this.sale(number);
    const later = await Promise.all(sale.later.map((document) => this.sale(document.number)));
    for (const sum of [(d) => d.total_cents, (d) => d.rounding_cents, (d) => d.payments.reduce((all, p) => all + p.amount_cents, 0)])
        assert.equal([sale, ...later].reduce((all, document) => all + sum(document), 0), 0);
});

When('{person} corrects sale {int} from {method} to {method}', async function (person, number, from, to) {
    await this.act(person, (till) => till.correct(number, from, to));
});
Then('sale {int} corrects sale {int} with {money} less in cash and {money} more by card', async function (by, number, less, more) {
    const { kind, reverses, payments } = await this.sale(by);
    assert.deepEqual({ kind, reverses }, { kind: 'correction', reverses: number });
    assert.deepEqual(payments.map(({ method, amount_cents }) => [method, amount_cents]), [['cash', -less], ['card', more]]);
});

// --- the drawer
When('{person} puts {money} into the drawer for {string}', async function (person, cents, note) {
    await this.act(person, (till) => till.moveCash('in', cents, note));
});
When('{person} takes {money} out of the drawer for {string}', async function (person, cents, note) {
    await this.act(person, (till) => till.moveCash('out', cents, note));
});
When('{person} takes the movement {string} back', async function (person, note) {
    await this.act(person, (till) => till.takeMovementBack(note));
});
Then(/^the drawer of (Ana) has moved by (.+)$/, async function (person, amounts) {
    const moved = (await (await this.till(person)).movements()).filter(({ kind }) => kind !== 'float').reverse();
    assert.equal(moved.map(({ amount_cents }) => (amount_cents / 100).toFixed(2)).join(', '), amounts);
});

// --- the closing
When('{person} asks for report X', async function (person) {
    await this.act(person, (till) => till.report());
});
When('{person} counts {money}', async function (person, cents) {
    await this.act(person, async (till) => { this.count = await till.count(cents); });
});
Then('{person} sees that {money} is missing', function (person, cents) {
    assert.equal(this.count.difference_cents, -cents);
});
When('{person} closes with {money} taken away and no comment', async function (person, withdrawn) {
    await this.act(person, (till) => till.closeDrawer(this.count.id, withdrawn));
});
When('{person} closes with {money} taken away and the comment {string}', async function (person, withdrawn, comment) {
    await this.act(person, (till) => till.closeDrawer(this.count.id, withdrawn, comment));
});
When('{person} closes the drawer of {person} with the comment {string}', async function (chief, person, comment) {
    const session = (await this.till(person)).session();
    await this.act(chief, (till) => till.closeForgotten(session, comment));
});
const statement = async (hall, number) => (await hall.office.admin.must('GET', `/api/v1/closings/${number}`));
Then('statement Z {int} says {money} taken, {money} of it in cash and {money} by card', async function (number, total, cash, card) {
    const { report } = await statement(this, number);
    assert.equal(report.total_cents, total);
    const by = Object.fromEntries(report.methods.map(({ method, total_cents }) => [method, total_cents]));
    assert.deepEqual(by, { cash, card });
});
Then('statement Z {int} leaves {money} in the drawer', async function (number, left) {
    const { closing } = await statement(this, number);
    assert.equal((closing.counted_cents ?? closing.expected_cents) - closing.withdrawn_cents, left);
});
Then('statement Z {int} is one that a manager closed', async function (number) {
    assert.equal((await statement(this, number)).closing.mode, 'forced');
});

// --- the bookkeeping
When('{person} sets the account of {method} to {string}', async function (person, method, account) {
    await this.act(person, (till) => till.setAccount(method, account));
});
When('{person} gives the reason {string} the account {string}', async function (person, reason, account) {
    await this.act(person, (till) => till.setAccountOfReason(reason, account));
});
When('the day is closed', async function () {
    this.closedDay = (await this.office.admin.must('POST', '/api/v1/period-closings', { period: 'day' })).label;
});
Then('the account {string} has grown by {money}', async function (account, grown) {
    const { accounts } = await this.office.admin.must('GET', `/api/v1/books/postings?from_day=${this.closedDay}&to_day=${this.closedDay}`);
    assert.equal(accounts.find((one) => one.account === account)?.balance_cents, grown, JSON.stringify(accounts));
});

// --- slips
When('{person} prints the slip of {string}', async function (person, note) {
    await this.act(person, async (till) => { this.paper = await till.printMovement(note); });
});
