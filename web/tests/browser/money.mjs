// Money that goes back and the drawer that is counted, with the keyboard alone: nothing here touches
// the mouse, and nothing is typed that a cashier would not type.
import assert from 'node:assert/strict';
import { tablet } from './stage.mjs';
import { drawerWords, latestWords, registerWords, words } from './words.mjs';

const { fr } = words;

class Keyboard {
    constructor(till) {
        this.till = till;
        this.keys = till.page.keyboard;
    }
    press(...keys) {
        return keys.reduce((before, key) => before.then(() => this.keys.press(key)), Promise.resolve());
    }
    type(text) {
        return this.keys.type(text);
    }
    /** Tab until this has the focus; it must be reachable so. */
    async reach(target) {
        for (let step = 0; step < 60; step += 1) {
            if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
            await this.keys.press('Tab');
        }
        throw new Error(`Tab does not lead to ${target}`);
    }
    async push(target) {
        await target.waitFor();
        await this.reach(target);
        await this.keys.press('Enter');
    }
    /** The button that took the focus by itself, as soon as it has. */
    async pushFocused() {
        await this.till.page.waitForFunction(() => document.activeElement?.matches('dialog[open] button:enabled'));
        await this.keys.press('Enter');
    }
    async fill(target, text) {
        await target.waitFor();
        await this.reach(target);
        await this.press('Control+a');
        await this.type(text);
    }
    /** An entry of the menu under the cashier's name. */
    async menu(name) {
        await this.push(this.till.page.locator('button.user'));
        await this.push(this.till.button(name));
    }
    /** Arrow keys lead along the tabs. */
    async tab(name) {
        const wanted = this.till.page.getByRole('tab', { name });
        await this.reach(this.till.page.locator('[role=tab][aria-selected=true]'));
        for (let step = 0; step < 4 && (await wanted.getAttribute('aria-selected')) !== 'true'; step += 1) await this.press('ArrowRight');
    }
}

/** With the fake, at a register of its own, by somebody. */
function atRegister(name, login, play) {
    return async (stage, report) => {
        if (stage.fake === null) return 'skipped';
        const till = await stage.till(tablet);
        till.login = login;
        // Carts that journeys before left open would keep the drawer from being closed.
        for (const cart of stage.fake.office.carts.values()) cart.expires_at_ms = 0;
        stage.fake.office.expire();
        await till.start(name);
        await play(till, new Keyboard(till), stage);
        till.trouble.forEach(report);
        await till.page.context().close();
        return '';
    };
}

async function sell(till, keys, times = '1') {
    await keys.press(...(times === '1' ? [] : ['*', times]), '1');
    await till.settled();
    await keys.press('F10');
    return till.soldNumber();
}

async function find(till, keys, text) {
    await keys.press('F8');
    await till.dialog().getByLabel(latestWords.search).waitFor();
    await keys.type(text);
    await keys.press('Enter');
    await till.button(latestWords.all, till.dialog()).waitFor();
}

async function closeDialogs(till, keys) {
    while ((await till.page.locator('dialog[open]').count()) > 0) {
        const before = await till.page.locator('dialog[open]').count();
        await keys.press('Escape');
        await till.page.waitForFunction((count) => document.querySelectorAll('dialog[open]').length < count, before);
    }
}

