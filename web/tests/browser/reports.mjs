// What accounting does: filter, look closer, give back, export. The fake knows what is right.
import assert from 'node:assert/strict';
import { phone, tablet } from './stage.mjs';
import { latestWords, reportWords, words } from './words.mjs';

const { fr } = words;
const cents = (text) => Math.round(Number(text.replace(/[^\d.-]/g, '')) * 100);

/** On an open till of an administrator, at the page of the office asked for. */
function inOffice(page, play, viewport = tablet) {
    return async (stage, report) => {
        if (!stage.fake) return 'skipped';
        const till = await (await stage.till(viewport)).start(0);
        await till.go(`/office/${page}`);
        await loaded(till);
        try {
            return await play(till, stage, report);
        } finally {
            till.trouble.forEach(report);
            await till.page.context().close();
        }
    };
}

async function loaded(till) {
    await till.page.locator('main section[aria-busy=false], main summary, main table, main .empty').first().waitFor();
    await till.page.locator('main').getByText(fr.app.loading).first().waitFor({ state: 'detached' });
}

const rows = (till) => till.page.locator('main li > button:has(.number)');
const searchOf = (till) => new URL(till.page.url()).search;
const chip = (till, text) => till.page.getByRole('button', { name: new RegExp(`^${reportWords.filter.remove('')}.*${text}`) });

async function tabTo(till, target) {
    for (let n = 0; n < 60; n += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await till.page.keyboard.press('Tab');
    }
    throw new Error('not reached by the keyboard');
}

