// The web app in Chromium, used as a cashier uses it: by the names that stand on the screen.
import { Told, until } from '../world.mjs';
import { takeWindow } from './window.mjs';

const ways = { card: 'Carte', twint: 'TWINT', transfer: 'Virement', cash: 'Espèces' };
const papers = { tickets: 'Billets', receipt: 'Reçu' };

const cents = (text) => Math.round(Number(text.replace(/[^\d.]/g, '')) * 100);
const amount = (value) => (value / 100).toFixed(2);

export class BrowserTill {
    constructor(hall, person, { screen = 'desk' } = {}) {
        this.hall = hall;
        this.person = person;
        this.screen = screen;
    }

    async ready() {
        this.window = await takeWindow(this.screen, this.hall.server);
        this.page = this.window.page;
        this.errors = [];
        this.hear = (error) => this.errors.push(error.message);
        this.page.on('pageerror', this.hear);
    }
    async leave() {
        this.page?.off('pageerror', this.hear);
        await this.window?.giveBack();
    }
    /** For the report of a scenario that failed. */
    async explain(attach) {
        attach(`${this.person} at ${this.page.url()}\n${this.errors.join('\n')}`, 'text/plain');
        attach(await this.page.screenshot(), 'image/png');
    }
    async wait(ms) {
        await this.window.moveClock(ms);
    }

    button(name, within = this.page) {
        return within.getByRole('button', { name, exact: typeof name === 'string' });
    }
    get dialog() {
        return this.page.locator('dialog[open]').last();
    }
    get alerts() {
        return this.page.getByRole('alert').filter({ hasNotText: 'Hors ligne.' });
    }
    /** Throws what the screen says went wrong, and takes it away. */
    async complain() {
        const notice = this.alerts.first();
        const words = (await notice.locator('p').first().innerText()).trim();
        const close = this.button('Fermer', notice);
        if (await close.count()) await close.click();
        throw new Told(words);
    }
    /** Waits for `good`, or complains. */
    async either(good) {
        await good.or(this.alerts).first().waitFor();
        if (await this.alerts.count()) await this.complain();
    }
    async readNotice() {
        await this.alerts.first().waitFor();
        await this.complain().catch((told) => { this.refusal = told; });
    }

