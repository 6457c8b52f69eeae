// A till where money goes back and the drawer is counted: what the dialogs "Dernières ventes" and
// "Tiroir-caisse" and the office's list of registers offer.
import { Told } from '../world.mjs';
import { BrowserTill } from './browser.mjs';

const hands = { 'en espèces': 'cash', 'sur le terminal': 'card', 'par TWINT': 'twint', 'par virement': 'transfer' };
const recorded = { cash: 'Espèces', card: 'Carte', twint: 'TWINT', transfer: 'Virement' };
const kinds = { 'Fonds de caisse': 'float', Apport: 'in', Retrait: 'out', 'Apport repris': 'in_error', 'Retrait repris': 'out_error' };
const accounts = { cash: 'Caisse', card: 'Cartes à recevoir', twint: 'TWINT à recevoir', transfer: 'Créances (virements)' };
const plain = (text) => text.replaceAll(/\s/g, ' ').trim();
const cents = (text) => (/[-−]/.test(text) ? -1 : 1) * Math.round(Number(text.replace(/[^\d.]/g, '')) * 100);
const amount = (value) => (value / 100).toFixed(2);

export class MoneyTill extends BrowserTill {
    // --- giving back
    /** What was chosen in `wish`; [{ method, cents }] to hand to the customer. */
    async refund(number, { elements, fee_cents, approval } = {}) {
        await this.#find(number);
        await this.button('Rembourser…', this.dialog).click();
        const { dialog } = this;
        for (const { quantity } of elements ?? []) {
            const count = dialog.getByRole('textbox', { name: /nombre remboursé$/ });
            await count.fill(String(quantity));
            await count.blur();
        }
        if (fee_cents) await dialog.getByLabel(/^Frais retenus/).fill(amount(fee_cents));
        await dialog.locator('.due[aria-busy=false]').waitFor();
        if (approval) {
            await dialog.getByLabel('Qui confirme').selectOption({ label: approval.name });
            await dialog.getByLabel('Code PIN').fill(approval.pin);
        }
        return this.#thenLeave(async () => {
            const confirm = this.button(/^Rembourser .*\d/, dialog);
            await confirm.or(this.alerts).first().waitFor();
            if (await this.alerts.count()) await this.complain();
            await confirm.click();
            await this.either(dialog.locator('.give strong').first());
            const handed = await dialog.locator('.give strong').allInnerTexts();
            return handed.map((line) => ({ method: hands[plain(line).replace(/^.*CHF /, '')], cents: cents(line) }));
        });
    }
    async offersRefund(number) {
        await this.#find(number);
        // What another register sold is not shown here: it says where to go.
        await this.dialog.getByText(/^Cette vente a été faite à la caisse/).or(this.button('Reçu', this.dialog)).first().waitFor();
        const offered = (await this.button('Rembourser…', this.dialog).count()) > 0;
        await this.#leaveDialogs();
        return offered;
    }
    async correct(number, from, to) {
        await this.#find(number);
        await this.button('Corriger le paiement…', this.dialog).click();
        const { dialog } = this;
        await dialog.getByRole('radio', { name: new RegExp(`^${recorded[from]}`) }).check();
        await dialog.getByRole('radio', { name: recorded[to], exact: true }).check();
        await this.#thenLeave(async () => {
            await this.button('Corriger', dialog).click();
            await this.either(dialog.getByText(/^Correction n°/));
        });
    }
    async #find(number) {
        await this.button(/^Dernières ventes/).click();
        await this.dialog.getByLabel('N° de vente, ou scanner un billet').fill(String(number));
        await this.page.keyboard.press('Enter');
        await this.button('Toutes les ventes', this.dialog).waitFor();
    }

    // --- the drawer
    session() {
        return this.client.session.register_session;
    }
    async moveCash(kind, value, note) {
        await this.#drawer();
        await this.button({ in: 'Apport', out: 'Retrait' }[kind], this.dialog).click();
        await this.dialog.getByLabel(/^Montant/).fill(amount(value));
        await this.#record('Enregistrer', note);
    }
    async takeMovementBack(note) {
        await this.#drawer();
        const row = this.dialog.locator('li', { hasText: note });
        await row.waitFor();
        const correct = this.button(/^Corriger/, row);
        if ((await correct.count()) === 0) return this.#thenLeave(async () => this.#tell(row));
        await correct.click();
        await this.#record('Reprendre ce mouvement', 'Erreur');
    }
    /** As the list shows them, newest first. */
    async movements() {
        await this.#drawer();
        await this.dialog.locator('li').first().waitFor();
        const rows = await this.dialog.locator('li').all();
        const read = rows.map(async (row) => ({
            kind: kinds[plain(await row.locator('strong').first().innerText())], amount_cents: cents(await row.locator('strong.amount').innerText()) }));
        const found = await Promise.all(read);
        await this.#leaveDialogs();
        return found;
    }
    async printMovement(note) {
        await this.#drawer();
        return this.#thenLeave(() => this.opensPaper(this.button(new RegExp(`^PDF, .* ${note}$`), this.dialog)));
    }
    async #record(button, note) {
        await this.dialog.getByLabel('Motif', { exact: true }).fill(note);
        await this.#thenLeave(async () => {
            await this.button(button, this.dialog).click();
            await this.either(this.page.getByText('Enregistré.', { exact: true }));
        });
    }
    async #drawer(tab) {
        if ((await this.page.getByRole('dialog', { name: /^Caisse\s:/ }).count()) === 0) {
            await this.button(/^Menu de /).click();
            await this.button('Tiroir-caisse').click();
        }
        if (tab) await this.page.getByRole('tab', { name: tab }).click();
    }

    // --- closing it
    /** A till has no report for those who have not counted yet: it asks for the count. */
    async report() {
        await this.#drawer('Clôturer la caisse');
        const ask = this.page.getByRole('heading', { name: 'Comptez le tiroir' });
        await ask.waitFor();
        if ((await this.page.getByText('Attendu', { exact: true }).count()) === 0) await this.#tell(ask);
    }
    async count(value) {
        await this.#drawer('Clôturer la caisse');
        await this.button('Montant', this.dialog).click();
        await this.dialog.getByLabel(/^Compté/).fill(amount(value));
        await this.button('Comparer', this.dialog).click();
        const difference = this.dialog.locator('.difference dd');
        await this.either(difference);
        return { difference_cents: cents(await difference.innerText()) };
    }
    async closeDrawer(_count, withdrawn, comment) {
        const { dialog } = this;
        await dialog.getByLabel(/^Prélevé du tiroir/).fill(amount(withdrawn));
        if (comment) await dialog.getByLabel(/^Commentaire/).fill(comment);
        const close = this.button('Clôturer maintenant', dialog);
        if (await close.isDisabled()) await this.#tell(dialog.getByText(/explique la différence/));
        await close.click();
        await this.either(dialog.getByText(/^Caisse clôturée/));
        await this.button('Terminer', dialog).click();
    }
    async closeForgotten({ register_id }, comment) {
        const [register] = Object.entries(this.hall.office.ids.registers).find(([, id]) => id === register_id);
        await this.open('/office/registers');
        await this.button(new RegExp(`^Clôturer la session oubliée\\s: ${register}$`)).click();
        await this.dialog.getByLabel('Commentaire').fill(comment);
        await this.button('Clôturer maintenant', this.dialog).click();
        await this.either(this.page.locator('li', { hasText: register }).getByText(/^Dernière clôture/));
    }

    // --- the bookkeeping
    async setAccount(method, account) {
        const form = await this.#accounts();
        await form.getByLabel(accounts[method], { exact: true }).fill(account);
        await this.#saveAccounts(form);
    }
    async setAccountOfReason(reason, account) {
        const form = await this.#accounts();
        await this.button('Ajouter un motif', form).click();
        await form.getByLabel('Motif', { exact: true }).last().fill(reason);
        await form.getByLabel('Compte', { exact: true }).last().fill(account);
        await this.#saveAccounts(form);
    }
    async #accounts() {
        await this.open('/office/registers');
        await this.page.getByRole('tab', { name: 'Réglages' }).click();
        const form = this.page.getByRole('form', { name: 'Comptes de la comptabilité' });
        await form.getByLabel(accounts.card, { exact: true }).waitFor();
        return form;
    }
    async #saveAccounts(form) {
        await this.button('Enregistrer', form).click();
        const wrong = form.locator('[aria-invalid=true] + .wrong').first();
        await this.either(form.getByText('Enregistré.').or(wrong));
        if (await wrong.count()) await this.#tell(wrong);
    }

    async #tell(locator) {
        throw new Told(plain(await locator.innerText()));
    }
    /** What was told stays told when the dialogs are gone. */
    async #thenLeave(act) {
        try {
            return await act();
        } finally {
            await this.#leaveDialogs();
        }
    }
    async #leaveDialogs() {
        const dialogs = this.page.locator('dialog[open]');
        for (let left = await dialogs.count(); left > 0; left = await dialogs.count()) {
            await this.page.keyboard.press('Escape');
            await this.page.waitForFunction((before) => document.querySelectorAll('dialog[open]').length < before, left);
        }
    }
}
