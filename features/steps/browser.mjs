// What only somebody before a screen can do or see.
import assert from 'node:assert/strict';
import { Given, Then, When } from '../support/packages.mjs';

When('{person} opens the page {string}', async function (person, path) {
    await (await this.till(person)).open(path);
});
When('somebody opens the box office {string}', async function (name) {
    const till = await this.till('somebody');
    await till.page.goto(`http://${name}.localhost:${this.server.port}/user/login`);
});
Then('he is told that there is no box office', async function () {
    await (await this.till('somebody')).reads('Billetterie inconnue');
});
Then('{person} is asked to sign in', async function (person) {
    await (await this.till(person)).reads('Identifiant');
});
Then('{person} sees the programme', async function (person) {
    const till = await this.till(person);
    await till.programme.waitFor();
    assert.equal(new URL(till.page.url()).pathname, '/sale');
});

When('the network of {person}\'s till is cut', async function (person) {
    await (await this.till(person)).cut(true);
});
When('the network of {person}\'s till is back', async function (person) {
    await (await this.till(person)).cut(false);
});
Then('{person} sees that she is offline', async function (person) {
    await (await this.till(person)).isOffline(true);
});
Then('{person} no longer sees that she is offline', async function (person) {
    await (await this.till(person)).isOffline(false);
});
Given('the next answer to a sale is lost on its way to {person}', async function (person) {
    await (await this.till(person)).loseNextAnswer();
});
When('{person} loads the page again', async function (person) {
    await (await this.till(person)).reload();
});

When(/^(Ana|Beat) presses ("[^"]+"(?:, "[^"]+")*)$/, async function (person, keys) {
    await (await this.till(person)).press(...keys.slice(1, -1).split('", "'));
});
When('{person} types {string}', async function (person, text) {
    await (await this.till(person)).type(text);
});
When('{person} taps {string}', async function (person, name) {
    await (await this.till(person)).tap(name);
});
When('{person} taps {string} twice', async function (person, name) {
    await (await this.till(person)).tap(name, 2);
});
Then('{person} reads {string}', async function (person, text) {
    await (await this.till(person)).reads(text);
});
Then("nothing on {person}'s screen is wider than the screen", async function (person) {
    assert.ok(await (await this.till(person)).isNotTooWide());
});
