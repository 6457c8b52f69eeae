// The rules of the fake: honest about places, money, keys and times, and nothing else.
import { randomUUID } from 'node:crypto';
import { dayOf, makeScreenings, rooms, tariffs, timeZone } from './programme.mjs';
import { Refused } from './refusals.mjs';
import { Seating } from './seating.mjs';

const minute = 60_000;
const holdMs = Number(process.env.FAKE_HOLD_MS ?? 10 * minute);
const roundCash = (cents) => Math.round(cents / 5) * 5;

export class BoxOffice {
    constructor() {
        this.journal = 40;
        this.holdMs = holdMs;
        this.listeners = new Set();
        this.news = [];
        this.screenings = new Map(makeScreenings(Date.now()).map((one) => [one.id, one]));
        this.tariffs = new Map(tariffs.map((one) => [one.id, one]));
        this.carts = new Map();
        this.sales = [];
        this.history = []; // sales of the days before, when somebody keeps books
        this.prints = new Map();
        this.answers = new Map();
        this.seating = new Seating(this);
        this.nextNumber = 4711;
        this.nextTicket = 90001;
        const register = (id, name, printer) => ({ id, name, printer, session: null });
        this.salepoints = [
            { id: 1, name: 'Hall du Grand Théâtre', registers: [register(1, 'Caisse 1', true), register(2, 'Caisse 2', false), register(3, 'Caisse 3', false)] },
            { id: 2, name: 'Kiosque de la gare', registers: [register(4, 'Caisse gare', false)] },
        ];
        const user = (id, login, name, salepoints, pin, language) => ({
            id, login, name, salepoints, pin, language, password: 'guichet-demo', roles: ['pos', 'on-site'], lastRegister: null, fails: 0,
        });
        this.users = [
            { ...user(1, 'anna', 'Anna Rochat', [1, 2], '1234', 'fr'), roles: ['admin', 'pos', 'on-site'] },
            user(2, 'beat', 'Beat Zürcher', [1], '2345', 'fr'),
            user(3, 'gare', 'Chiara Bernasconi', [2], '3456', 'fr'),
            user(4, 'new', 'Dominic Neu', [], '4567', 'fr'),
            { ...user(5, 'paula', 'Paula Gex', [1, 2], '5678', 'fr'), roles: ['pos', 'on-site', 'refund'] },
        ];
        setInterval(() => this.expire(), 500).unref();
    }

    hello() {
        return {
            tenant: 'demo', name: 'Festival du Léman', language: 'fr', currency: 'CHF', time_zone: timeZone, version: 'fake',
            demo_logins: this.users.slice(0, 2).map(({ login, password, name }) => ({ login, password, name })),
        };
    }

    tell(kind, more) {
        this.journal += 1;
        const item = { n: this.journal, kind, at_ms: Date.now(), ...more };
        this.news.push(item);
        for (const hear of this.listeners) hear(item);
    }

    gaugesOf(ids) {
        return [...new Set(ids)].map((id) => {
            const areas = this.seating.areas(id);
            return { screening_id: id, ...this.screenings.get(id).gauge, ...(areas.length > 0 ? { areas } : {}) };
        });
    }

    /** Recounts what carts and unpaid reservations hold. */
    recount(ids) {
        for (const id of new Set(ids)) {
            const screening = this.screenings.get(id);
            let held = screening.base_held ?? 0;
            for (const cart of this.carts.values()) {
                if (cart.state !== 'open' && cart.state !== 'parked') continue;
                for (const line of cart.lines) if (line.screening_id === id) held += line.quantity;
            }
            for (const sale of this.sales) {
                if (sale.state !== 'reserved') continue;
                for (const line of sale.lines) if (line.screening_id === id) held += line.quantity;
            }
            screening.gauge = { ...screening.gauge, held };
        }
    }

    expire() {
        for (const cart of this.carts.values()) {
            if (cart.state === 'open' && cart.lines.length > 0 && cart.expires_at_ms <= Date.now()) {
                cart.state = 'expired';
                this.touched('cart.expired', cart, undefined, this.seating.changes(cart.lines, () => null));
            }
        }
    }

    touched(kind, cart, ids = cart.lines.map((line) => line.screening_id), seats = []) {
        this.recount(ids);
        this.tell(kind, { cart: cart.id, gauges: this.gaugesOf(ids), ...(seats.length > 0 ? { seats } : {}) });
    }