export const moneyJourneys = {
    'a whole sale goes back, found by its number': atRegister(2, 'paula', async (till, keys) => {
        const number = await sell(till, keys);
        await find(till, keys, number);
        await keys.push(till.button(latestWords.refund, till.dialog()));
        await keys.push(till.button(/^Rembourser.*25/, till.dialog()));
        await till.dialog().getByText(/25\.00.* en espèces/).waitFor();
        await keys.pushFocused(); // what was to be handed over is read: Close has the focus
        await till.page.waitForFunction(() => document.querySelectorAll('dialog[open]').length === 1);
        await till.dialog().getByText(latestWords.state.refunded, { exact: true }).waitFor();
        await closeDialogs(till, keys);
    }),

    'one of three goes back, found by scanning its ticket': atRegister(2, 'paula', async (till, keys, { fake }) => {
        const number = await sell(till, keys, '3');
        const { tickets, lines } = fake.office.sales.find((one) => one.number === Number(number));
        const { tariff } = lines[0];
        await find(till, keys, `]Q3${tickets[0].number}`);
        await keys.push(till.button(latestWords.refund, till.dialog()));
        const fewer = till.button(/un de moins$/, till.dialog());
        await keys.push(fewer);
        await keys.press('Enter');
        const confirm = till.button(/^Rembourser.*25/, till.dialog());
        await keys.push(confirm);
        await till.page.getByText(latestWords.refundReceipt).waitFor();
        await keys.press('Enter');
        await till.dialog().getByText(latestWords.state.partly_refunded, { exact: true }).waitFor();
        assert.equal(fake.office.sales.find((one) => one.number === Number(number)).lines[0].refunded, 1, tariff.fr);
        await closeDialogs(till, keys);
    }),

    'who may not refund is not offered it': atRegister(2, 'beat', async (till, keys) => {
        const number = await sell(till, keys);
        await find(till, keys, number);
        await till.button(latestWords.correct, till.dialog()).waitFor();
        assert.equal(await till.button(latestWords.refund, till.dialog()).count(), 0);
        await closeDialogs(till, keys);
    }),

    'typed as cash, paid by card: put right': atRegister(2, 'beat', async (till, keys, { fake }) => {
        const number = await sell(till, keys);
        await find(till, keys, number);
        await keys.push(till.button(latestWords.correct, till.dialog()));
        const card = till.dialog().getByLabel(fr.pay.methods.card, { exact: true });
        // One radio of a group is reached by Tab, the others by arrows.
        await keys.reach(till.dialog().locator('fieldset').nth(1).locator('input').first());
        await keys.press('Space');
        assert.ok(await card.isChecked());
        await keys.push(till.button(latestWords.correctNow, till.dialog()));
        await till.dialog().getByText(/^Correction n°/).waitFor();
        const correction = fake.office.sales.find((one) => one.kind === 'correction' && one.reverses === Number(number));
        assert.deepEqual(correction.payments.map(({ method, amount_cents }) => [method, amount_cents]), [['cash', -2500], ['card', 2500]]);
        await closeDialogs(till, keys);
    }),

    'a large refund asks a second person for the PIN': atRegister(2, 'paula', async (till, keys, { fake }) => {
        const number = await sell(till, keys, '9');
        await find(till, keys, number);
        await keys.push(till.button(latestWords.refund, till.dialog()));
        const dialog = till.dialog();
        await dialog.getByLabel(latestWords.pin).waitFor();
        const confirm = till.button(/^Rembourser.*225/, dialog);
        assert.ok(await confirm.isDisabled(), 'nothing goes back before somebody else agrees');
        const say = async (pin) => {
            await keys.reach(dialog.getByLabel(latestWords.colleague));
            await keys.type('Anna');
            await keys.fill(dialog.getByLabel(latestWords.pin), pin);
            await keys.push(confirm);
        };
        await say('0000');
        await dialog.getByRole('alert').filter({ hasText: /PIN incorrect/ }).waitFor();
        await say('1234');
        await till.page.getByText(latestWords.refundReceipt).waitFor();
        assert.equal(fake.office.sales[0].approved_by, 'Anna Rochat');
        await closeDialogs(till, keys);
    }),

    'a day in the drawer: in, out, taken back, counted blind, closed, printed again, opened': atRegister(2, 'beat', async (till, keys, { fake }) => {
        await keys.menu(fr.menu.drawer);
        const dialog = till.dialog();
        const move = async (way, amount, why) => {
            await keys.push(till.button(way, dialog));
            await keys.fill(dialog.getByLabel(/^Montant/), amount);
            await keys.fill(dialog.getByLabel(drawerWords.why, { exact: true }), why);
            await keys.press('Enter');
            await dialog.getByText(`· ${why}`).first().waitFor();
        };
        await move(drawerWords.cashIn, '50', 'Monnaie');
        await move(drawerWords.cashOut, '12.50', 'Fleurs');
        await keys.push(till.button(/^Corriger.*Fleurs/, dialog));
        await keys.type('Le fleuriste rend l’argent');
        await keys.press('Enter');
        await dialog.getByText(drawerWords.corrected).waitFor();

        const slip = till.button(/^(Imprimer|PDF), Retrait -12\.50 Fleurs/, dialog);
        for (const copy of ['', `${drawerWords.copy}\u00a01`]) {
            const onPaper = /^Imprimer/.test(await slip.getAttribute('aria-label'));
            const tab = onPaper ? null : till.page.context().waitForEvent('page');
            await keys.push(slip);
            await (await tab)?.close();
            await slip.locator('..').getByRole('status').filter({ hasText: copy }).waitFor({ state: 'attached' });
        }

        await keys.tab(drawerWords.close);
        assert.equal(await dialog.getByText(drawerWords.expected, { exact: true }).count(), 0, 'nobody sees what should be there');
        await keys.push(till.button(registerWords.byAmount, dialog));
        const expected = fake.office.drawers.expected(fake.office.salepoints[0].registers[2].session.id);
        await keys.fill(dialog.getByLabel(/^Compté/), ((expected + 200) / 100).toFixed(2));
        await keys.press('Enter');
        await dialog.getByText(drawerWords.differences.over).waitFor();
        const close = till.button(drawerWords.closeNow, dialog);
        assert.ok(await close.isDisabled(), 'a difference wants a word');
        await keys.fill(dialog.getByLabel(/^Commentaire/), 'Deux francs trouvés');
        await keys.fill(dialog.getByLabel(/^Prélevé/), '100');
        await keys.press('Enter');
        await dialog.getByText(/^Caisse clôturée/).waitFor();
        await keys.pushFocused(); // Finish has the focus

        await keys.push(till.button(/^Laissé à la clôture/));
        await keys.press('Enter');
        await till.tiles().first().waitFor();
        const { session } = fake.office.salepoints[0].registers[2];
        assert.equal(session.float_cents, expected + 200 - 10_000);

        await keys.menu(fr.menu.drawer);
        await keys.tab(drawerWords.closings);
        const z = till.dialog().locator('summary').first();
        await keys.push(z);
        const paper = till.button(/^PDF, Z/, till.dialog());
        for (const copy of ['', `${drawerWords.copy}\u00a01`]) {
            const [tab] = await Promise.all([till.page.context().waitForEvent('page'), keys.push(paper)]);
            await tab.close();
            await paper.locator('..').getByRole('status').filter({ hasText: copy }).waitFor({ state: 'attached' });
        }
        await closeDialogs(till, keys);
    }),
};
