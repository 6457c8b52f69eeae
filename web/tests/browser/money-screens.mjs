// The screens of money: latest sales, refunds, the drawer until it is closed. With the fake only: what
// they show there is known.
import { drawerWords, latestWords, registerWords, words } from './words.mjs';

const { fr } = words;
const when = (till) => till.fake !== null;
const escape = (till) => till.page.keyboard.press('Escape');

/** Nine at the first tariff need a second person when they are given back. */
async function sellMany(till) {
    await till.take(0, 9);
    await till.take(1, 2);
    await till.settled();
    await till.page.locator('button.exact').click();
    await till.soldNumber();
}

async function openLatest(till) {
    await till.page.keyboard.press('F8');
    await till.dialog().locator('summary').first().waitFor();
}

async function openAct(till, name) {
    await openLatest(till);
    await till.dialog().locator('summary').first().click();
    await till.button(name, till.dialog()).first().click();
    await till.page.locator('dialog[open]').nth(1).waitFor();
}

async function closeBoth(till) {
    for (const left of [1, 0]) {
        await escape(till);
        await till.page.waitForFunction((count) => document.querySelectorAll('dialog[open]').length === count, left);
    }
}

async function openDrawer(till, tab) {
    await till.page.locator('button.user').click();
    await till.button(fr.menu.drawer).click();
    await till.page.getByRole('tab', { name: drawerWords.closings }).waitFor();
    if (tab) await till.page.getByRole('tab', { name: tab }).click();
}

export const moneyScreens = [
    {
        name: 'latest-found',
        open: async (till) => {
            await sellMany(till);
            await openLatest(till);
            await till.dialog().getByLabel(latestWords.search).fill(till.lastNumber);
            await till.page.keyboard.press('Enter');
            await till.button(latestWords.all, till.dialog()).waitFor();
        },
        close: escape,
    },
    {
        name: 'refund',
        open: async (till) => {
            await openAct(till, latestWords.refund);
            await till.dialog().getByLabel(latestWords.pin).waitFor();
        },
    },
    {
        name: 'refund-done',
        open: async (till) => {
            const dialog = till.dialog();
            await dialog.getByLabel(latestWords.colleague).selectOption({ label: 'Paula Gex' });
            await dialog.getByLabel(latestWords.pin).fill('5678');
            await till.button(/^Rembourser/, dialog).click();
            await dialog.getByText(latestWords.toGive).waitFor();
        },
        close: closeBoth,
    },
    {
        name: 'latest-refunded',
        open: async (till) => {
            await openLatest(till);
            await till.dialog().getByLabel(latestWords.search).fill(till.lastNumber);
            await till.page.keyboard.press('Enter');
            await till.dialog().getByText(latestWords.later, { exact: true }).waitFor();
        },
        close: escape,
    },
    {
        name: 'correct',
        open: async (till) => {
            await till.take(0);
            await till.settled();
            await till.payExact();
            await openAct(till, latestWords.correct);
            await till.dialog().getByLabel(fr.pay.methods.card, { exact: true }).check();
        },
        close: closeBoth,
    },
    {
        name: 'drawer',
        open: async (till) => {
            await openDrawer(till);
            await till.button(drawerWords.cashOut).click();
            await till.dialog().getByLabel(/^Montant/).fill('25.50');
            await till.button(drawerWords.quickReasons.out[1]).click();
            await till.button(drawerWords.record).click();
            await till.page.getByText(drawerWords.recorded).waitFor();
        },
    },
    {
        name: 'drawer-correct',
        open: async (till) => {
            await till.button(/^Corriger/, till.dialog()).first().click();
            await till.page.getByText(drawerWords.correctHint).waitFor();
        },
    },
    {
        name: 'drawer-count',
        open: async (till) => {
            await till.page.getByRole('tab', { name: drawerWords.close }).click();
            await till.page.locator('.kinds').waitFor();
        },
    },
    {
        name: 'drawer-difference',
        open: async (till) => {
            await till.button(registerWords.byAmount, till.dialog()).click();
            await till.dialog().getByLabel(/^Compté/).fill('180');
            await till.button(drawerWords.compare).click();
            await till.page.getByText(drawerWords.commentNeeded).waitFor();
        },
    },
    {
        name: 'drawer-closed',
        open: async (till) => {
            await till.dialog().getByLabel(/^Commentaire/).fill('Deux billets de 20 rendus en trop à la pause.');
            await till.button(drawerWords.closeNow).click();
            await till.button(drawerWords.finish).waitFor();
        },
    },
    {
        name: 'open-register-left',
        open: async (till) => {
            await till.button(drawerWords.finish).click();
            await till.button(/^Laissé à la clôture/).click();
        },
        close: async (till) => {
            await till.button(registerWords.openNow).click();
            await till.tiles().first().waitFor();
            await till.pickRoomy();
        },
    },
    {
        name: 'drawer-closings',
        open: async (till) => {
            await openDrawer(till, drawerWords.closings);
            await till.dialog().locator('summary').first().click();
            await till.dialog().getByText(drawerWords.documents, { exact: true }).waitFor();
        },
        close: escape,
    },
].map((screen) => ({ ...screen, when }));
