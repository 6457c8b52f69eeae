// What goes wrong: places gone, answers lost, sessions over, networks cut. Nothing may be sold twice
// and the cashier must always know what is the case.
import assert from 'node:assert/strict';
import { cuts } from './judge.mjs';
import { tablet } from './stage.mjs';
import { words } from './words.mjs';

const { fr } = words;

/** A check on an open till, which is given back clean or not at all. */
function trouble(play) {
    return async (stage, report) => {
        const till = await stage.shared(tablet, 0);
        till.trouble.length = 0;
        try {
            await play(till, stage, report);
            await till.page.unrouteAll();
            await till.emptyCart();
        } catch (error) {
            await stage.drop(till);
            throw error;
        } finally {
            till.trouble.forEach(report);
        }
    };
}

/** Names ending in .localhost are known to browsers only, not to node. */
function forward(route) {
    const request = route.request();
    const { host, hostname } = new URL(request.url());
    const url = hostname.endsWith('.localhost') ? request.url().replace(hostname, '127.0.0.1') : request.url();
    return request.allHeaders().then((headers) => route.fetch({ url, headers: { ...headers, host } }));
}

/** A page that reloads meanwhile has let go of the request itself. */
async function lose(route) {
    await forward(route).catch(() => undefined);
    await route.abort('connectionreset').catch(() => undefined);
}

/** The server does it, the answer never arrives. */
function loseAnswers(page, pattern, times) {
    let left = times;
    const keys = [];
    return page
        .route(pattern, async (route) => {
            if (route.request().method() !== 'POST') return route.continue();
            keys.push(route.request().headers()['idempotency-key']);
            if (left <= 0) return route.continue();
            left -= 1;
            return lose(route);
        })
        .then(() => keys);
}

/** Sales of this register, as the server tells them. */
function salesNow(page) {
    return page.evaluate(async () => {
        const answer = await fetch('/api/v1/sales?limit=100');
        return (await answer.json()).sales.map((sale) => sale.number);
    });
}

async function newSales(page, before) {
    return (await salesNow(page)).filter((number) => !before.includes(number));
}

export const troubles = {
    'more than there is: said, and taken back': trouble(async (till, stage, report) => {
        await till.take(0);
        await till.settled();
        await till.page.locator('button.count').click();
        await till.dialog().waitFor();
        await till.page.keyboard.type('500');
        await till.page.keyboard.press('Enter');
        await till.page.getByRole('alert').waitFor();
        await till.page.locator('button.count', { hasText: /^1$/ }).waitFor();
    }),

    'a lost answer is asked for again, with the same key': trouble(async (till, stage, report) => {
        const before = await salesNow(till.page);
        const keys = await loseAnswers(till.page, '**/api/v1/sales', 2);
        await till.take(0, 2);
        await till.settled();
        await till.page.locator('button.exact').click();
        await till.page.getByText(fr.pay.unknownTitle).waitFor();
        await till.soldNumber();
        assert.equal(new Set(keys).size, 1, 'one key');
        assert.equal(keys.length, 3);
        assert.equal((await newSales(till.page, before)).length, 1, 'one sale');
    }),

    'a reload in the middle of a payment sells once': trouble(async (till, stage, report) => {
        const before = await salesNow(till.page);
        await till.page.route('**/api/v1/sales', async (route) => {
            if (route.request().method() !== 'POST') return route.continue();
            return lose(route);
        });
        await till.take(0);
        await till.settled();
        await till.page.locator('button.exact').click();
        await till.page.getByText(fr.pay.unknownTitle).waitFor();
        await till.page.unroute('**/api/v1/sales');
        await till.page.reload();
        await till.soldNumber();
        assert.equal((await newSales(till.page, before)).length, 1, 'one sale');
    }),

    'a lost tap is no double place': trouble(async (till, stage, report) => {
        await loseAnswers(till.page, '**/lines', 1);
        await till.take(0, 2);
        await till.settled();
        await till.page.locator('button.count', { hasText: /^2$/ }).waitFor();
    }),

    'the session ends while selling: the cart is kept': trouble(async (till, stage, report) => {
        await till.take(0, 2);
        await till.settled();
        // In one go: a question on its own way might find out before the tap does.
        await till.page.context().clearCookies();
        await till.tiles().nth(1).evaluate((tile) => tile.click());
        await till.page.getByText(fr.signIn.againHint).waitFor();
        await till.dialog().getByLabel(fr.signIn.password).fill(till.password);
        await till.dialog().getByRole('button', { name: fr.signIn.submit }).click();
        await till.dialog().waitFor({ state: 'detached' });
        await till.settled();
        assert.equal(await till.page.locator('button.count').count(), 2, 'both lines');
        await till.payExact();
    }),

    'offline is said at once and over when it is over': trouble(async (till, stage, report) => {
        await till.page.context().setOffline(true);
        await till.page.getByText(fr.trouble.offlineHint).waitFor();
        await till.page.context().setOffline(false);
        await till.page.getByText(fr.trouble.offlineHint).waitFor({ state: 'detached' });
        await till.page.locator('.link.online').waitFor();
        await till.take(0);
        await till.settled();
    }),

    'a reload keeps the cart': trouble(async (till, stage, report) => {
        await till.take(0, 2);
        await till.settled();
        await till.page.reload();
        await till.page.locator('button.count', { hasText: /^2$/ }).waitFor();
    }),

    'wrong password, unknown box office, way back': async (stage, report) => {
        const till = await stage.till();
        await till.go('/registers');
        await till.page.getByLabel(fr.signIn.login).fill('nobody');
        await till.page.getByLabel(fr.signIn.password).fill('wrong-password');
        await till.button(fr.signIn.submit).click();
        await till.page.getByRole('alert').waitFor();
        await till.signIn();
        assert.match(till.page.url(), /\/registers$/, 'back to the page first asked');
        await till.page.locator('.register').first().waitFor();
        await till.page.goto(stage.base.replace('//demo.', '//unknown.') + '/sale');
        await till.page.getByRole('heading', { name: fr.signIn.unknownTenant }).waitFor();
        till.trouble.forEach(report);
        await till.page.context().close();
    },

    'at 200 % zoom everything can be reached': trouble(async (till, stage, report) => {
        await till.page.setViewportSize({ width: 640, height: 400 });
        await till.take(0);
        await till.settled();
        for (const fault of await cuts(till.page)) report(`zoomed: ${fault}`);
        await till.page.locator('button.exact').click();
        await till.soldNumber();
        await till.page.setViewportSize(tablet);
    }),
};