    // --- who and where
    async open(path) {
        await this.page.goto(this.hall.server.origin + path);
        await this.page.locator('h1').first().waitFor();
    }
    async signIn(login, password) {
        if (!this.page.url().includes('/user/login')) await this.open('/user/login');
        await this.page.getByLabel('Identifiant').fill(login);
        await this.page.getByLabel('Mot de passe').fill(password);
        await this.button('Se connecter').click();
        // The notice of the attempt before goes when the new one is sent.
        await this.page.getByRole('button', { name: 'Connexion…' }).waitFor({ state: 'detached' });
        await this.either(this.page.getByRole('heading', { name: /Choisir une caisse|Aucune caisse|Ouvrir la caisse/ }).or(this.tariffs));
    }
    async signOut() {
        const menu = this.button(/^Menu de /);
        if (await menu.count()) await menu.click();
        await this.button('Se déconnecter').click();
        await this.page.getByLabel('Identifiant').waitFor();
    }
    async isSignedOut() {
        await this.page.reload();
        await this.page.getByLabel('Identifiant').waitFor();
        return true;
    }
    async registers() {
        await this.page.getByRole('heading', { name: 'Choisir une caisse' }).waitFor();
        const texts = await this.button(/ouverte|fermée/).allInnerTexts();
        return texts.map((text) => text.split('\n')[0].trim());
    }
    async chooseRegister(name) {
        await this.button(new RegExp(`^${name}`)).click();
        const there = this.page.getByRole('heading', { name: 'Ouvrir la caisse' }).or(this.tariffs);
        // Where somebody works already, one is asked before he loses the register.
        const takeOver = this.page.getByRole('dialog').getByRole('button', { name: 'Reprendre ici' });
        await there.or(this.alerts).or(takeOver).first().waitFor();
        if (await takeOver.isVisible()) await takeOver.click();
        await this.either(there);
    }
    async openDrawer(value) {
        await this.page.getByRole('textbox', { name: /^Fonds de caisse/ }).fill(amount(value));
        await this.button('Ouvrir la caisse').click();
        await this.either(this.tariffs);
    }
    /** Already signed in and at an open register: only the cookies are brought. */
    async sit(client) {
        this.client = client;
        await this.bring(client);
        await this.open('/sale');
        await this.programme.waitFor();
    }
    async bring(client) {
        for (const [name, value] of client.cookies)
            await this.window.bringCookie(name, value, { secure: true, httpOnly: true, sameSite: 'Strict' });
    }
    async sellsAt(register) {
        await this.tariffs.waitFor();
        return (await this.page.getByRole('banner').innerText()).includes(register);
    }
    async isClosed() {
        await this.page.getByRole('heading', { name: 'Ouvrir la caisse' }).waitFor();
        return (await this.tariffs.count()) === 0;
    }
    async isToldToAskForSalepoint() {
        await this.page.getByText('Demandez à votre responsable').waitFor();
        return true;
    }
    async switchTo(name, pin) {
        if (!(await this.page.getByLabel(`Code de ${name}`).last().isVisible())) {
            await this.button(/^Menu de /).click();
            await this.button('Changer de caissier').click();
            await this.button(name, this.dialog).click();
        }
        await this.dialog.getByRole('textbox').fill(pin);
        await this.button('Prendre la caisse').click();
        await this.either(this.button(`Menu de ${name}`)).catch(async (told) => {
            await this.page.keyboard.press('Escape');
            throw told;
        });
    }

    // --- the programme
    get programme() {
        return this.screen === 'phone' ? this.tariffs : this.page.getByRole('radiogroup', { name: 'Séances' });
    }
    get tariffs() {
        return this.page.getByRole('group', { name: /^(Tarifs|Tarife)$/ });
    }
    row(event) {
        return this.programme.locator('label', { hasText: event });
    }
    async placesLeft(event) {
        const text = await this.row(event).innerText();
        return /Complet/.test(text) ? 0 : Number(/(\d+)\s+libres?/.exec(text)?.[1] ?? Number.NaN);
    }

