// What a cashier does all day, in as few taps and keys as promised.
import assert from 'node:assert/strict';
import { phone, tablet } from './stage.mjs';
import { latestWords, words } from './words.mjs';

const { fr } = words;
const cents = (text) => Math.round(Number(text.replace(/[^\d.-]/g, '')) * 100);

/** Runs on an open till with an empty cart; the till must not have complained at the end. */
function journey(play, viewport = tablet, registerAt = 0) {
    return async (stage, report) => {
        const till = await stage.shared(viewport, registerAt);
        till.trouble.length = 0;
        try {
            const remark = await play(till, stage, report);
            await till.emptyCart();
            return remark;
        } catch (error) {
            await stage.drop(till);
            throw error;
        } finally {
            till.trouble.forEach(report);
        }
    };
}

export const journeys = {
    'two tickets, exact cash: three taps': journey(async (till) => {
        await till.tiles().first().click();
        await till.tiles().first().click();
        await till.page.locator('button.exact').click();
        await till.soldNumber();
        // The next tap starts the next sale at once.
        await till.tiles().first().click();
        await till.page.locator('.card.line').waitFor();
        await till.settled();
        await till.emptyCart();
    }),

    'the same three taps on a phone': journey(
        async (till) => {
            await till.tiles().first().tap();
            await till.tiles().first().tap();
            await till.page.locator('button.exact').tap();
            await till.soldNumber();
        },
        phone,
        1,
    ),

    'a note gives change': journey(async (till) => {
        await till.take(0);
        await till.settled();
        const due = cents(await till.total().innerText());
        const note = till.page.locator('button.note').last();
        const tendered = cents(await note.evaluate((element) => element.lastChild.textContent)) ;
        await note.click();
        await till.soldNumber();
        assert.equal(cents(await till.lastSale().locator('.change').innerText()), tendered - due);
    }),

    'any amount by keypad': journey(async (till) => {
        await till.take(0);
        await till.page.locator('button.other').click();
        const keypad = till.page.getByRole('group', { name: fr.keypad.title });
        const take = till.dialog().locator('button[type=submit]');
        assert.ok(await take.isDisabled(), 'nothing received yet');
        for (const key of ['2', '0', '0']) await keypad.getByRole('button', { name: key, exact: true }).click();
        await take.click();
        await till.soldNumber();
    }),

    'keyboard only, from sign-in to the next sale': async (stage, report) => {
        const till = await stage.till();
        const { keyboard } = till.page;
        await till.go('/sale');
        await till.page.getByLabel(fr.signIn.login).waitFor();
        assert.match(till.page.url(), /\/user\/login\?next=%2Fsale$/);
        await keyboard.type(till.login);
        await keyboard.press('Tab');
        await keyboard.type(till.password);
        await keyboard.press('Enter');
        await till.page.locator('.register').first().waitFor();
        await till.page.locator('.register').first().focus();
        await keyboard.press('Enter');
        await till.page.locator('.register').first().waitFor({ state: 'detached' });
        await till.open();
        await keyboard.press('1');
        await keyboard.press('1');
        await keyboard.press('F10');
        await till.soldNumber();
        // Three of the second tariff, one more, one less; paid by card.
        await keyboard.type('*3', { delay: 80 });
        await till.page.locator('.times').waitFor();
        await keyboard.press('2');
        await till.page.locator('button.count', { hasText: '3' }).waitFor();
        await keyboard.press('+');
        await till.page.locator('button.count', { hasText: '4' }).waitFor();
        await keyboard.press('-');
        await till.page.locator('button.count', { hasText: '3' }).waitFor();
        await keyboard.press('Alt+k');
        await till.dialog().waitFor();
        await keyboard.press('Enter');
        await till.soldNumber();
        // Search, first hit, tariffs, latest sales, and back where one was.
        await keyboard.press('Control+f');
        await keyboard.type('z');
        await keyboard.press('Escape');
        await keyboard.press('ArrowDown');
        await keyboard.press('ArrowDown');
        await keyboard.press('F2');
        assert.ok(await till.tiles().first().evaluate((tile) => tile === document.activeElement), 'F2 leads to the tariffs');
        await keyboard.press('F8');
        await till.dialog().waitFor();
        await keyboard.press('Escape');
        await till.dialog().waitFor({ state: 'detached' });
        assert.ok(await till.tiles().first().evaluate((tile) => tile === document.activeElement), 'focus comes back');
        till.trouble.forEach(report);
        await till.page.context().close();
    },

    'a scanner sells nothing': journey(async (till) => {
        // In the page, as fast as a scanner: on a busy machine the test's own keys come like a hand's.
        await till.page.evaluate(() => {
            for (const key of [...'1212121212121', 'Enter']) {
                document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
            }
        });
        await till.page.getByText(fr.cart.scanned).waitFor({ state: 'attached' });
        assert.equal(await till.page.locator('li[data-line]').count(), 0);
    }),

    'card holds the places first and asks the terminal': journey(async (till) => {
        await till.take(0, 2);
        await till.settled();
        const held = till.page.waitForRequest((request) => request.url().endsWith('/extension'));
        await till.page.getByRole('button', { name: fr.pay.methods.card, exact: true }).click();
        await held;
        await till.button(fr.pay.notAccepted).click();
        assert.equal(await till.page.locator('button.count').innerText(), '2', 'refused by the terminal: the cart stays');
        await till.page.getByRole('button', { name: fr.pay.methods.card, exact: true }).click();
        await till.dialog().getByRole('textbox').fill('000123');
        await till.button(fr.pay.accepted).click();
        await till.soldNumber();
    }),

    'paid in several ways': journey(async (till) => {
        await till.take(0, 2);
        await till.settled();
        await till.button(fr.pay.mixed).click();
        await till.dialog().waitFor();
        await till.page.keyboard.type('10');
        await till.button(fr.pay.addPart(fr.pay.methods.card)).click();
        await till.button(fr.pay.addPart(fr.pay.methods.cash)).click();
        await till.dialog().getByRole('button', { name: /^Encaisser/ }).click();
        await till.soldNumber();
    }),

    'free tickets need no question': journey(async (till) => {
        const free = till.tiles().filter({ hasText: /\b0\.00/ }).first();
        if ((await free.count()) === 0) return 'no free tariff here';
        await free.click();
        await till.button(fr.pay.freeNow).click();
        await till.soldNumber();
        return '';
    }),

    'reserved, found again, paid': journey(async (till) => {
        const name = `Rochat ${Date.now() % 100000}`;
        await till.take(0, 2);
        await till.settled();
        await till.button(fr.pay.methods.later).click();
        await till.dialog().getByRole('button', { name: fr.pay.reserve, exact: true }).click();
        await till.page.getByText(fr.pay.nameNeeded).waitFor();
        await till.dialog().getByLabel(fr.pay.name, { exact: true }).fill(name);
        await till.dialog().getByRole('button', { name: fr.pay.reserve, exact: true }).click();
        await till.lastSale().waitFor();
        await till.page.keyboard.press('F8');
        await till.page.getByRole('tab', { name: latestWords.unpaid }).click();
        await till.dialog().locator('summary', { hasText: name }).click();
        await till.button(latestWords.takePayment).click();
        await till.page.getByText(fr.latest.paying(name)).waitFor();
        assert.equal(await till.page.getByRole('button', { name: fr.pay.methods.later, exact: true }).count(), 0, 'cannot be put off twice');
        await till.page.locator('button.exact').click();
        await till.page.getByText(fr.latest.paying(name)).waitFor({ state: 'detached' });
        await till.soldNumber();
    }),

    'parked here, resumed at another till': journey(async (till, stage) => {
        const name = `Dupont ${Date.now() % 100000}`;
        await till.take(0, 2);
        await till.settled();
        await till.button(fr.parked.short).last().click();
        await till.dialog().getByLabel(fr.parked.name).fill(name);
        await till.page.keyboard.press('Enter');
        await till.dialog().waitFor({ state: 'detached' });
        const other = await stage.shared(tablet, 1);
        await other.page.locator('header nav button').last().click();
        await other.button(fr.parked.resume(name)).click();
        await other.page.locator('button.count', { hasText: '2' }).waitFor();
        await other.payExact();
    }),

    'gauges move on every till': journey(async (till, stage) => {
        const other = await stage.shared(tablet, 1);
        const value = await till.page.locator('.list input:checked').getAttribute('value');
        await other.page.locator(`.list input[value="${value}"]`).check({ force: true });
        const chosen = (one) => one.page.locator('.head .figure');
        const before = cents(await chosen(other).innerText());
        await till.take(0, 3);
        await other.page.waitForFunction(
            (left) => Number(document.querySelector('.head .figure').textContent.replace(/\D/g, '')) <= left,
            before / 100 - 3,
        );
        await till.settled();
        await till.emptyCart();
    }),

    'taken back within five minutes': journey(async (till) => {
        await till.take(0);
        const number = await till.payExact();
        await till.button(/^Annuler cette vente/).click();
        await till.dialog().getByRole('button', { name: fr.result.cancelNow }).click();
        await till.lastSale().getByText(fr.result.cancelled(number)).waitFor();
        await till.lastSale().getByText(fr.result.giveBack).waitFor();
    }),

    'papers open as PDF without a printer': journey(
        async (till) => {
            await till.take(0);
            await till.payExact();
            const [tab] = await Promise.all([
                till.page.context().waitForEvent('page'),
                till.button(fr.result.tickets).click(),
            ]);
            await tab.waitForURL('**/document');
            const type = await till.page.evaluate(
                (address) => fetch(address).then((answer) => answer.headers.get('Content-Type')),
                tab.url(),
            );
            assert.equal(type, 'application/pdf');
            await tab.close();
        },
        tablet,
        1,
    ),

    'sign-out asks while something lies in the cart': journey(async (till) => {
        await till.take(0);
        await till.settled();
        await till.page.locator('button.user').click();
        await till.button(fr.menu.signOut).click();
        await till.button(fr.app.cancel).click();
        assert.equal(await till.page.locator('button.count').count(), 1);
        await till.page.locator('button.user').click();
        await till.button(fr.menu.signOut).click();
        await till.button(fr.menu.signOutEmpty).click();
        await till.page.getByLabel(fr.signIn.login).waitFor();
        await till.signIn();
        await till.open();
    }),
};