    programme(from, days) {
        const today = dayOf(Date.now());
        const first = from ?? today;
        const wanted = new Set(
            Array.from({ length: days }, (_one, n) => {
                const date = new Date(`${first}T12:00:00Z`);
                date.setUTCDate(date.getUTCDate() + n);
                return date.toISOString().slice(0, 10);
            }),
        );
        const screenings = [...this.screenings.values()].filter((one) => wanted.has(one.day));
        const named = rooms.map(({ id, name }) => ({ id, name }));
        return { from: first, days, journal: this.journal, rooms: named, tariffs, screenings: screenings.map(({ base_held: _held, ...one }) => one) };
    }

    rooms() {
        return rooms.map((room) => ({ building: '', capacity: 400, ...room }));
    }

    render(cart) {
        const lines = cart.lines.map((line) => {
            const tariff = this.tariffs.get(line.tariff_id);
            const screening = this.screenings.get(line.screening_id);
            const { title, starts_at_ms } = screening;
            const unit_cents = tariff.price_cents;
            const area = line.area && this.seating.hall(screening.seat_map_id).map.areas.find((one) => one.key === line.area);
            const seats = line.seats?.map((number) => this.seating.seat(line.screening_id, number));
            return {
                ...line, unit_cents, amount_cents: unit_cents * line.quantity, title, tariff: tariff.name, starts_at_ms,
                ...(area ? { area_name: area.name } : {}), ...(seats ? { seats } : {}),
            };
        });
        const total_cents = lines.reduce((sum, line) => sum + line.amount_cents, 0);
        const { id, state, name, expires_at_ms } = cart;
        const lonely = state === 'open' ? this.seating.lonely(cart) : [];
        return {
            id, state, ...(name ? { name } : {}), lines, total_cents, cash_total_cents: roundCash(total_cents), expires_at_ms,
            ...(lonely.length > 0 ? { lonely } : {}),
        };
    }

    usable(id, who, state = 'open') {
        const cart = this.carts.get(id);
        if (!cart) throw new Refused('cart_unknown');
        if (cart.state === 'open' && cart.register !== who.register.id) throw new Refused('cart_elsewhere', { register: 'Caisse' });
        if (cart.state !== state) throw new Refused(state === 'parked' ? 'cart_not_parked' : `cart_${cart.state}`, { name: cart.name });
        return cart;
    }

    /** The first line makes the cart. */
    fillable(id, who) {
        if (!who.register?.session) throw new Refused('register_closed');
        if (!this.carts.has(id)) this.carts.set(id, { id, state: 'open', register: who.register.id, salepoint: who.salepoint, lines: [], expires_at_ms: 0 });
        return this.usable(id, who);
    }

    takeSeats(id, body, who) {
        const cart = this.fillable(id, who);
        cart.expires_at_ms = Date.now() + this.holdMs;
        const changes = this.seating.take(cart, body, who);
        this.touched('cart.seats', cart, [body.screening_id], changes);
        return this.render(cart);
    }

    setLine(id, { screening_id, tariff_id, quantity, area }, who) {
        const cart = this.fillable(id, who);
        const screening = this.screenings.get(screening_id);
        if (!screening) throw new Refused('screening_unknown');
        const title = screening.title.fr;
        const notSold = { cancelled: 'screening_cancelled', over: 'screening_over', free_entry: 'screening_free_entry' }[screening.state];
        if (notSold) throw new Refused(notSold, { title });
        if (!this.tariffs.has(tariff_id)) throw new Refused('tariff_unknown');
        if (screening.seat_map_id && !area) throw new Refused('seat_needed', { title });
        const old = cart.lines.find((line) => line.screening_id === screening_id && line.tariff_id === tariff_id && line.area === area);
        const more = quantity - (old?.quantity ?? 0);
        const { capacity, sold, held } = this.seating.areas(screening_id).find((one) => one.area === area) ?? screening.gauge;
        const left = capacity - sold - held;
        if (more > left) throw left > 0 ? new Refused('places_left', { left, title }) : new Refused('no_place_left', { title });
        if (old) old.quantity = quantity;
        else cart.lines.push({ screening_id, tariff_id, quantity, ...(area ? { area } : {}) });
        cart.lines = cart.lines.filter((line) => line.quantity > 0);
        cart.expires_at_ms = Date.now() + this.holdMs;
        this.touched('cart.line_set', cart, [screening_id]);
        return this.render(cart);
    }

