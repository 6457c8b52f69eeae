// The pages of the books, as the matrix looks at them; with the fake only, whose sales are known.
import { drawerWords, latestWords, reportWords, ruleWords, words } from './words.mjs';

const { fr } = words;
const escape = (till) => till.page.keyboard.press('Escape');
const dialog = (till) => till.page.locator('dialog[open]');

/** Pages of the books: by their address, as a link would open them. */
const office = (page) => async (till) => {
    await till.go(`/office/${page}`);
    await till.page.locator('main').getByText(fr.app.loading).first().waitFor({ state: 'detached' });
};

const openTab = (till, name) => till.page.getByRole('tab', { name, exact: true }).click();

export const officeScreens = [
    { name: 'statement', open: office('statement?all') },
    {
        name: 'statement-totals',
        open: async (till) => {
            await till.page.locator('details.totals > summary').click();
        },
    },
    { name: 'statement-none', open: office('statement?from_day=2020-01-01&to_day=2020-01-31&method=cash&customer=Comit%C3%A9+de+soutien&state=partly_refunded') },
    {
        name: 'statement-filter',
        open: async (till) => {
            await till.button(reportWords.filter.open).click();
            await dialog(till).waitFor();
        },
        close: escape,
    },
    {
        name: 'statement-views',
        open: async (till) => {
            await till.button(reportWords.views.title).click();
            await dialog(till).getByLabel(reportWords.views.name).waitFor();
        },
        close: escape,
    },
    {
        name: 'statement-exports',
        open: async (till) => {
            await till.button(reportWords.exports.open).click();
            await till.button(reportWords.exports.formats.pdf).click();
            await dialog(till).getByRole('link').first().waitFor();
        },
        close: escape,
    },
    {
        name: 'statement-document',
        open: async (till) => {
            await office('statement?number=4700')(till);
            await till.button(/^4700/).click();
            await till.button(latestWords.refund).waitFor();
        },
        close: escape,
    },
    {
        name: 'takings',
        open: async (till) => {
            await office('takings')(till);
            await till.page.locator('main summary').first().click();
            await till.page.locator('table').first().waitFor();
        },
    },
    { name: 'figures-days', open: office('figures') },
    {
        name: 'figures-works',
        open: async (till) => {
            const search = new URL(till.page.url()).search.replace('by=day', 'by=work').replace('of=sale', 'of=screening').replace('show=takings', 'show=occupancy');
            await office(`figures${search}`)(till);
        },
    },
    { name: 'office-registers', open: office('registers') },
    {
        name: 'office-report',
        open: async (till) => {
            await till.button(/^Rapport X, Caisse/).first().click();
            await dialog(till).getByText(drawerWords.documents, { exact: true }).waitFor();
        },
        close: escape,
    },
    {
        name: 'office-force',
        open: (till) => till.button(/^Clôturer la session oubliée/).first().click(),
        close: escape,
    },
    {
        name: 'office-change',
        open: (till) => till.button(/^Modifier/).first().click(),
        close: escape,
    },
    {
        name: 'office-closings',
        open: async (till) => {
            await openTab(till, drawerWords.closings);
            await till.page.locator('main summary').first().click();
            await till.page.getByText(drawerWords.documents, { exact: true }).waitFor();
        },
    },
    {
        name: 'office-periods',
        open: async (till) => {
            await openTab(till, drawerWords.tabPeriods);
            await till.page.locator('main summary').first().click();
        },
    },
    {
        name: 'office-rules',
        open: async (till) => {
            await openTab(till, drawerWords.tabRules);
            const refunds = till.page.getByRole('form', { name: ruleWords.refunds });
            await refunds.getByLabel(ruleWords.limitsTime).check();
            await refunds.getByLabel(ruleWords.hours).fill('0');
            await refunds.getByLabel(ruleWords.limitsAmount).check();
            await till.button(ruleWords.save, refunds).click();
            await till.page.getByText(ruleWords.hoursWrong).waitFor();
        },
    },
    {
        name: 'office-accounts',
        open: async (till) => {
            const accounts = till.page.getByRole('form', { name: ruleWords.accounts });
            await accounts.getByLabel(ruleWords.accountNames.card, { exact: true }).fill('10');
            await till.button(ruleWords.addReason, accounts).click();
            await till.button(ruleWords.addVatCode, accounts).click();
            await till.button(ruleWords.save, accounts).click();
            await accounts.getByText(ruleWords.accountFaults.malformed).waitFor();
        },
    },
];
