// The registers of the house and its rules, as a manager sees to them.
import assert from 'node:assert/strict';
import { Refused } from '../../dev/fake/refusals.mjs';
import { desktop, screenshots } from './stage.mjs';
import { drawerWords, ruleWords } from './words.mjs';

/** A manager in the office, with the fake only. */
function inOffice(play) {
    return async (stage, report) => {
        if (stage.fake === null) return 'skipped';
        const till = await stage.till(desktop);
        await till.go('/office/registers');
        await till.signIn();
        await till.page.getByRole('tab', { name: drawerWords.tabRegisters, exact: true }).waitFor();
        await play(till, stage.fake.office);
        till.trouble.forEach(report);
        await till.page.context().close();
        return '';
    };
}

const tab = (till, name) => till.page.getByRole('tab', { name, exact: true }).click();

export const officeJourneys = {
    'a forgotten session: report X, then closed with a word': inOffice(async (till, office) => {
        const register = office.salepoints[1].registers[0];
        register.session = { id: 777, register_id: register.id, opened_at_ms: Date.now() - 90_000_000, opened_by: 'Chiara Bernasconi', float_cents: 15_000 };
        await till.page.reload();
        await till.button(`${drawerWords.reportX}, ${register.name}`).click();
        await till.dialog().getByText(drawerWords.expected, { exact: true }).waitFor();
        await till.page.keyboard.press('Escape');
        await till.button(drawerWords.forceOf(register.name)).click();
        const close = till.button(drawerWords.closeNow, till.dialog());
        assert.ok(await close.isDisabled(), 'not without a word');
        await till.page.keyboard.type('Oublié hier soir');
        await till.page.keyboard.press('Enter');
        await till.dialog().waitFor({ state: 'detached' });
        await till.page.locator('li', { hasText: register.name }).getByText(/^Dernière clôture/).waitFor();
        assert.equal(register.session, null);
        await tab(till, drawerWords.closings);
        await till.page.locator('summary', { hasText: register.name }).getByText(drawerWords.modes.forced).waitFor();
    }),

    'the day is closed once; a month that runs is not': inOffice(async (till) => {
        await tab(till, drawerWords.tabPeriods);
        const close = async (period) => {
            await till.button(drawerWords.closePeriod[period]).click();
            await till.button(drawerWords.closePeriod[period], till.dialog()).click();
        };
        await close('day');
        await till.page.getByText(/^Clôturé/).waitFor();
        await close('day');
        await till.page.getByRole('alert').filter({ hasText: /Rien à clôturer/ }).waitFor();
        await till.button(drawerWords.periods.month).click();
        await close('month');
        await till.page.getByRole('alert').filter({ hasText: /pas terminé/ }).waitFor();
    }),

    'rules are saved, refused field by field, and undone': inOffice(async (till, office) => {
        await tab(till, drawerWords.tabRules);
        const refunds = till.page.getByRole('form', { name: ruleWords.refunds });
        const before = office.rules.refunds;
        const save = till.button(ruleWords.save, refunds);
        await refunds.getByLabel(ruleWords.limitsAmount).waitFor();
        assert.ok(await save.isDisabled(), 'nothing to save yet');
        await refunds.getByLabel(ruleWords.limitsAmount).check();
        await save.click();
        await refunds.getByText(ruleWords.amountWrong).waitFor();
        const amount = refunds.getByLabel(ruleWords.amount('CHF'));
        assert.ok(await amount.evaluate((field) => field === document.activeElement), 'the cursor is where the mistake is');
        await till.button(ruleWords.undo, refunds).click();
        await amount.waitFor({ state: 'detached' });
        assert.equal(office.rules.refunds, before, 'nothing was sent');

        await refunds.getByLabel(ruleWords.openSession).check();
        await refunds.getByLabel(ruleWords.limitsTime).check();
        await refunds.getByLabel(ruleWords.hours).fill('48');
        await till.page.keyboard.press('Enter');
        await refunds.getByText(ruleWords.saved).waitFor();
        assert.deepEqual(office.rules.refunds, { ...before, open_session_only: true, within_hours: 48 });
        office.rules.refunds = before;

        const books = till.page.getByRole('form', { name: ruleWords.books });
        await books.getByLabel(ruleWords.dayEnds).fill('13:00');
        await till.button(ruleWords.save, books).click();
        await books.getByText(ruleWords.dayEndsWrong).waitFor();
        await books.getByLabel(ruleWords.dayEnds).fill('06:30');
        await till.button(ruleWords.save, books).click();
        await books.getByText(ruleWords.saved).waitFor();
        assert.deepEqual(office.rules.books, { day_ends_minutes: 390, automatic: true });

        const seats = till.page.getByRole('form', { name: ruleWords.seats });
        await seats.getByRole('radio', { name: ruleWords.lonely.refuse }).check();
        await till.button(ruleWords.save, seats).click();
        await seats.getByText(ruleWords.saved).waitFor();
        assert.equal(office.rules.seating.lonely_seats, 'refuse');
    }),

    'accounts are set, marked where they are wrong, and undone': inOffice(async (till, office) => {
        await tab(till, drawerWords.tabRules);
        const accounts = till.page.getByRole('form', { name: ruleWords.accounts });
        const field = (name) => accounts.getByLabel(ruleWords.accountNames[name], { exact: true }).first();
        const save = till.button(ruleWords.save, accounts);
        const before = office.rules.accounts;
        await field('card').waitFor();
        assert.ok(await save.isDisabled(), 'nothing to save yet');
        await field('card').fill('1000');
        await save.click();
        await accounts.getByText(ruleWords.accountFaults.shared).waitFor();
        assert.ok(await field('card').evaluate((element) => element === document.activeElement), 'the cursor is where the mistake is');
        await field('card').fill('1020');
        await till.button(ruleWords.addReason, accounts).click();
        await till.page.keyboard.type('Fleurs');
        await save.click();
        await accounts.getByText(ruleWords.accountFaults.missing).waitFor();
        await till.page.keyboard.type('6640');
        await till.page.keyboard.press('Enter');
        await accounts.getByText(ruleWords.saved).waitFor();
        assert.deepEqual(office.rules.accounts, { ...before, card: '1020', reasons: [{ reason: 'Fleurs', account: '6640' }] });
        await till.button(ruleWords.remove('Fleurs'), accounts).click();
        await accounts.getByText(ruleWords.reasonsNone).waitFor();
        await till.button(ruleWords.undo, accounts).click();
        await till.button(ruleWords.remove('Fleurs'), accounts).waitFor();

        // What the server alone refuses stands where it belongs, in its own words.
        const setAccounts = office.rules.setAccounts;
        office.rules.setAccounts = () => { throw new Refused('account_wrong', { account: '3600' }); };
        await field('fees').fill('3600 ');
        await field('twint').fill('1098');
        await save.click();
        await accounts.getByText(/3600 .* n’est pas un numéro de compte/).waitFor();
        assert.equal(await accounts.getByRole('alert').count(), 0);
        assert.ok(await field('fees').evaluate((element) => element === document.activeElement));
        office.rules.setAccounts = setAccounts;
        office.rules.accounts = before;
    }),

    'on a phone the pages of the office stand in one row': async (stage, report) => {
        if (stage.fake === null) return 'skipped';
        const till = await stage.till({ width: 360, height: 740 });
        await till.go('/office/statement');
        await till.signIn();
        for (const page of ['statement', 'registers', 'figures']) {
            await till.go(`/office/${page}`);
            await till.page.locator('nav [aria-current=page]').waitFor();
            for (const language of ['fr', 'de', 'it', 'en']) {
                await till.speak(language);
                const current = await till.page.locator('nav [aria-current=page]').boundingBox();
                const nav = await till.page.locator('nav').boundingBox();
                assert.ok(nav.height < 2 * current.height, `${language}: one row`);
                assert.ok(current.x >= 0 && current.x + current.width <= 360, `${language} ${page}: the open page is seen`);
                await till.page.screenshot({ path: `${screenshots}/phone-360-${page}-${language}.png` });
            }
            await till.speak('fr');
        }
        till.trouble.forEach(report);
        await till.page.context().close();
        return '';
    },

    'who keeps the books sets the accounts and reads the rules': async (stage, report) => {
        if (stage.fake === null) return 'skipped';
        const user = stage.fake.office.users.find(({ login }) => login === 'beat');
        const { roles } = user;
        user.roles = ['accounting'];
        const till = await stage.till(desktop);
        till.login = 'beat';
        await till.go('/office/registers');
        await till.signIn();
        await tab(till, drawerWords.tabRules);
        const books = till.page.getByRole('form', { name: ruleWords.books });
        await books.getByText(ruleWords.readOnly).waitFor();
        assert.ok(await books.getByLabel(ruleWords.dayEnds).isDisabled());
        await till.page.getByRole('form', { name: ruleWords.accounts }).getByRole('button', { name: ruleWords.addVatCode }).click();
        assert.equal(await till.page.getByRole('form', { name: ruleWords.refunds }).count(), 0);
        user.roles = roles;
        till.trouble.forEach(report);
        await till.page.context().close();
        return '';
    },

    'who only sells has no rules to set': async (stage, report) => {
        if (stage.fake === null) return 'skipped';
        const till = await stage.till(desktop);
        till.login = 'beat';
        await till.go('/office/registers');
        await till.signIn();
        await till.page.waitForFunction(() => !location.pathname.startsWith('/office'));
        till.trouble.forEach(report);
        await till.page.context().close();
        return '';
    },
};
