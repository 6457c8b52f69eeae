// A till that speaks the trade. Names are those on the screen: titles, tariffs, registers, people.
//
//     const till = await new Till(server).signIn('ana', 'guichet-ana');
//     await till.chooseRegister('Caisse 1');
//     await till.open(200_00);
//     await till.tap('Le Phare', 'Plein tarif', 2);
//     await till.takeSeats('Hamlet', 'Plein tarif', [3, 4]);  // where seats are numbered
//     const sold = await till.pay({ cash: 50_00 });        // handed over; sold.change_cents
//     await till.pay({ card: 20_00 }, 'cash');             // 20.00 by card, the rest in cash
//
// Everything throws Refused when the server says no.
import { Client } from './client.mjs';
import { Feed } from './feed.mjs';
import { uuid } from './ids.mjs';

const roundedTo5 = (cents) => Math.round(cents / 5) * 5;

export class Till extends Client {
    session = null;
    cart = null; // as the server last answered it

    async signIn(login, password) {
        this.session = await this.must('POST', '/api/v1/session', { login, password });
        return this;
    }
    async signOut() {
        await this.must('DELETE', '/api/v1/session');
        this.session = null;
    }
    async look() {
        this.session = await this.must('GET', '/api/v1/session');
        return this.session;
    }

    async chooseRegister(name) {
        const registers = this.session.salepoints.flatMap((salepoint) => salepoint.registers);
        const { id } = named(registers, name, (register) => register.name);
        this.session = await this.must('PUT', '/api/v1/session/register', { register_id: id, take_over: true });
        return this;
    }
    async open(float_cents) {
        await this.must('POST', '/api/v1/register-sessions', { float_cents });
        return this.look();
    }
    async switchTo(name, pin) {
        const { cashiers } = await this.must('GET', '/api/v1/cashiers');
        const { id } = named(cashiers, name, (cashier) => cashier.name);
        this.session = await this.must('PUT', '/api/v1/session/cashier', { user_id: id, pin });
    }

    async programme({ from, days = 2 } = {}) {
        this.shown = await this.must('GET', `/api/v1/programme?days=${days}${from ? `&from=${from}` : ''}`);
        return this.shown;
    }
    async screening(title) {
        const { screenings } = await this.programme();
        return named(screenings, title, (screening) => screening.title.fr);
    }
    async gauge(title) {
        return (await this.screening(title)).gauge;
    }

    /** Takes `count` places more. */
    async tap(title, tariff, count = 1) {
        const line = await this.#line(title, tariff);
        return this.setLine(line, (this.#inCart(line)?.quantity ?? 0) + count);
    }
    async setLine(line, quantity) {
        this.cart ??= { id: uuid(), lines: [], total_cents: 0 };
        this.cart = await this.must('POST', `/api/v1/carts/${this.cart.id}/lines`, { ...line, quantity });
        return this.cart;
    }
    /** Takes numbered seats, and gives others back in the same step: `takeSeats('Le Phare', 'Plein tarif', [3, 4], [5])`. */
    async takeSeats(title, tariff, take, release) {
        return this.changeSeats(await this.#line(title, tariff), { take, release });
    }
    async bestSeats(title, tariff, quantity, more) {
        return this.changeSeats(await this.#line(title, tariff), { quantity, ...more }, 'best-seats');
    }
    async changeSeats(line, wish, how = 'seats') {
        const id = this.cart?.id ?? uuid();
        this.cart = await this.must('POST', `/api/v1/carts/${id}/${how}`, { ...line, ...wish });
        return this.cart;
    }
    /** What is not free: { changes, areas, journal }. */
    async seats(title) {
        const { id } = await this.screening(title);
        return this.must('GET', `/api/v1/screenings/${id}/seats`);
    }
    async seat(title, seat) {
        const { id } = await this.screening(title);
        return this.must('GET', `/api/v1/screenings/${id}/seats/${seat}`);
    }
    async emptyCart() {
        await this.must('DELETE', `/api/v1/carts/${this.cart.id}`);
        this.cart = null;
    }
    async park(name) {
        await this.must('POST', `/api/v1/carts/${this.cart.id}/parking`, { name });
        this.cart = null;
    }
    async resume(name) {
        const { carts } = await this.must('GET', '/api/v1/carts');
        const { id } = named(carts, name, (cart) => cart.name);
        this.cart = await this.must('POST', `/api/v1/carts/${id}/resumption`);
    }

    /** Parts: 'card' (what is left to pay), { card: 20_00 } (that much), { cash: 50_00 } (handed over). */
    async pay(...parts) {
        return this.#sell({ payments: payments(this.cart.total_cents, parts) });
    }
    async reserve(name, person = {}) {
        const payments = [{ method: 'later', amount_cents: this.cart.total_cents }];
        return this.#sell({ payments, customer: name === undefined ? undefined : { name, ...person } });
    }
    async payReservation(sale, ...parts) {
        const { total_cents } = sale;
        return this.must('POST', `/api/v1/sales/${sale.id}/payments`, { payments: payments(total_cents, parts) });
    }
    async cancel(sale, reason = 'Erreur de saisie') {
        return this.must('POST', `/api/v1/sales/${sale.id}/cancellation`, { reason });
    }
    /** Other seats for tickets: [{ ticket, seat }]. */
    async reseat(sale, moves, print) {
        return this.must('POST', `/api/v1/sales/${sale.id}/reseating`, { moves, print });
    }
    async print(sale, what = 'tickets', output = 'pdf_a4') {
        return this.must('POST', `/api/v1/sales/${sale.id}/prints`, { what, output });
    }

    async sale(id) {
        return this.must('GET', `/api/v1/sales/${id}`);
    }
    async sales(query = '') {
        return (await this.must('GET', `/api/v1/sales${query}`)).sales;
    }
    async reservationOf(name) {
        return named(await this.sales('?state=unpaid'), name, (sale) => sale.customer);
    }

    /** The news of other tills from now on, or from a journal number on. */
    async feed(after = this.session.journal, headers = {}) {
        return Feed.open(this, `/api/v1/feed?after=${after}`, headers);
    }

    async #sell(how) {
        const sold = await this.must('POST', '/api/v1/sales', {
            cart_id: this.cart.id,
            expected_total_cents: this.cart.total_cents,
            ...how,
        });
        this.cart = null;
        return sold;
    }
    #inCart(line) {
        return this.cart?.lines.find((l) => l.screening_id === line.screening_id && l.tariff_id === line.tariff_id);
    }
    async #line(title, tariff) {
        const screening = await this.screening(title);
        const known = this.shown.tariffs.filter(({ id }) => screening.tariff_ids.includes(id));
        const { id } = named(known, tariff, ({ name }) => name.fr);
        return { screening_id: screening.id, tariff_id: id };
    }
}

/** Payments for a total: whole cents, only the cash part rounded to 0.05. */
export function payments(total_cents, parts) {
    const wished = parts.map((part) => (typeof part === 'string' ? [part, undefined] : Object.entries(part)[0]));
    let rest = total_cents;
    for (const [method, cents] of wished) if (method !== 'cash') rest -= cents ?? 0;
    return wished.map(([method, cents]) => {
        if (method === 'cash') return { method, amount_cents: roundedTo5(rest), tendered_cents: cents };
        return { method, amount_cents: cents ?? rest };
    });
}

function named(list, name, nameOf) {
    const found = list.find((item) => nameOf(item) === name);
    if (!found) throw new Error(`there is no “${name}” among ${list.map(nameOf).join(', ') || 'nothing'}`);
    return found;
}
