// Every screen of the till and how a cashier gets there. Each starts from an open, empty till and
// leaves it so that the next one can start; `phoneOnly` and `tabletOnly` exist in one layout.
import { moneyScreens } from './money-screens.mjs';
import { latestWords, mapWords, words } from './words.mjs';

const { fr } = words;
const escape = (till) => till.page.keyboard.press('Escape');
const dialog = (till) => till.page.locator('dialog[open]');

async function withCart(till) {
    await till.take(0, 2);
    await till.take(1);
    await till.settled();
}

async function openMore(till) {
    await withCart(till);
    if (await till.button(fr.pay.more).count()) {
        await till.button(fr.pay.more).click();
        await dialog(till).waitFor();
    }
}

const theatre = 1;
const club = 3;
/** Screens of numbered halls are those of the fake. */
const seated = (till) => till.hasHalls;

async function withSeats(till) {
    await till.chooseSeats(theatre);
    await till.page.locator('.tariff').first().click();
    await till.page.locator('.best button').nth(2).click();
    await till.page.waitForFunction(() => document.querySelector('.map')?.saidOf && document.querySelectorAll('.pill, .count').length > 0);
    await till.settled();
}

export const screens = [
    {
        name: 'sale-empty',
        open: async () => undefined,
    },
    {
        name: 'sale-cart',
        open: withCart,
        close: (till) => till.emptyCart(),
    },
    {
        name: 'cart-sheet',
        phoneOnly: true,
        open: openMore,
        close: async (till) => {
            await till.emptyCart();
        },
    },
    {
        name: 'screening-sheet',
        phoneOnly: true,
        open: async (till) => {
            await till.page.locator('.chosen').first().click();
            await dialog(till).waitFor();
        },
        close: escape,
    },
    {
        name: 'cannot-sell',
        tabletOnly: true,
        open: async (till) => {
            const other = till.page.locator('.list label.quiet input').first();
            if (await other.count()) await other.check({ force: true });
        },
        close: async (till) => {
            await till.page.locator('.list label:not(.quiet) input').first().check({ force: true });
        },
    },
    {
        name: 'cash-dialog',
        open: async (till) => {
            await withCart(till);
            await till.page.locator('button.other').click();
            await till.page.keyboard.type('100');
        },
        close: async (till) => {
            await escape(till);
            await till.emptyCart();
        },
    },
    {
        name: 'card-dialog',
        open: async (till) => {
            await withCart(till);
            await till.page.getByRole('button', { name: fr.pay.methods.card, exact: true }).click();
            await dialog(till).waitFor();
        },
        close: async (till) => {
            await escape(till);
            await till.emptyCart();
        },
    },
    {
        name: 'later-dialog',
        open: async (till) => {
            await openMore(till);
            await till.button(fr.pay.methods.later).click();
            await dialog(till).last().getByLabel(fr.pay.name, { exact: true }).fill('');
            await till.button(fr.pay.reserve).last().click();
        },
        close: async (till) => {
            await escape(till);
            await till.emptyCart();
        },
    },
    {
        name: 'mixed-dialog',
        open: async (till) => {
            await openMore(till);
            await till.button(fr.pay.mixed).click();
            await dialog(till).last().waitFor();
            await till.page.keyboard.type('20');
            await till.button(fr.pay.addPart(fr.pay.methods.card)).click();
        },
        close: async (till) => {
            await escape(till);
            await till.emptyCart();
        },
    },
    {
        name: 'quantity-dialog',
        tabletOnly: true,
        open: async (till) => {
            await withCart(till);
            await till.page.locator('button.count').first().click();
            await dialog(till).waitFor();
        },
        close: async (till) => {
            await escape(till);
            await till.emptyCart();
        },
    },
    {
        name: 'park-dialog',
        tabletOnly: true,
        open: async (till) => {
            await withCart(till);
            await till.button(fr.parked.short).last().click();
            await dialog(till).waitFor();
            await till.page.keyboard.type('Famille Dupont');
        },
        close: async (till) => {
            // Parked for real: the next screen shows it.
            await till.page.keyboard.press('Enter');
            await dialog(till).waitFor({ state: 'detached' });
        },
    },
    {
        name: 'parked-dialog',
        open: async (till) => {
            await till.page.locator('header nav button').last().click();
            await dialog(till).waitFor();
        },
        close: escape,
    },
    {
        name: 'sale-done',
        open: async (till) => {
            await till.take(0, 2);
            const note = till.page.locator('button.note').last();
            await note.click();
            await till.lastSale().waitFor();
        },
    },
    {
        name: 'cancel-dialog',
        open: async (till) => {
            await till.button(/^Annuler cette vente/).click();
            await dialog(till).waitFor();
        },
        close: escape,
    },
    {
        name: 'latest-sales',
        open: async (till) => {
            await till.page.keyboard.press('F8');
            await dialog(till).locator('summary').first().click();
        },
        close: escape,
    },
    {
        name: 'unpaid-reservations',
        open: async (till) => {
            await till.page.keyboard.press('F8');
            await till.page.getByRole('tab', { name: latestWords.unpaid }).click();
            await dialog(till).getByText(fr.app.loading).waitFor({ state: 'detached' });
        },
        close: escape,
    },
    {
        name: 'user-menu',
        open: async (till) => {
            await till.page.locator('button.user').click();
            await till.page.locator('.menu').waitFor();
        },
        close: escape,
    },
    {
        name: 'cashiers',
        open: async (till) => {
            await till.page.locator('button.user').click();
            await till.button(fr.menu.switchCashier).click();
            await dialog(till).locator('button.one').first().waitFor();
        },
        close: escape,
    },
    {
        name: 'cashier-pin',
        open: async (till) => {
            await till.page.locator('button.user').click();
            await till.button(fr.menu.switchCashier).click();
            await dialog(till).locator('button.one').first().click();
            await till.page.keyboard.type('00');
        },
        close: escape,
    },
    {
        name: 'keys',
        tabletOnly: true,
        open: async (till) => {
            await till.page.locator('button.user').click();
            await till.button(fr.menu.shortcuts).click();
            await dialog(till).waitFor();
        },
        close: escape,
    },
];