    // --- the cart
    async take(count, tariff, event) {
        await this.row(event).click();
        if (count < 0) return this.#takeBack(-count, tariff);
        const tile = this.button(new RegExp(`^${tariff}`), this.tariffs);
        const reason = this.page.locator('main p', { hasText: /annulée|Entrée libre|courriel|terminée|ailleurs/ });
        await this.tariffs.or(reason).first().waitFor();
        if (!(await this.tariffs.isVisible())) throw new Told(await reason.first().innerText());
        if ((await tile.count()) === 0) throw new Told(`${tariff} n’est pas proposé`);
        if (count > 9) await this.#takeMany(count, tariff, tile);
        else for (let n = 0; n < count; n += 1) await tile.click();
        await this.settled();
        if (await this.alerts.count()) await this.complain();
    }
    async #takeBack(count, tariff) {
        for (let n = 0; n < count; n += 1)
            await this.button(new RegExp(`^(${tariff}\\s: un de moins|Retirer ${tariff})$`)).click();
        await this.settled();
    }
    async #takeMany(count, tariff, tile) {
        const number = this.button(new RegExp(`${tariff}\\s: changer le nombre`));
        const held = (await number.count()) ? Number(await number.innerText()) : 0;
        if (held === 0) await tile.click();
        await number.click();
        await this.dialog.getByLabel('Nombre de places').fill(String(held + count));
        await this.button('Confirmer').click();
    }
    /** Every tap is answered. */
    async settled() {
        await this.page.waitForFunction(() => !document.querySelector('li.pending'));
    }
    async total() {
        await this.settled();
        return cents(await this.page.locator('.total strong').innerText());
    }
    async empty() {
        await this.button('Vider').click();
        await this.button('Vider', this.dialog).click();
        await this.button('Vider').waitFor({ state: 'detached' });
    }
    async park(name) {
        await this.button('En attente', this.cart).click();
        await this.dialog.getByLabel('Nom').fill(name);
        await this.button('Mettre en attente').click();
        await this.dialog.waitFor({ state: 'detached' });
    }
    async resume(name) {
        await this.button(/^En attente/, this.page.getByRole('banner')).click();
        await this.button(`Reprendre le panier ${name}`).click();
        await this.dialog.waitFor({ state: 'detached' });
    }
    get cart() {
        return this.page.getByRole('region', { name: 'Panier' });
    }

    // --- payment
    async payCash(given) {
        const exact = this.button(/^Espèces\s+Exact/);
        if (given === undefined) {
            await exact.click();
        } else {
            await this.button('Montant…').click();
            await this.dialog.getByLabel('Reçu').fill(amount(given));
            await this.button(/^Encaisser/, this.dialog).click();
        }
        await this.#sold();
    }
    async payBy(method) {
        if (method === 'cash') return this.payCash();
        if (method === 'free') await this.button('Remettre gratuitement').click();
        else await this.#throughTerminal(method);
        await this.#sold();
    }
    async #throughTerminal(method) {
        await this.button(ways[method]).click();
        await this.button(/^(Oui, accepté|Confirmer)$/, this.dialog).click();
    }
    async paySplit(byCard) {
        await this.button('Mixte…').click();
        await this.dialog.getByLabel('Reçu').fill(amount(byCard));
        await this.button('Ajouter Carte').click();
        await this.button('Ajouter Espèces').click();
        await this.button(/^Encaisser/, this.dialog).click();
        await this.#sold();
    }
    async startCard() {
        const held = this.page.waitForResponse((response) => response.url().endsWith('/extension'));
        await this.button('Carte').click();
        await held;
    }
    async cardAccepted() {
        await this.button('Oui, accepté').click();
        await this.#sold();
    }
    async offersMethod(method) {
        return (await this.button(ways[method]).count()) > 0;
    }
    async reserve(name) {
        await this.button('Réserver').click();
        if (name !== undefined) await this.dialog.getByLabel('Nom', { exact: true }).fill(name);
        await this.button('Réserver', this.dialog).click();
        if (name !== undefined) return this.#sold();
        const why = await this.dialog.getByText('Il faut un nom').innerText();
        await this.button('Annuler', this.dialog).click();
        throw new Told(why);
    }
    async payReservation(name, method) {
        const row = await this.#reservation(name);
        await this.button('Encaisser', row).click();
        await this.page.getByRole('heading', { name: `Réservation de ${name}` }).waitFor();
        await this.payBy(method);
    }
    async release(name) {
        const row = await this.#reservation(name);
        await this.button('Libérer', row).click();
        await this.button('Libérer', this.dialog).click();
        await this.page.getByRole('heading', { name: 'Libérer la réservation' }).waitFor({ state: 'detached' });
        await row.waitFor({ state: 'detached' });
        await this.closeDialog();
    }
    async unpaid() {
        await this.button(/^Dernières ventes/).click();
        await this.page.getByRole('tab', { name: 'Réservations à payer' }).click();
        const none = this.page.getByText('Aucune réservation à payer');
        await none.or(this.dialog.locator('details')).first().waitFor();
        const count = await this.dialog.locator('details').count();
        await this.closeDialog();
        return count;
    }
    async closeDialog() {
        await this.page.keyboard.press('Escape');
        await this.dialog.waitFor({ state: 'detached' });
    }
    async #reservation(name) {
        await this.button(/^Dernières ventes/).click();
        await this.page.getByRole('tab', { name: 'Réservations à payer' }).click();
        const row = this.dialog.locator('details', { hasText: name });
        await row.locator('summary').click();
        return row;
    }

    // --- after the sale
    get card() {
        return this.page.getByRole('region', { name: /^(Vente|Réservation|Verkauf)\s(n°|Nr\.)\s*\d+/ });
    }
    async #sold() {
        await this.either(this.page.locator('section.card:not(.line)'));
    }
    async lastSale() {
        await this.page.locator('section.card:not(.line)').waitFor();
        const title = await this.card.getAttribute('aria-label');
        const change = this.card.locator('.change');
        // Not behind something else: where a finger would touch them, they are.
        for (const read of [this.card.getByRole('heading'), ...(await change.all())]) await read.click({ trial: true });
        return {
            number: Number(/\d+/.exec(title)[0]),
            change_cents: (await change.count()) ? cents(await change.innerText()) : 0,
            reserved: title.startsWith('Réservation'),
        };
    }
    async cancel() {
        await this.button(/^Annuler cette vente/).click();
        await this.button('Annuler la vente', this.dialog).click();
        await this.either(this.card.getByText(/À rendre au client|Rien à rendre/));
        const lines = await this.card.locator('.change').allInnerTexts();
        return lines.map((line) => ({ method: { Espèces: 'cash', Carte: 'card' }[line.split(' ')[0]], cents: cents(line) }));
    }
    async offersCancel() {
        await this.card.waitFor();
        return !(await until(async () => (await this.button(/^Annuler cette vente/).count()) === 0));
    }
    /** Opens in a tab of its own; what stands in it is asked for here, for a PDF has no names to look for. */
    async print(what) {
        return this.opensPaper(this.button(papers[what], this.card));
    }
    async sendToPrinter(what) {
        const asked = this.page.waitForResponse((response) => response.url().endsWith('/prints'));
        await this.button(papers[what], this.card).click();
        await asked;
        if (await this.alerts.count()) await this.complain();
    }
    async opensPaper(button) {
        const asked = this.page.waitForResponse((response) => response.url().endsWith('/prints'));
        const tab = this.window.context.waitForEvent('page');
        await button.click();
        const { id, copy } = await (await asked).json();
        await (await tab).close();
        const pdf = await this.page.evaluate(async (address) => {
            const text = await (await fetch(address)).text();
            return text.startsWith('%PDF-');
        }, `/api/v1/prints/${id}/document`);
        return { copy, pdf };
    }

    // --- only at this door
    async press(...keys) {
        for (const key of keys) await this.page.keyboard.press(key, { delay: 20 }).then(() => pause(90)); // slower than a scanner
    }
    async type(text) {
        await this.page.keyboard.type(text, { delay: 90 });
    }
    async tap(name, times = 1) {
        const button = this.button(new RegExp(`^${name}`)).first();
        for (let n = 0; n < times; n += 1) await (this.screen === 'desk' ? button.click() : button.tap());
    }
    async reads(text) {
        await this.page.getByText(new RegExp(text.replaceAll(' ', '\\s'))).first().waitFor();
    }
    async isOffline(wanted) {
        const banner = this.page.getByRole('alert').filter({ hasText: 'Hors ligne.' });
        await banner.waitFor({ state: wanted ? 'visible' : 'detached' });
    }
    async cut(isCut) {
        await this.window.context.setOffline(isCut);
    }
    /** The server does it, the till never hears of it. */
    async loseNextAnswer() {
        await this.page.route('**/api/v1/sales', async (route) => {
            const { 'idempotency-key': key, cookie } = await route.request().allHeaders();
            await this.hall.office.client().ask('POST', '/api/v1/sales', route.request().postData(), { key, headers: { Cookie: cookie } });
            await route.abort('connectionreset');
        }, { times: 1 });
    }
    async reload() {
        await this.page.reload();
        await this.programme.waitFor();
    }
    async isNotTooWide() {
        return this.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
