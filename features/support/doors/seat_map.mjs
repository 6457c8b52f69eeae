// The map of seats on a screen. A picture has no elements to ask: the app says where it drew a seat
// (seat-canvas.svelte), the eye compares its colour with the legend, and the hand goes there.

// What a seat is called aloud, and which sign of the legend it looks like.
const looks = {
    mine: [/au panier/, 'panier'],
    sold: [/vendue/, 'vendu'],
    reserved: [/réservée/, 'à payer'],
    taken: [/prise à une autre caisse/, 'non dispo.'],
    house: [/gardée par la maison/, 'non dispo.'],
    free: [/libre(?!, pas à ce tarif)/, 'libre'],
};

const colours = { green: [27, 138, 62], yellow: [255, 212, 0], red: [198, 40, 40], grey: [138, 146, 153] };
// Edges are soft, and so is what lies a pixel beside them.
const isLike = (colour, other) => other.every((value, at) => Math.abs(value - colour[at]) < 40);

const spokenState = (said) => Object.keys(looks).find((state) => looks[state][0].test(said)) ?? said;

export class SeatMap {
    constructor(page, plan, byThumb = false) {
        this.page = page;
        this.plan = plan;
        this.byThumb = byThumb;
    }
    async ready() {
        await this.page.waitForFunction(() => document.querySelector('.map')?.view?.().seat > 1);
    }

    // --- the eye
    /** 'free', 'mine', 'taken' …, when what is said of the seat and its colour agree. */
    async state(number) {
        const { said, colour, legend } = await this.#look(number);
        const state = spokenState(said);
        return state in looks && isLike(colour, legend[looks[state][1]]) ? state : `${state}, but painted ${colour}`;
    }
    async said(number) {
        return (await this.#look(number)).said;
    }
    /** Of the seat itself, whatever it stands for. */
    async colour(number) {
        const { colour } = await this.#look(number);
        return Object.keys(colours).find((name) => isLike(colour, colours[name])) ?? colour.join();
    }
    async #look(number) {
        return this.page.evaluate(([x, y, at]) => {
            // The colour that most of a square has: signs and edges have others.
            const colourIn = (canvas, left, top, half) => {
                const { data } = canvas.getContext('2d').getImageData(left - half, top - half, 2 * half, 2 * half);
                const counts = new Map();
                for (let n = 0; n < data.length; n += 4) {
                    const colour = data.subarray(n, n + 3).join();
                    counts.set(colour, (counts.get(colour) ?? 0) + 1);
                }
                return [...counts].sort(([, a], [, b]) => b - a)[0][0].split(',').map(Number);
            };
            const map = document.querySelector('.map');
            const { scale, x: left, y: top, seat } = map.view();
            const colour = colourIn(map.querySelector('canvas'), x * scale + left, y * scale + top, Math.ceil(seat * 0.32));
            const legend = [...document.querySelectorAll('.below .legend li')].map((entry) => [
                entry.querySelector('span').textContent, colourIn(entry.querySelector('canvas'), 20, 20, 14)]);
            return { said: map.saidOf(at), colour, legend: Object.fromEntries(legend) };
        }, [...this.#spot(number), number - 1]);
    }
    /** How wide a seat is on the screen, in pixels. */
    async seatSize() {
        return this.page.evaluate(() => document.querySelector('.map').view().seat);
    }

    // --- the hand
    async tap(number) {
        const { x, y } = await this.point(number);
        if (this.byThumb) await this.page.touchscreen.tap(x, y);
        else await this.page.mouse.click(x, y);
    }
    async drag(from, to) {
        const [start, end] = [await this.point(from), await this.point(to)];
        await this.page.mouse.move(start.x, start.y);
        await this.page.mouse.down();
        await this.page.mouse.move(end.x, end.y, { steps: 4 });
        await this.page.mouse.up();
    }
    /** Two fingers around a seat that go `factor` times as far apart. */
    async spread(number, factor) {
        const { x, y } = await this.point(number);
        const far = [30, 30 * (1 + factor) / 2, 30 * factor];
        await this.#fingers(far.map((by) => [{ x: x - by, y }, { x: x + by, y }]));
    }
    async push(from, to) {
        const [start, end] = [await this.point(from), await this.point(to)];
        await this.#fingers([[start], [{ x: (start.x + end.x) / 2, y: start.y }], [end]]);
    }
    async #fingers([first, ...then]) {
        const screen = await this.page.context().newCDPSession(this.page);
        const put = (type, points) => screen.send('Input.dispatchTouchEvent', {
            type, touchPoints: points.map((point, id) => ({ ...point, id })) });
        await put('touchStart', first);
        for (const points of then) await put('touchMove', points);
        await put('touchEnd', []);
        await screen.detach();
    }
    async point(number) {
        return this.page.evaluate(([x, y]) => {
            const map = document.querySelector('.map');
            const box = map.querySelector('canvas').getBoundingClientRect();
            const view = map.view();
            return { x: box.left + x * view.scale + view.x, y: box.top + y * view.scale + view.y };
        }, this.#spot(number));
    }
    #spot(number) {
        const { x, y } = this.plan.spot(number);
        return [x, y];
    }
}

/** The same seats as rows of buttons. */
export class SeatList {
    constructor(page, plan) {
        this.page = page;
        this.plan = plan;
    }
    async ready() {
        await this.page.locator('.list summary').first().waitFor();
    }
    async openRow(name) {
        await this.page.locator('.list summary', { hasText: new RegExp(`^Rang ${name}\\s`) }).click();
    }
    async state(number) {
        return spokenState(await this.said(number));
    }
    async said(number) {
        return this.#button(number).getAttribute('aria-label');
    }
    async tap(number) {
        await this.#button(number).click();
    }
    #button(number) {
        const [, row, seat] = /^(\D+)(\d+)$/.exec(this.plan.name(number));
        return this.page.getByRole('button', { name: new RegExp(`^rang ${row}, place ${seat},`) });
    }
}
