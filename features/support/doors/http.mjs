// A till without a screen. Every answer is held against the contract on the way.
import { Refused } from '../../../tests/support/js/client.mjs';
import { Feed } from '../../../tests/support/js/feed.mjs';
import { keepsToContract } from '../../../tests/support/js/contract.mjs';
import { payments, Till } from '../../../tests/support/js/till.mjs';
import { uuid } from '../../../tests/support/js/ids.mjs';
import { theatre } from '../world.mjs';

export const httpDoor = {
    async open() {},
    async close() {},
    till: (hall, person) => new HttpTill(hall, person),
    house: ({ office }) => ({
        hold: (event, wish) => (event ? office.holdSeats(event, wish) : office.holdRoomSeats(theatre, wish)),
        release: (event, seats) => (event ? office.releaseSeats(event, seats) : office.releaseRoomSeats(theatre, seats)),
        async leave() {},
    }),
};

class HttpTill {
    #till;
    #feed = null;
    #gauges = new Map();
    #seats = new Map(); // by screening: what is known of each seat by number

    constructor(hall, person) {
        this.hall = hall;
        this.person = person;
        hall.server.watch = keepsToContract;
        this.#till = new Till(hall.server);
    }
    async leave() {
        this.#feed?.close();
    }

    // --- who and where
    async signIn(login, password) {
        await this.#till.signIn(login, password);
    }
    async signOut() {
        await this.#till.signOut();
    }
    async isSignedOut() {
        return (await this.#till.ask('GET', '/api/v1/session')).code === 'not_signed_in';
    }
    registers() {
        return this.#till.session.salepoints.flatMap(({ registers }) => registers.map(({ name }) => name));
    }
    async chooseRegister(name) {
        const register_id = this.hall.office.ids.registers[name];
        this.#till.session = await this.#till.must('PUT', '/api/v1/session/register', { register_id, take_over: true });
        if (this.#till.session.register_session) await this.#listen();
    }
    async openDrawer(cents) {
        await this.#till.open(cents);
        await this.#listen();
    }
    /** Somebody else brought the till here: signed in, drawer open. */
    async sit(client) {
        this.#till = client;
        await this.#listen();
    }
    async sellsAt(register) {
        const { register: here, register_session } = await this.#till.look();
        return here.name === register && register_session !== null;
    }
    async isClosed() {
        const line = this.hall.line('Plein tarif', 'Le Phare');
        const answer = await this.#till.ask('POST', `/api/v1/carts/${uuid()}/lines`, { ...line, quantity: 1 });
        return answer.code === 'register_closed';
    }
    isToldToAskForSalepoint() {
        return this.#till.session.salepoints.length === 0;
    }
    async switchTo(name, pin) {
        await this.#till.switchTo(name, pin);
    }

    // --- the cart
    async take(count, tariff, event) {
        const line = this.hall.line(tariff, event);
        await this.#tap(() => this.#till.setLine(line, this.#quantity(line) + count));
    }
    async stand(count, tariff, event, area) {
        const line = { ...this.hall.line(tariff, event), area };
        await this.#tap(() => this.#till.setLine(line, this.#quantity(line) + count));
    }
    /** Seats by number; all of it happens or nothing. */
    async takeSeats(tariff, event, take, release) {
        await this.#tap(() => this.#till.changeSeats(this.hall.line(tariff, event), { take, release }));
    }
    async dragOver(tariff, event, seats) {
        await this.takeSeats(tariff, event, seats);
    }
    async takeBestSeats(quantity, tariff, event, wheelchairs) {
        await this.#tap(() => this.#till.changeSeats(this.hall.line(tariff, event), { quantity, wheelchairs }, 'best-seats'));
    }
    /** [{ tariff, seats }] as the cart shows them. */
    seatsInCart() {
        const lines = this.#till.cart?.lines ?? [];
        return lines.filter(({ seats }) => seats).map(({ tariff, seats }) => ({ tariff: tariff.fr, seats: seats.map(({ seat }) => seat) }));
    }
    /** Seats that the cart would leave alone. */
    warnings() {
        return this.#till.cart.lonely.flatMap(({ seats }) => seats.map(({ seat }) => seat));
    }
    async reseat(number, moves) {
        await this.#till.reseat(await this.hall.sale(number), moves.map(({ ticket, seat }) => ({ ticket, seat })));
    }
    async story(number) {
        const { register, sale } = await this.#till.seat(this.hall.tonight, number);
        return { register, user: sale.user, number: sale.number, tariff: sale.tariff.fr };
    }
    /** 'free', 'sold', 'reserved', 'house', 'mine' or 'taken', from the states once read and the news since. */
    async seat(event, number) {
        const known = this.#seats.get(this.hall.office.ids.screenings[event]).get(number);
        if (!known || known.state === 'free' || known.until_ms <= this.hall.server.clock.now()) return 'free';
        if (known.state !== 'held') return known.state;
        return known.cart === this.#till.cart?.id ? 'mine' : 'taken';
    }
    async total() {
        return this.#till.cart?.total_cents ?? 0;
    }
    async empty() {
        await this.#till.emptyCart();
    }
    async park(name) {
        this.hall.parkedCart = this.#till.cart;
        await this.#till.park(name);
    }
    async resume(name) {
        await this.#till.resume(name);
    }
    /** What a till finds out by itself: that its cart has lost its places. */
    async readNotice() {
        const { id } = this.#till.cart;
        const answer = await this.#till.ask('POST', `/api/v1/carts/${id}/extension`);
        if (answer.status < 400) return;
        this.#till.cart = null;
        this.refusal = new Refused(answer);
    }
    async sellCartOf(other) {
        const cart = other.#till.cart ?? this.hall.parkedCart;
        this.#till.cart = { ...cart };
        await this.#pay('card');
    }

    // --- payment
    async payCash(cents) {
        await this.#pay({ cash: cents });
    }
    async payBy(method, cents) {
        await this.#pay(cents === undefined ? method : { [method]: cents });
    }
    async paySplit(cents) {
        await this.#pay({ card: cents }, 'cash');
    }
    async startCard() {
        this.#till.cart = await this.#till.must('POST', `/api/v1/carts/${this.#till.cart.id}/extension`);
    }
    async cardAccepted() {
        await this.#pay('card');
    }
    async reserve(name) {
        this.last = await this.#till.reserve(name);
    }
    async payReservation(which, method) {
        const sale = typeof which === 'number' ? await this.hall.sale(which) : await this.#till.reservationOf(which);
        this.last = await this.#till.payReservation(sale, method);
    }
    async release(name) {
        await this.#till.cancel(await this.#till.reservationOf(name), 'Ne vient pas');
    }
    async unpaid() {
        return (await this.#till.sales('?state=unpaid')).length;
    }

    // --- after the sale
    async lastSale() {
        return { number: this.last.number, change_cents: this.last.change_cents, reserved: this.last.state === 'reserved' };
    }
    /** [{ method, cents }] to give to the customer. */
    async cancel(number) {
        const { payments: back } = await this.#till.cancel(await this.hall.sale(number));
        return back.map(({ method, amount_cents }) => ({ method, cents: -amount_cents }));
    }
    /** What the screen would show first, then that; [{ method, cents }] to give to the customer. */
    async refund(number, { approval, ...wish } = {}) {
        const path = `/api/v1/sales/${(await this.hall.sale(number)).id}`;
        const { given_back_cents } = await this.#till.must('POST', `${path}/refund-offer`, wish);
        const { payments: back } = await this.#till.must('POST', `${path}/refunds`, {
            ...wish, reason: 'customer', expected_cents: given_back_cents, ...(approval && { approval: { user_id: approval.user_id, pin: approval.pin } }),
        });
        return back.map(({ method, amount_cents }) => ({ method, cents: -amount_cents }));
    }
    async correct(number, from, to) {
        const { id, payments: [{ amount_cents }] } = await this.hall.sale(number);
        await this.#till.must('POST', `/api/v1/sales/${id}/corrections`, { from, to, amount_cents });
    }

    // --- the drawer
    session() {
        return this.#till.session.register_session;
    }
    #drawer(what) {
        return `/api/v1/register-sessions/${this.session().id}/${what}`;
    }
    async moveCash(kind, amount_cents, note) {
        await this.#till.must('POST', this.#drawer('movements'), { kind, amount_cents, note });
    }
    async movements() {
        return (await this.#till.must('GET', this.#drawer('movements'))).movements;
    }
    async takeMovementBack(note) {
        const { entry } = (await this.movements()).find((movement) => movement.note === note);
        await this.#till.must('POST', this.#drawer('movement-corrections'), { entry, note: 'Erreur' });
    }
    async printMovement(note) {
        const { entry } = (await this.movements()).find((movement) => movement.note === note);
        return this.#paper(await this.#till.must('POST', this.#drawer(`movements/${entry}/prints`), { output: 'pdf_a4' }));
    }
    async report() {
        return this.#till.must('GET', this.#drawer('report'));
    }
    async count(counted_cents) {
        return this.#till.must('POST', this.#drawer('counts'), { counted_cents });
    }
    async closeDrawer(count_id, withdrawn_cents, comment) {
        await this.#till.must('POST', this.#drawer('closing'), { count_id, withdrawn_cents, ...(comment && { comment }) });
    }
    async closeForgotten(session, comment) {
        await this.#till.must('POST', `/api/v1/register-sessions/${session.id}/closing`, { withdrawn_cents: 0, comment });
    }
    async print(what, number) {
        return this.#paper(await this.#till.print(await this.hall.sale(number), what));
    }
    async sendToPrinter(what, number) {
        await this.#till.print(await this.hall.sale(number), what, 'printer');
    }
    async #paper(job) {
        const paper = await this.#till.ask('GET', `/api/v1/prints/${job.id}/document`);
        return { copy: job.copy, pdf: paper.bytes.subarray(0, 5).toString() === '%PDF-' };
    }

