// The house, its programme, who is where, and the passing of time.
import assert from 'node:assert/strict';
import { day, minute } from '../../tests/support/js/box_office.mjs';
import { defineParameterType, Given, Then, When } from '../support/packages.mjs';
import { passwordOf, until } from '../support/world.mjs';

defineParameterType({ name: 'person', regexp: /Ana|Beat|Nora|Paula|Chantal|"nobody"|[Tt]he stranger|a stranger/, transformer: (name) => name.replaceAll('"', '').replace(/^(a|[Tt]he) /, '') });
defineParameterType({ name: 'money', regexp: /-?\d+\.\d\d/, transformer: (text) => Math.round(Number(text) * 100) });
defineParameterType({ name: 'method', regexp: /card|TWINT|bank transfer|cash/, transformer: (word) => ({ TWINT: 'twint', 'bank transfer': 'transfer' })[word] ?? word });

Given('the Cinéma Capitole plays {string} tonight', async function (event) {
    await this.open([{ event }]);
});
Given('the Cinéma Capitole plays tonight', async function (table) {
    await this.open(table.hashes());
});
// Known before the programme is made, and worked out when it is.
Given('these tariffs have rules of their own', function (table) {
    const now = () => this.server.clock.now();
    const rules = {
        'is sold only at "Tourisme"': () => ({ salepoint_ids: [this.office.ids.salepoints['Office du tourisme']] }),
        'is only for partners': () => ({ sellers: ['partner'] }),
        'is only for passes': () => ({ ticket_types: ['season-pass'] }),
        'is sold from tomorrow on': () => ({ not_before_ms: now() + day }),
        'was sold until yesterday': () => ({ not_after_ms: now() - day }),
    };
    for (const { tariff, rule } of table.hashes()) this.special[tariff] = rules[rule];
});

Given('{person} is at {string}', async function (person, register) {
    await this.seat(person, register);
});
Given('{person} speaks German and is at {string} with a phone', async function (person, register) {
    await this.seat(person, register, { user: { language: 'de' }, screen: 'phone' });
});
Given(/^(Ana|Beat) is at "([^"]*)" with a (tablet|phone)$/, async function (person, register, screen) {
    await this.seat(person, register, { screen });
});
Given('{person} sells at the tourist office, which takes no TWINT', async function (person) {
    await this.seat(person, 'Tourisme', { user: { salepoints: ['Office du tourisme'] } });
});
Given("{person}'s register {string} is open", async function (person, register) {
    await this.openRegister(person, register);
});
Given('{person} works at no salepoint', async function (person) {
    await this.employ(person, { salepoints: [] });
});
Given('{person} has signed in at her till before', async function (person) {
    await this.act(person, async (till) => {
        await till.signIn(person.toLowerCase(), passwordOf(person.toLowerCase()));
        await till.signOut();
    });
});
Given('somebody has tried {int} wrong PINs of {person}', async function (count, person) {
    await this.employ(person);
    const other = await this.office.till('ana', 'Caisse 2');
    for (let n = 0; n < count; n += 1)
        await other.ask('PUT', '/api/v1/session/cashier', { user_id: this.office.ids.users[person.toLowerCase()], pin: '9999' });
});

When('{int} minutes pass', async function (minutes) {
    this.server.clock.forward({ minutes });
    for (const till of this.tills) await till.wait?.(minutes * minute);
});
When('the price of {string} becomes {money}', async function (tariff, cents) {
    await this.office.price(tariff, cents);
});
When('the server is started anew', async function () {
    await this.server.restart();
});

Then('{person} is told (that ){because}', async function (person, reason) {
    await this.isTold(person, reason);
});
Then('{person} cannot sell these, because', async function (person, table) {
    for (const { event, tariff, reason } of table.hashes()) {
        await this.act(person, (till) => till.take(1, tariff, event));
        await this.isTold(person, reason);
    }
});
defineParameterType({ name: 'because', regexp: /to (?:wait|count first|count again|leave a comment)|(?:she|the|it|entry|there|no place|\d+ places|free|this|a name|a cart|a second person|login) .*/, transformer: (text) => text });

Then('{string} has {int} place(s) left', async function (event, count) {
    assert.equal(await this.placesLeft(event), count);
});
Then('{person} sees {int} place(s) left for {string}', async function (person, count, event) {
    await seesPlaces(await this.till(person), count, event, 5000);
});
Then('{person} sees {int} place(s) left for {string} within 1 second', async function (person, count, event) {
    await seesPlaces(await this.till(person), count, event, 1000);
});
async function seesPlaces(till, count, event, within_ms) {
    let seen;
    await until(async () => (seen = await till.placesLeft(event)) === count, within_ms);
    assert.equal(seen, count);
}