    changeCart(id, kind, who, body) {
        const cart = this.usable(id, who, kind === 'resumption' ? 'parked' : 'open');
        if (kind === 'parking') Object.assign(cart, { state: 'parked', name: body.name, expires_at_ms: Date.now() + 60 * minute });
        else cart.expires_at_ms = Date.now() + 10 * minute;
        if (kind === 'resumption') Object.assign(cart, { state: 'open', register: who.register.id });
        if (kind === 'emptying') cart.state = 'emptied';
        const held = { state: 'held', cart: cart.id, until_ms: cart.expires_at_ms, register: who.register.name };
        const changes = this.seating.changes(cart.lines, () => (kind === 'emptying' ? null : held));
        this.touched({ parking: 'cart.parked', resumption: 'cart.resumed', emptying: 'cart.emptied' }[kind] ?? 'cart.extended', cart, undefined, changes);
        return this.render(cart);
    }

    settle(total, payments, customer) {
        const later = payments.some((one) => one.method === 'later');
        if (later && !customer) throw new Refused('name_required');
        if (total === 0 && !later && payments[0].method !== 'free') throw new Refused('zero_needs_free');
        const notCash = payments.filter((one) => one.method !== 'cash').reduce((sum, one) => sum + one.amount_cents, 0);
        const hasCash = payments.some((one) => one.method === 'cash');
        const due = hasCash ? notCash + roundCash(total - notCash) : total;
        const given = payments.reduce((sum, one) => sum + one.amount_cents, 0);
        if (given !== due) throw new Refused('payments_do_not_add_up', { due, given });
        const change = payments.reduce((sum, one) => sum + Math.max(0, (one.tendered_cents ?? one.amount_cents) - one.amount_cents), 0);
        return { later, rounding: due - total, change };
    }

    sell(key, body, who) {
        const cart = this.usable(body.cart_id, who);
        const { lines, total_cents } = this.render(cart);
        if (lines.length === 0) throw new Refused('cart_empty');
        if (total_cents !== body.expected_total_cents) throw new Refused('price_changed', { shown: body.expected_total_cents, now: total_cents });
        const { later, rounding, change } = this.settle(total_cents, body.payments, body.customer);
        cart.state = 'sold';
        const ids = lines.map((line) => line.screening_id);
        const number = (this.nextNumber += 1) - 1;
        const sale = {
            id: key, number, kind: 'sale', state: later ? 'reserved' : 'paid', sold_at_ms: Date.now(),
            register: who.register.name, registerId: who.register.id, user: who.user.name,
            ...(body.customer ? { customer: body.customer.name } : {}),
            ...(later ? { expires_at_ms: Date.now() + 24 * 60 * minute } : {}),
            cancellable_until_ms: Date.now() + 5 * minute,
            total_cents, rounding_cents: rounding, payments: later ? [] : body.payments, vat: [],
            lines: lines.map((line, n) => ({ ...line, line: n + 1, kind: 'ticket', label: line.title })),
            tickets: lines.flatMap((line, n) =>
                Array.from({ length: line.quantity }, (_one, at) => ({
                    number: (this.nextTicket += 1), line: n + 1, state: later ? 'new' : 'activated', ...(line.seats ? { seat: line.seats[at] } : {}),
                })),
            ),
        };
        const changes = sale.tickets.filter((one) => one.seat).map((ticket) => {
            const { screening_id, tariff } = lines[ticket.line - 1];
            const { sold_at_ms, user, customer } = sale;
            const about = { id: key, number, ticket: ticket.number, sold_at_ms, user, tariff, ...(customer ? { customer } : {}) };
            const entry = { state: later ? 'reserved' : 'sold', sale: about, register: who.register.name, ...(later ? { until_ms: sale.expires_at_ms } : {}) };
            return this.seating.set(screening_id, [ticket.seat.seat], entry);
        });
        this.sales.unshift(sale);
        if (!later) this.moveSold(lines, 1);
        this.recount(ids);
        this.tell(later ? 'sale.reserved' : 'sale.made', { sale: number, register_id: who.register.id, gauges: this.gaugesOf(ids), seats: changes });
        return this.sold(sale, change, body.print, who);
    }