screens.push(
    {
        name: 'seats-map',
        when: seated,
        open: withSeats,
    },
    {
        name: 'seats-list',
        when: seated,
        open: async (till) => {
            await till.page.locator('.listing').click();
            await till.page.locator('.list summary').nth(4).click();
            await till.page.locator('.list .seat').first().waitFor();
        },
        close: async (till) => {
            await till.page.locator('.listing').click();
            await till.emptyCart();
        },
    },
    {
        name: 'seats-more',
        when: seated,
        open: async (till) => {
            await till.page.locator('.best button').last().click();
            await dialog(till).waitFor();
        },
        close: escape,
    },
    {
        name: 'seats-story',
        when: seated,
        open: async (till) => {
            await till.tapSeat(till.soldSeat());
            await dialog(till).waitFor();
        },
        close: escape,
    },
    {
        name: 'seats-club',
        when: seated,
        open: async (till) => {
            await till.chooseSeats(club);
            await till.tapSeat(till.freeSeat());
            await till.page.locator('.strip .notice').waitFor();
        },
        close: (till) => till.leaveSeats(),
    },
    {
        name: 'house-seats',
        when: seated,
        open: async (till) => {
            await till.page.locator('button.user').click();
            await till.button(fr.menu.houseSeats).click();
            await till.page.locator('button.hold').first().waitFor();
            await till.page.locator('button.hold').first().click();
        },
        close: async (till) => {
            await till.button('Retour à la vente').click();
            await till.page.locator('.tile').first().waitFor();
        },
    },
);

/** The map of the club: tables, a standing area, a bar. */
async function openClubMap(till) {
    await till.page.locator('li', { hasText: 'Le Caveau' }).getByRole('button').click();
    await till.page.waitForFunction(() => document.querySelector('.map')?.view);
}

screens.push(
    {
        name: 'map-rooms',
        when: seated,
        open: async (till) => {
            await till.page.locator('button.user').click();
            await till.button(fr.menu.seatMaps).click();
            await till.page.getByText(mapWords.mapOf(60, 150, '').slice(0, 22)).waitFor();
        },
    },
    { name: 'map-plan', when: seated, open: openClubMap },
    {
        name: 'map-block',
        when: seated,
        tabletOnly: true,
        open: (till) => till.button(mapWords.tools.block).click(),
    },
    {
        name: 'map-area',
        when: seated,
        tabletOnly: true,
        open: (till) => till.button(mapWords.tools.area).click(),
    },
    {
        name: 'map-chosen',
        when: seated,
        tabletOnly: true,
        open: async (till) => {
            await till.button(mapWords.tools.choose).click();
            await till.button(mapWords.chooseAll).click();
            await till.page.locator('summary', { hasText: mapWords.renumber }).click();
            await till.page.locator('summary', { hasText: mapWords.renameRows }).click();
        },
    },
    {
        name: 'map-problems',
        when: seated,
        tabletOnly: true,
        open: async (till) => {
            await till.button(mapWords.copy).click();
            await till.button(/problèmes$/).click();
            await dialog(till).waitFor();
        },
        close: async (till) => {
            await escape(till);
            await till.button(mapWords.undo).click();
        },
    },
    {
        name: 'map-files',
        when: seated,
        open: async (till) => {
            await till.button(mapWords.files).click();
            await dialog(till).waitFor();
        },
        close: async (till) => {
            await escape(till);
            await till.button(mapWords.backToRooms).click();
            await till.button(mapWords.backToSale).click();
            await till.page.locator('.tile').first().waitFor();
        },
    },
);

screens.push(...moneyScreens);

/** Before the till is open; each on its own page. */
export const frontScreens = [
    {
        name: 'sign-in',
        open: async (till) => {
            await till.go('/user/login');
            await till.page.getByLabel(fr.signIn.login).waitFor();
        },
    },
    {
        name: 'sign-in-refused',
        open: async (till) => {
            await till.page.getByLabel(fr.signIn.login).fill('nobody');
            await till.page.getByLabel(fr.signIn.password).fill('wrong-password');
            await till.button(fr.signIn.submit).click();
            await till.page.getByRole('alert').waitFor();
        },
    },
    {
        name: 'choose-register',
        open: async (till) => {
            await till.go('/registers');
            await till.signIn();
            await till.page.locator('.register').first().waitFor();
        },
    },
];
