// The till as its tests speak of it: what a cashier does, found by role and name.
import { registerWords, words } from './words.mjs';

export class Till {
    constructor(page, { base, login, password, fake }) {
        this.fake = fake;
        this.page = page;
        this.base = base;
        this.login = login;
        this.password = password;
        this.trouble = [];
        page.on('pageerror', (error) => this.trouble.push(`error: ${error.message}`));
        page.on('console', (message) => {
            // Chromium reports every 4xx as an error; refusals are everyday here.
            const expected = /Failed to load resource|net::ERR/.test(message.text());
            if (message.type() === 'error' && !expected) this.trouble.push(`console: ${message.text()}`);
        });
    }

    button(name, within = this.page) {
        return within.getByRole('button', { name, exact: typeof name === 'string' });
    }

    async go(path = '/sale') {
        await this.page.goto(this.base + path);
        await this.page.waitForSelector('main, h1');
    }

    /** In place, as another window of the same till would do it. */
    async speak(language) {
        await this.keepInOtherWindow('language', language);
        await this.page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
    }

    async dress(theme) {
        await this.keepInOtherWindow('theme', theme);
    }

    async keepInOtherWindow(name, value) {
        await this.page.evaluate(
            ([key, text]) => {
                localStorage.setItem(key, text);
                dispatchEvent(new StorageEvent('storage', { key, newValue: text }));
            },
            [`guichet.${name}`, JSON.stringify(value)],
        );
    }

    async signIn(login = this.login, password = this.password) {
        await this.page.getByLabel(words.fr.signIn.login).fill(login);
        await this.page.getByLabel(words.fr.signIn.password).fill(password);
        await this.button(words.fr.signIn.submit).click();
        await this.page.waitForFunction(() => !location.pathname.startsWith('/user/login'));
    }

    /** Through register and drawer to the sale screen, whatever is still to do. */
    async open(registerAt = this.registerAt ?? 0) {
        const { page } = this;
        const tiles = page.getByRole('group', { name: words.fr.programme.tariffs });
        const registers = page.locator('.register');
        const float = page.getByLabel(new RegExp(`^${registerWords.float} `));
        for (let step = 0; step < 4; step += 1) {
            const first = await Promise.any([
                tiles.waitFor().then(() => 'tiles'),
                registers.first().waitFor().then(() => 'registers'),
                float.waitFor().then(() => 'float'),
            ]);
            if (first === 'tiles') return this.pickRoomy();
            if (first === 'registers') {
                // By name: the list itself starts with the one used last.
                const names = await registers.locator('.name').allInnerTexts();
                const name = [...names].sort()[registerAt % names.length];
                await registers.filter({ hasText: name }).click();
                await registers.first().waitFor({ state: 'detached' });
            } else {
                await float.fill('200');
                await this.button(registerWords.openNow).click();
                await float.waitFor({ state: 'detached' });
            }
        }
    }

    /** Another screening when the one proposed has few places: checks must not end with the demo's. */
    async pickRoomy() {
        const { page } = this;
        const figure = page.locator('.head .figure, .chosen .figure').first();
        const left = async (row) => Number((await row.innerText()).replace(/\D/g, '') || 0);
        if ((await left(figure)) >= 40) return;
        const chosen = page.locator('.chosen');
        const onPhone = (await chosen.count()) > 0;
        if (onPhone) await chosen.click();
        const rows = await page.locator('.list label:not(.quiet, [data-seats])').all();
        const places = await Promise.all(rows.map((row) => left(row.locator('.figure'))));
        const row = rows[places.indexOf(Math.max(...places))];
        await row.locator('input').click({ force: true });
        if (onPhone) await this.dialog().waitFor({ state: 'detached' });
    }

