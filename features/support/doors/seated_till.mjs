// A till where seats are numbered: the tariff first, then a hand on the map.
import { spoken } from '../plan.mjs';
import { Told, until } from '../world.mjs';
import { BrowserTill } from './browser.mjs';
import { SeatList, SeatMap } from './seat_map.mjs';

// Said aloud as well, and no refusals.
const advice = /^\s*(Touchez la nouvelle place|Déplacée)|resterait seule entre|resteraient seules entre/;
const canBeTapped = /libre(?!, pas)|au panier|demandée/;

export class SeatedTill extends BrowserTill {
    async ready() {
        await super.ready();
        this.map = new SeatMap(this.page, this.hall.plan, this.screen !== 'desk');
    }
    get alerts() {
        return super.alerts.filter({ hasNotText: advice });
    }
    get programme() {
        return this.page.getByRole('radiogroup', { name: 'Tarif des places' });
    }
    async sit(client) {
        await super.sit(client);
        await this.map.ready();
    }
    async complain() {
        if (await this.dialog.count()) await this.#tellStory();
        // Who has it is asked for after the tap.
        const held = this.alerts.filter({ hasText: 'Prise à une autre caisse' });
        if (await held.count()) await this.alerts.filter({ hasText: 'Prise par' }).waitFor();
        await super.complain();
    }
    async #tellStory() {
        const title = await this.dialog.getByRole('heading').innerText();
        await this.closeDialog();
        throw new Told(title);
    }

    // --- before the seats
    async choose(event) {
        const head = this.page.locator('button.chosen');
        if ((await head.innerText()).includes(event)) return;
        await head.click();
        await this.dialog.locator('label', { hasText: event }).click();
        await head.filter({ hasText: event }).waitFor();
        await this.map.ready();
    }
    /** Of the chosen screening; the others are behind its button. */
    row(event) {
        return this.page.locator('button.chosen', { hasText: event });
    }
    async placesLeft(event) {
        await this.choose(event);
        return super.placesLeft(event);
    }
    async arm(tariff) {
        const label = this.programme.locator('label', { hasText: tariff });
        if (!(await label.getByRole('radio').isChecked())) await label.click();
    }

    canArm(tariff) {
        return this.programme.locator('label', { hasText: tariff }).getByRole('radio').isEnabled();
    }

    async openList() {
        await this.button('Liste').click();
        this.map = new SeatList(this.page, this.hall.plan);
        await this.map.ready();
    }
    async reload() {
        await super.reload();
        await this.map.ready();
    }
    /** The next seats asked for wait on their way until `meeting` lets them go on. */
    async meetOnTheWay(meeting) {
        await this.page.route('**/carts/*/seats', async (route) => {
            await meeting();
            await route.continue();
        }, { times: 1 });
    }

    // --- seats
    async takeSeats(tariff, event, take, release = []) {
        await this.choose(event);
        await this.arm(tariff);
        if (release.length > 0 && take.length > 0) await this.#startMoving(release[0]);
        else for (const seat of release) await this.#tap(seat);
        for (const seat of take) await this.#tap(seat);
        await this.#answered();
    }
    async dragOver(tariff, event, seats) {
        await this.choose(event);
        await this.arm(tariff);
        await this.map.drag(seats[0], seats.at(-1));
        await this.#answered();
    }
    async takeBestSeats(count, tariff, event, wheelchairs = 0) {
        await this.choose(event);
        await this.arm(tariff);
        const many = new RegExp(`^${count} meilleures places$`);
        if (count <= 4 && wheelchairs === 0) {
            await this.button(many).click();
        } else {
            await this.button('Plus de places…').click();
            const more = this.button(/^fauteuil roulant\s: une place de plus$/, this.dialog);
            for (let n = 0; n < wheelchairs; n += 1) await more.click();
            await this.button(many, this.dialog).click();
        }
        await this.#answered();
    }
    async stand(count, tariff, event, area) {
        await this.choose(event);
        await this.arm(tariff);
        const line = this.cart.locator('li', { hasText: new RegExp(`· ${area}`, 'i') });
        const held = (await line.count()) ? Number(await this.button(/changer le nombre/, line).innerText()) : 0;
        if (held === 0) await this.button(new RegExp(`^${area}\\s: une place de plus$`, 'i')).click();
        if (held + count > 1) {
            await this.button(/changer le nombre/, line).click();
            await this.dialog.getByLabel('Nombre de places').fill(String(held + count));
            await this.button('Confirmer').click();
        }
        await this.#answered();
    }
    /** Whatever stands in the way is told at once. */
    async #tap(seat) {
        const said = await this.map.said(seat);
        await this.map.tap(seat);
        if (canBeTapped.test(said)) return;
        await this.dialog.or(this.alerts).first().waitFor();
        await this.complain();
    }
    async #startMoving(seat) {
        const named = (verb) => this.button(new RegExp(`^${verb} ${this.#spoken(seat)}$`));
        const line = this.cart.locator('li', { has: named('Rendre') });
        await this.button('Déplacer', line).click();
        const which = named('Déplacer');
        if (await which.count()) await which.click();
    }
    /** "A 4", for a regular expression. */
    #spoken(seat) {
        return spoken(this.hall.plan.name(seat)).replace(' ', '\\s');
    }
    async #answered() {
        await this.settled();
        if ((await this.alerts.count()) || (await this.dialog.count())) await this.complain();
    }
    async settled() {
        await this.page.waitForFunction(() => !document.querySelector('li.pending, .best[aria-busy=true]'));
    }

    /** What a screen reader says where the keyboard is. */
    async hears() {
        return this.page.locator('.map .seat').getAttribute('aria-label');
    }
    async tabToMap() {
        const isThere = () => this.page.evaluate(() => document.activeElement.matches('.map .seat'));
        for (let n = 0; n < 20 && !(await isThere()); n += 1) await this.page.keyboard.press('Tab');
    }

    // --- what is seen
    async seat(event, number) {
        await this.choose(event);
        return this.map.state(number);
    }
    async seatsInCart() {
        await this.settled();
        const lines = this.cart.locator('li', { has: this.page.locator('.seated') });
        await until(async () => (await lines.filter({ hasNot: this.page.locator('button.seat') }).count()) === 0);
        const found = await lines.evaluateAll((items) => items.map((item) => ({
            tariff: item.querySelector('.name').textContent,
            seats: [...item.querySelectorAll('button.seat')].map((button) => button.textContent.trim()) })));
        return found.map(({ tariff, seats }) => ({ tariff, seats: seats.map((name) => this.#numberOf(name)) }));
    }
    async warnings() {
        await this.settled();
        const notice = this.page.getByRole('alert').filter({ hasText: /resterai(en)?t seules? entre/ });
        if ((await notice.count()) === 0) return [];
        const [names] = (await notice.locator('p').innerText()).split(/ resterai/);
        return names.split(', ').map((name) => this.#numberOf(name));
    }
    #numberOf(name) {
        return this.hall.plan.number(name.replace(/\s/g, ''));
    }

    // --- after the sale
    async story(number) {
        await this.map.tap(number);
        await this.dialog.locator('dl').waitFor();
        const [terms, facts] = [await this.dialog.locator('dt').allInnerTexts(), await this.dialog.locator('dd').allInnerTexts()];
        await this.closeDialog();
        const fact = (term) => facts[terms.indexOf(term)];
        return { register: fact('Caisse'), user: fact('Vendu par'), number: Number(fact('Vente')), tariff: fact('Tarif') };
    }
    /** One ticket after the other, first those whose new seat none of them sits on. */
    async reseat(_number, moves) {
        for (const left = [...moves]; left.length > 0;) {
            const at = left.findIndex(({ seat }) => !left.some(({ from }) => from === seat));
            const [{ from, seat }] = left.splice(at, 1);
            await this.#reseatOne(from, seat);
        }
    }
    async #reseatOne(from, seat) {
        await this.map.tap(from);
        await this.button('Changer de place', this.dialog).click();
        await this.#tap(seat);
        await this.either(this.page.getByText(new RegExp(`^Déplacée\\s: ${this.#spoken(seat)}\\.`)));
        await until(async () => (await this.map.state(from)) === 'free');
    }
}
