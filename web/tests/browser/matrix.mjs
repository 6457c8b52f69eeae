// Every screen, looked at in four languages, light and dark, on tablet and phone: axe finds nothing,
// and no label is cut off at any usual width. Pictures go to screenshots/.
import { axe, cuts } from './judge.mjs';
import { officeScreens } from './office-screens.mjs';
import { frontScreens, screens } from './screens.mjs';
import { phone, screenshots, tablet } from './stage.mjs';
import { languages, registerWords, words } from './words.mjs';

const widths = {
    tablet: [768, 1024, 1280, 1366, 1920],
    phone: [360, 390],
};

async function lookAt(till, layout, viewport, name, report) {
    const { page } = till;
    for (const language of languages) {
        await till.speak(language);
        for (const theme of ['light', 'dark']) {
            await till.dress(theme);
            const depth = { whole: language === 'fr' && theme === 'light', dark: theme === 'dark' };
            for (const fault of await axe(page, depth)) report(`${layout} ${name} ${language} ${theme}: ${fault}`);
            const pictured = language === 'fr' || (language === 'de' && theme === 'light');
            if (pictured) await page.screenshot({ path: `${screenshots}/${layout}-${name}-${language}-${theme}.png` });
        }
        // A dialog is as wide as it likes from 1024 on: two widths show all there is to see.
        const inDialog = (await page.locator('dialog[open]').count()) > 0;
        for (const width of inDialog && layout === 'tablet' ? [768, 1280] : widths[layout]) {
            await page.setViewportSize({ width, height: width === 1366 ? 768 : viewport.height });
            for (const fault of await cuts(page)) report(`${name} ${language} ${width}: ${fault}`);
        }
        await page.setViewportSize(viewport);
    }
    await till.speak('fr');
    await till.dress('light');
}

async function walk(stage, layout, viewport, registerAt, report) {
    const till = await stage.till(viewport);
    const seen = [];
    const look = async (name) => {
        seen.push(name);
        await lookAt(till, layout, viewport, name, report);
    };
    for (const screen of frontScreens) {
        await screen.open(till);
        await look(screen.name);
    }
    // A closed register, so that opening the drawer is seen too; one for each of the two walks.
    const registers = till.page.locator('.register');
    const closed = registers.filter({ hasText: registerWords.closed });
    const choice = (await closed.count()) > registerAt ? closed : registers;
    await choice.nth(registerAt % (await choice.count())).click();
    const float = till.page.getByLabel(new RegExp(`^${registerWords.float} `));
    const opening = await float.waitFor({ timeout: 3000 }).then(() => true, () => false);
    if (opening) {
        await look('open-register');
        await till.button(registerWords.byCount).click();
        await till.page.locator('.kinds').waitFor();
        await look('open-register-count');
        await till.button(registerWords.byAmount).click();
    }
    await till.open(registerAt);
    for (const screen of screens) {
        if ((screen.phoneOnly && layout !== 'phone') || (screen.tabletOnly && layout === 'phone')) continue;
        if (screen.when && !screen.when(till)) continue;
        await screen.open(till);
        await look(screen.name);
        await screen.close?.(till);
    }
    await till.page.context().setOffline(true);
    await till.page.getByRole('alert').first().waitFor();
    await look('offline');
    await till.page.context().setOffline(false);
    till.trouble.forEach(report);
    await till.page.context().close();
    return seen.length;
}

async function walkOffice(stage, layout, viewport, report) {
    const till = await (await stage.till(viewport)).start(0);
    for (const screen of officeScreens) {
        await screen.open(till);
        await lookAt(till, layout, viewport, screen.name, report);
        await screen.close?.(till);
    }
    till.trouble.forEach(report);
    await till.page.context().close();
}

export async function officeMatrix(stage, report) {
    if (!stage.fake) return 'skipped';
    const { drawers, salepoints, users } = stage.fake.office;
    const open = salepoints.flatMap((one) => one.registers).findLast((register) => register.session);
    // There is a closing to look at, also when no till was walked before.
    if (open && drawers.closings(0, Infinity, 1).closings.length === 0) drawers.close(open.session.id, { withdrawn_cents: 0, comment: 'Oubliée hier soir.' }, { user: users[0] });
    await Promise.all([walkOffice(stage, 'tablet', tablet, report), walkOffice(stage, 'phone', phone, report)]);
    return `${officeScreens.length} screens, as above`;
}

export async function matrix(stage, report) {
    // Two pages at once: there are two cores.
    const [onTablet, onPhone] = await Promise.all([
        walk(stage, 'tablet', tablet, 0, report),
        walk(stage, 'phone', phone, 1, report),
    ]);
    return `${onTablet} screens on the tablet, ${onPhone} on the phone, each in 4 languages, light and dark`;
}
