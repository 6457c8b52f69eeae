// The screen on which the house keeps seats, in a window of its own, used by an administrator.
import { theatre } from '../world.mjs';
import { BrowserTill } from './browser.mjs';
import { SeatMap } from './seat_map.mjs';

const kinds = { blocked: 'Bloquer', held: 'Garder', killed: 'Hors service' };

export class HouseScreen extends BrowserTill {
    async ready() {
        await super.ready();
        this.map = new SeatMap(this.page, this.hall.plan);
        await this.bring(this.hall.office.admin);
        await this.open('/house-seats');
        await this.map.ready();
    }
    /** `event` is null for every screening of the room. */
    async hold(event, { kind, name, seats }) {
        await this.#choose(event, seats);
        await this.page.getByRole('radio', { name: kinds[kind] }).check();
        if (name) await this.page.getByLabel('Pour', { exact: true }).fill(name);
        await this.button(`Retirer de la vente (${seats.length})`).click();
        await this.either(this.page.getByText(/^\d+ places? hors vente/));
        await this.#dismiss();
    }
    async release(event, seats) {
        await this.#choose(event, seats);
        await this.button(`Remettre en vente (${seats.length})`).click();
        await this.either(this.page.getByText(/^\d+ places? de nouveau en vente/));
        await this.#dismiss();
    }
    async #choose(event, seats) {
        await this.button(event ? 'Une séance' : 'Toutes les séances').click();
        const list = this.page.getByLabel(event ? 'Séance' : 'Salle', { exact: true });
        await list.selectOption({ label: await list.locator('option', { hasText: event ?? theatre }).innerText() });
        await this.map.ready();
        for (const seat of seats) await this.map.tap(seat);
    }
    async #dismiss() {
        await this.button('Fermer', this.page.getByRole('alert')).click();
    }
    get alerts() {
        return super.alerts.filter({ hasNotText: /hors vente|de nouveau en vente/ });
    }
}