    moveSold(lines, sign) {
        for (const line of lines) {
            const screening = this.screenings.get(line.screening_id);
            screening.gauge = { ...screening.gauge, sold: screening.gauge.sold + sign * line.quantity };
        }
    }

    sold(sale, change, print, who) {
        const prints = who.register.printer ? (print ?? []).map((what) => this.print(sale.id, { what, output: 'printer' }, who).id) : [];
        return {
            id: sale.id, number: sale.number, state: sale.state, total_cents: sale.total_cents, rounding_cents: sale.rounding_cents,
            change_cents: change, sold_at_ms: sale.sold_at_ms, cancellable_until_ms: sale.cancellable_until_ms,
            ...(sale.expires_at_ms ? { expires_at_ms: sale.expires_at_ms } : {}),
            tickets: sale.tickets.map((ticket) => ticket.number), prints,
        };
    }

    findSale(id) {
        const sale = [...this.sales, ...this.history].find((one) => one.id === id);
        if (!sale) throw new Refused('sale_unknown');
        return sale;
    }

    pay(id, body, who) {
        const sale = this.findSale(id);
        if (sale.state !== 'reserved') throw new Refused('not_a_reservation', { number: sale.number });
        const { rounding, change } = this.settle(sale.total_cents, body.payments);
        Object.assign(sale, { state: 'paid', payments: body.payments, rounding_cents: rounding, cancellable_until_ms: Date.now() + 5 * minute });
        delete sale.expires_at_ms;
        this.moveSold(sale.lines, 1);
        const ids = sale.lines.map((line) => line.screening_id);
        this.recount(ids);
        const changes = this.seating.changes(sale.lines, (line) => {
            const ticket = sale.tickets.find((one) => one.line === line.line);
            return { state: 'sold', register: sale.register, sale: { id, number: sale.number, ticket: ticket.number, sold_at_ms: sale.sold_at_ms, user: sale.user, tariff: line.tariff } };
        });
        this.tell('reservation.paid', { sale: sale.number, gauges: this.gaugesOf(ids), seats: changes });
        return this.sold(sale, change, body.print, who);
    }

    cancel(key, id, who) {
        const sale = this.findSale(id);
        if (sale.state === 'cancelled') throw new Refused('already_cancelled', { number: sale.number });
        const paid = sale.state === 'paid';
        if (paid && sale.cancellable_until_ms < Date.now()) throw new Refused('cancel_too_late', { minutes: 5 });
        sale.state = 'cancelled';
        const number = (this.nextNumber += 1) - 1;
        const back = sale.payments.map((one) => ({ method: one.method, amount_cents: -one.amount_cents }));
        if (paid) {
            this.moveSold(sale.lines, -1);
            this.sales.unshift({
                ...sale, id: key, number, kind: 'refund', state: 'paid', reverses: sale.number, payments: back, user: who.user.name,
                sold_at_ms: Date.now(), total_cents: -sale.total_cents, rounding_cents: -sale.rounding_cents, tickets: [],
                lines: sale.lines.map((line) => ({ ...line, quantity: -line.quantity, amount_cents: -line.amount_cents })),
            });
        }
        const ids = sale.lines.map((line) => line.screening_id);
        this.recount(ids);
        this.tell(paid ? 'sale.cancelled' : 'reservation.given_up', { sale: sale.number, gauges: this.gaugesOf(ids), seats: this.seating.changes(sale.lines, () => null) });
        const given_back_cents = paid ? sale.total_cents + sale.rounding_cents : 0;
        return { id: key, number, cancels: sale.number, given_back_cents, payments: back };
    }

    print(saleId, { what, output }, who) {
        const sale = this.findSale(saleId);
        if (output === 'printer' && !who.register.printer) throw new Refused('no_printer', { register: who.register.name });
        if (what === 'tickets' && sale.state === 'reserved') throw new Refused('print_not_paid', { number: sale.number });
        const copy = [...this.prints.values()].filter((one) => one.sale === sale.number && one.what === what).length;
        const job = { id: randomUUID(), what, output, copy, state: output === 'printer' ? 'queued' : 'done', sale: sale.number };
        this.prints.set(job.id, job);
        if (output === 'printer') {
            setTimeout(() => {
                job.state = 'done';
                this.tell('paper.printed', { print: { id: job.id, state: 'done' } });
            }, 600);
        }
        return job;
    }
}