export const reportJourneys = {
    'statement: found from the menu, today first': async (stage, report) => {
        if (!stage.fake) return 'skipped';
        const till = await (await stage.till()).start(0);
        await till.page.locator('button.user').click();
        await till.button(fr.menu.accounting).click();
        await loaded(till);
        assert.match(searchOf(till), /^\?from_day=(\d{4}-\d\d-\d\d)&to_day=\1$/, 'today is asked for');
        await till.button(fr.app.back).click();
        await till.tiles().first().waitFor();
        till.trouble.forEach(report);
        await till.page.context().close();
    },

    'statement: filtered from the keyboard; address, back and reload bring it again': inOffice('statement?all', async (till) => {
        const { keyboard } = till.page;
        await tabTo(till, till.button(reportWords.filter.open));
        await keyboard.press('Enter');
        await till.dialog().waitFor();
        await tabTo(till, till.dialog().getByLabel(reportWords.fields.method));
        await keyboard.type('Carte');
        await tabTo(till, till.dialog().getByLabel(reportWords.fields.user_id));
        await till.dialog().locator('option', { hasText: 'Beat' }).waitFor({ state: 'attached' });
        await keyboard.type('Beat');
        await keyboard.press('Tab');
        await tabTo(till, till.dialog().getByRole('button', { name: reportWords.filter.apply }));
        await keyboard.press('Enter');
        await till.dialog().waitFor({ state: 'detached' });
        await loaded(till);
        assert.equal(searchOf(till), '?user_id=2&method=card');
        const shown = await rows(till).allInnerTexts();
        assert.ok(shown.length > 3 && shown.every((text) => text.includes('Beat Zürcher') && text.includes('Carte')), 'only what was asked for');
        // A copied link, and a reload.
        await till.page.reload();
        await loaded(till);
        await chip(till, 'Carte').waitFor();
        assert.deepEqual(await rows(till).allInnerTexts(), shown);
        // A chip is taken off; its neighbour has the focus; "back" puts it on again.
        await chip(till, 'Carte').focus();
        await keyboard.press('Enter');
        await chip(till, 'Carte').waitFor({ state: 'detached' });
        await till.page.waitForFunction(() => document.activeElement?.closest('ul'));
        assert.equal(searchOf(till), '?user_id=2');
        await till.page.goBack();
        await chip(till, 'Carte').waitFor();
        await loaded(till);
        assert.deepEqual(await rows(till).allInnerTexts(), shown);
    }),

    'statement: the sums are those of the lines, and lead to them': inOffice('statement?state=paid&method=card', async (till) => {
        while (await till.button(reportWords.list.more).count()) {
            const before = await rows(till).count();
            await till.button(reportWords.list.more).click();
            await till.page.waitForFunction((count) => document.querySelectorAll('main li > button .number').length > count, before);
        }
        const amounts = await till.page.locator('main li > button .sum strong').allInnerTexts();
        const total = cents(await till.page.locator('details.totals .grand strong').innerText());
        assert.equal(amounts.reduce((sum, text) => sum + cents(text), 0), total);
        await till.page.locator('details.totals > summary').click();
        const tariff = till.page.locator('details.totals section', { hasText: reportWords.totals.tariffs }).locator('li').first();
        const part = cents(await tariff.locator('strong').innerText());
        await tariff.getByRole('button').click();
        await loaded(till);
        assert.match(searchOf(till), /tariff_key=/);
        await till.page.waitForFunction((wanted) => document.querySelector('details.totals .grand strong')?.textContent.replace(/[^\d]/g, '') === wanted, String(part));
    }),

    'statement: a search that stops early goes on': inOffice('statement?all', async (till, stage) => {
        stage.fake.reports.scanMost = 7;
        try {
            await till.go('/office/statement?kind=sale');
            await loaded(till);
            assert.equal(await rows(till).count(), 7);
            await till.button(reportWords.list.goOn).click();
            await till.page.waitForFunction(() => document.querySelectorAll('main li > button .number').length === 14);
            const numbers = (await rows(till).locator('.number').allInnerTexts()).map(Number);
            assert.deepEqual(numbers, [...new Set(numbers)].sort((a, b) => b - a), 'each once, newest first');
        } finally {
            stage.fake.reports.scanMost = Infinity;
        }
    }),

    'statement: a view is kept, opened and forgotten': inOffice('statement?method=twint&kind=sale', async (till) => {
        const name = `TWINT ${Date.now() % 10_000}`;
        await till.button(reportWords.views.title).click();
        await till.dialog().getByLabel(reportWords.views.name).fill(name);
        await till.dialog().getByLabel(reportWords.views.shared).check();
        await till.dialog().getByRole('button', { name: reportWords.views.save, exact: true }).click();
        await till.page.getByText(reportWords.views.saved(name)).waitFor();
        await till.page.keyboard.press('Escape');
        await till.button(reportWords.filter.reset).click();
        await loaded(till);
        assert.equal(searchOf(till), '?all');
        await till.button(reportWords.views.title).click();
        await till.dialog().getByRole('button', { name: new RegExp(`^${name}`) }).click();
        await loaded(till);
        assert.equal(searchOf(till), '?method=twint&kind=sale');
        await till.button(reportWords.views.title).click();
        await till.button(reportWords.views.forget(name)).click();
        await till.button(reportWords.views.forgetNow).click();
        await till.page.getByText(name).waitFor({ state: 'detached' });
    }),

    'statement: from a line to its document, and money back': inOffice('statement?number=4709', async (till) => {
        await rows(till).first().click();
        await till.dialog().getByText('Vente n° 4709').waitFor();
        await till.button(latestWords.refund).click();
        await till.dialog().locator('.due strong', { hasText: /\d/ }).waitFor();
        await till.dialog().locator('button.danger:enabled').click();
        await till.dialog().getByText(/enregistré/).waitFor();
        await till.dialog().getByRole('button', { name: fr.app.close }).last().click();
        // The sale now says so, and leads to the refund and back.
        await till.dialog().getByText(latestWords.state.refunded).first().waitFor();
        await till.dialog().getByRole('button', { name: /^Ouvrir le n°/ }).click();
        await till.dialog().getByText(/^Remboursement n°\s\d+$/).waitFor();
        await till.dialog().getByRole('button', { name: latestWords.open(4709) }).click();
        await till.dialog().getByText('Vente n° 4709').waitFor();
        await till.page.keyboard.press('Escape');
        await rows(till).getByText(latestWords.state.refunded).waitFor();
    }),

    'statement: an export is made meanwhile, then fetched; one that fails can be tried again': inOffice('statement?method=cash', async (till, stage) => {
        await till.button(reportWords.exports.open).click();
        await till.button(reportWords.exports.formats.csv).click();
        await till.dialog().getByRole('progressbar').waitFor();
        const link = till.dialog().getByRole('link').first();
        await link.waitFor();
        const [download] = await Promise.all([till.page.waitForEvent('download'), link.click()]);
        assert.equal(download.suggestedFilename(), 'demo.csv');
        stage.fake.reports.exportFails = true;
        await till.button(reportWords.exports.formats.xlsx).click();
        await till.dialog().getByText(reportWords.exports.problems.too_large).waitFor();
        stage.fake.reports.exportFails = false;
        await till.button(reportWords.exports.again).click();
        await till.dialog().getByRole('link', { name: /Excel/ }).waitFor();
    }),

    'statement: what the server does not answer is said and asked again': inOffice('statement?all', async (till) => {
        await till.page.route('**/api/v1/statement?*', (route) => route.abort());
        await till.page.locator('[aria-pressed]', { hasText: reportWords.period.names.yesterday }).click();
        await till.page.locator('main section').getByRole('alert').waitFor();
        await till.page.unroute('**/api/v1/statement?*');
        await till.page.locator('main section').getByRole('button', { name: fr.app.retry }).click();
        await rows(till).first().waitFor();
    }),

    'takings: first and last ticket of each tariff, by day': inOffice('takings', async (till) => {
        await till.page.locator('[aria-pressed]', { hasText: reportWords.period.names.yesterday }).click();
        await loaded(till);
        await till.page.locator('main summary').first().click();
        const table = till.page.locator('table').first();
        await table.getByText(reportWords.takings.columns.first).waitFor();
        await till.page.getByText(reportWords.takings.methods).first().waitFor();
        const sums = await table.locator('tbody td:nth-child(9)').allInnerTexts();
        assert.equal(sums.reduce((sum, text) => sum + cents(text), 0), cents(await table.locator('tfoot strong').innerText()));
    }),

    'figures: the picture and the table on a phone, in the address': inOffice(
        'figures',
        async (till) => {
            await till.page.locator('figure').waitFor();
            await till.page.getByRole('combobox', { name: reportWords.figures.by }).selectOption({ label: reportWords.figures.groups.tariff });
            await till.page.locator('figure').waitFor({ state: 'detached' });
            await loaded(till);
            assert.match(searchOf(till), /by=tariff/);
            await till.page.goBack();
            await till.page.locator('figure').waitFor();
        },
        phone,
    ),

    'statement: who may not keep the books does not get there': async (stage, report) => {
        if (!stage.fake) return 'skipped';
        const till = await stage.till();
        await till.go('/office/statement?method=cash');
        await till.signIn('beat');
        await till.page.waitForFunction(() => !location.pathname.startsWith('/office') && !location.pathname.startsWith('/user'));
        till.trouble.forEach(report);
        await till.page.context().close();
    },
};