    // --- the bookkeeping
    async setAccount(name, account) {
        await this.#changeAccounts(() => ({ [name]: account }));
    }
    async setAccountOfReason(reason, account) {
        await this.#changeAccounts(({ reasons }) => ({ reasons: [...reasons, { reason, account }] }));
    }
    async #changeAccounts(change) {
        const path = '/api/v1/settings/accounts';
        const accounts = await this.#till.must('GET', path);
        await this.#till.must('PUT', path, { ...accounts, ...change(accounts) });
    }

    /** Places left as this till knows them, from the programme and the news. */
    async placesLeft(event) {
        const { capacity, sold, held } = this.#gauges.get(this.hall.office.ids.screenings[event]);
        return capacity - sold - held;
    }

    #quantity(line) {
        const same = (l) => l.screening_id === line.screening_id && l.tariff_id === line.tariff_id && l.area === line.area;
        return this.#till.cart?.lines.find(same)?.quantity ?? 0;
    }
    async #tap(change) {
        const { cart } = this.#till;
        try {
            await change();
        } catch (refusal) {
            this.#till.cart = cart; // as before, also when it was never made
            throw refusal;
        }
    }
    async #pay(...parts) {
        this.last = await this.#till.must('POST', '/api/v1/sales', {
            cart_id: this.#till.cart.id,
            expected_total_cents: this.#till.cart.total_cents,
            payments: payments(this.#till.cart.total_cents, parts),
        });
        this.#till.cart = null;
    }
    async #listen() {
        const { screenings, journal } = await this.#till.programme();
        for (const { id, gauge } of screenings) this.#gauges.set(id, gauge);
        for (const { id, seat_map_id } of screenings) if (seat_map_id) await this.#readSeats(id);
        this.#feed = await Feed.open(this.#till, `/api/v1/feed?after=${journal}`, {}, (item) => {
            for (const { screening_id, ...gauge } of item.gauges ?? []) this.#gauges.set(screening_id, gauge);
            for (const change of item.seats ?? []) this.#hear(change, item.id);
        });
    }
    async #readSeats(screening) {
        const { changes, journal } = await this.#till.must('GET', `/api/v1/screenings/${screening}/seats`);
        this.#seats.set(screening, Object.assign(new Map(), { journal }));
        for (const change of changes) this.#hear(change, journal + 1);
    }
    #hear({ seats, ...change }, journal) {
        const known = this.#seats.get(change.screening_id);
        if (!known || journal <= known.journal) return; // put on later, or already read
        for (const seat of seats) known.set(seat, change);
    }
}
