// The pages of the books, as the matrix looks at them; with the fake only, whose sales are known.
import { latestWords, reportWords, words } from './words.mjs';

const { fr } = words;
const escape = (till) => till.page.keyboard.press('Escape');
const dialog = (till) => till.page.locator('dialog[open]');

/** Pages of the books: by their address, as a link would open them. */
const office = (page) => async (till) => {
    await till.go(`/office/${page}`);
    await till.page.locator('main').getByText(fr.app.loading).first().waitFor({ state: 'detached' });
};

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
            await till.page.locator('main li button', { hasText: '4700' }).click();
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
    {
        name: 'office-registers',
        open: office('registers'),
    },
];