    /** Chooses a screening of one of the numbered halls: 1 theatre, 2 arena, 3 club. */
    async chooseSeats(map) {
        const { page } = this;
        this.map = map;
        const head = page.locator('button.chosen');
        if (await head.count()) await head.click();
        await page.locator(`.list label[data-seats="${map}"] input`).click({ force: true });
        await page.locator('.map canvas').first().waitFor();
        await page.waitForFunction(() => document.querySelector('.seat')?.style.translate);
    }

    get hasHalls() {
        return this.fake !== null;
    }

    /** Of the numbered screening on screen. */
    hall() {
        const { seating, screenings } = this.fake.office;
        return seating.of([...screenings.values()].find((one) => one.seat_map_id === this.map && one.state === 'on_sale').id);
    }

    soldSeat() {
        return [...this.hall().taken].find(([, entry]) => entry.state === 'sold')[0];
    }

    freeSeat() {
        const { hall, taken } = this.hall();
        return hall.list.findIndex((_seat, at) => !taken.has(at + 1)) + 1;
    }

    /** Where a seat is on the screen. */
    async pointOf(seat) {
        const { x, y } = this.hall().hall.list[seat - 1];
        return this.page.evaluate(
            ([mapX, mapY]) => {
                const view = document.querySelector('.map').view();
                const box = document.querySelector('.map canvas').getBoundingClientRect();
                return { x: box.left + mapX * view.scale + view.x, y: box.top + mapY * view.scale + view.y };
            },
            [x, y],
        );
    }

    async tapSeat(seat) {
        await this.page.locator('.map').scrollIntoViewIfNeeded();
        // Seats too small to hit come nearer at the first tap.
        for (let n = 0; n < 2; n += 1) {
            const { x, y } = await this.pointOf(seat);
            const small = await this.page.evaluate(() => document.querySelector('.map').view().seat < 7);
            await this.page.mouse.click(x, y);
            if (!small) return;
        }
    }

    /** Back to a screening without numbers. */
    async leaveSeats() {
        const { page } = this;
        await page.locator('button.chosen').click();
        await page.locator('.list label:not(.quiet, [data-seats]) input').first().click({ force: true });
        await this.tiles().first().waitFor();
    }

    tiles() {
        return this.page.locator('.tile');
    }

    async take(tile = 0, times = 1) {
        for (let n = 0; n < times; n += 1) await this.tiles().nth(tile).click();
    }

    /** Every tap is answered: no line is shown as pending any more. */
    async settled() {
        await this.page.waitForFunction(() => !document.querySelector('li.pending'));
    }

    lastSale() {
        return this.page.locator('section.card');
    }

    dialog() {
        return this.page.locator('dialog[open]').last();
    }

    /** Number of the sale that was just made, as text: never the one before. */
    async soldNumber() {
        const number = await this.page.waitForFunction((before) => {
            const text = document.querySelector('section.card:not(.line) h2')?.textContent ?? '';
            const found = /\d+/.exec(text)?.[0];
            return found !== undefined && found !== before && found;
        }, this.lastNumber ?? '');
        this.lastNumber = await number.jsonValue();
        return this.lastNumber;
    }

    total() {
        return this.page.locator('.total strong');
    }

    /** Signed in, register chosen, drawer open. */
    async start(registerAt = 0) {
        this.registerAt = registerAt;
        await this.go('/user/login');
        await this.signIn();
        await this.open();
        return this;
    }

    async payExact() {
        await this.page.locator('button.exact').click();
        return this.soldNumber();
    }

    async emptyCart() {
        const { page } = this;
        if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape');
        const handle = page.locator('button.handle:enabled');
        if (await handle.count()) await handle.click();
        const clear = this.button(words.fr.cart.clear).first();
        if (await clear.count()) {
            await clear.click();
            // By its name: a phone's sheet has a button of the same name, and is open below it.
            await this.button(words.fr.cart.clear, page.getByRole('dialog', { name: words.fr.cart.clearAsk })).click();
            await clear.waitFor({ state: 'detached' });
        }
    }
}
