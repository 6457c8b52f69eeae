// Signing in, registers, changing cashiers.
import assert from 'node:assert/strict';
import { Then, When } from '../support/packages.mjs';
import { passwordOf } from '../support/world.mjs';

When('{person} signs in with her password', async function (person) {
    await this.act(person, (till) => till.signIn(person.toLowerCase(), passwordOf(person.toLowerCase())));
});
When('{person} signs in with the password {string}', async function (person, password) {
    await this.act(person, (till) => till.signIn(person.toLowerCase(), password));
});
When('{person} tries {int} passwords for {person}', async function (stranger, count, victim) {
    for (let n = 1; n <= count; n += 1) {
        const till = await this.till(stranger);
        till.refusal = null; // all but the last are expected
        await this.act(stranger, () => till.signIn(victim.toLowerCase(), `guess-${n}`));
    }
});
When('{person} signs out', async function (person) {
    await this.act(person, (till) => till.signOut());
});
Then('{person} must sign in again', async function (person) {
    assert.ok(await (await this.till(person)).isSignedOut());
});
Then('{person} may choose between {string} and {string}', async function (person, first, second) {
    assert.deepEqual([...(await (await this.till(person)).registers())].sort(), [first, second]);
});
Then('{person} is told to ask her manager for a salepoint', async function (person) {
    assert.ok(await (await this.till(person)).isToldToAskForSalepoint());
});

When('{person} chooses {string}', async function (person, register) {
    await this.act(person, (till) => till.chooseRegister(register));
});
When('{person} opens the drawer with {money}', async function (person, cents) {
    await this.act(person, (till) => till.openDrawer(cents));
});
Then('{person} can sell at {string}', async function (person, register) {
    assert.ok(await (await this.till(person)).sellsAt(register));
});
Then('{person} cannot sell because the register is closed', async function (person) {
    assert.ok(await (await this.till(person)).isClosed());
});
Then('the drawer of {string} was opened by {string} with {money}', async function (register, name, cents) {
    const look = await this.office.till('ana', register);
    const { opened_by, float_cents } = look.session.register_session;
    assert.deepEqual({ opened_by, float_cents }, { opened_by: name, float_cents: cents });
});

When('{string} takes over {person}\'s till with the PIN {string}', async function (colleague, person, pin) {
    await this.employ(colleague.split(' ')[0]);
    await this.act(person, (till) => till.switchTo(colleague, pin));
});
