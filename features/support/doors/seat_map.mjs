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

// Edges are soft, and so is what lies a pixel beside them.
const isLike = (colour, other) => colour.every((value, at) => Math.abs(value - other[at]) < 40);

export class SeatMap {
    constructor(page, plan) {
        this.page = page;
        this.plan = plan;
    }
    async ready() {
        await this.page.waitForFunction(() => document.querySelector('.map')?.view?.().seat > 1);
    }

    // --- the eye
    /** 'free', 'mine', 'taken' …, when what is said of the seat and its colour agree. */
    async state(number) {
        const { said, colour, legend } = await this.#look(number);
        const found = Object.entries(looks).find(([, [words]]) => words.test(said));
        if (!found) return said;
        const [state, [, sign]] = found;
        return isLike(colour, legend[sign]) ? state : `${state}, but of another colour`;
    }
    async said(number) {
        return (await this.#look(number)).said;
    }
    async #look(number) {
        return this.page.evaluate(([x, y, at]) => {
            const colourAt = (canvas, left, top) => [...canvas.getContext('2d').getImageData(left, top, 1, 1).data];
            const map = document.querySelector('.map');
            const { scale, x: left, y: top, seat } = map.view();
            // Above the sign and inside the edge.
            const colour = colourAt(map.querySelector('canvas'), x * scale + left, y * scale + top - seat * 0.28);
            const legend = [...document.querySelectorAll('.below .legend li')].map((entry) => [
                entry.querySelector('span').textContent, colourAt(entry.querySelector('canvas'), 20, 7)]);
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
        await this.page.mouse.click(x, y);
    }
    async touch(number) {
        const { x, y } = await this.point(number);
        await this.page.touchscreen.tap(x, y);
    }
    async drag(from, to) {
        const [start, end] = [await this.point(from), await this.point(to)];
        await this.page.mouse.move(start.x, start.y);
        await this.page.mouse.down();
        await this.page.mouse.move(end.x, end.y, { steps: 4 });
        await this.page.mouse.up();
    }
    /** Two fingers around a seat that go `factor` times as far apart. */
    async pinch(number, factor) {
        const { x, y } = await this.point(number);
        const fingers = await this.page.context().newCDPSession(this.page);
        const put = (type, far) => fingers.send('Input.dispatchTouchEvent', {
            type, touchPoints: far === null ? [] : [{ x: x - far, y, id: 0 }, { x: x + far, y, id: 1 }] });
        await put('touchStart', 30);
        for (const part of [0.25, 0.5, 0.75, 1]) await put('touchMove', 30 * (1 + (factor - 1) * part));
        await put('touchEnd', null);
        await fingers.detach();
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
