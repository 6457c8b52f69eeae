// Refunds and corrections of the fake: who may, what is left, how it goes back. No VAT, no chain.
import { Refused } from './refusals.mjs';

const hour = 3_600_000;
const roundCash = (cents) => Math.round(cents / 5) * 5;
const sum = (list, of) => list.reduce((all, one) => all + of(one), 0);

export class GivingBack {
    #office;
    #rules;

    constructor(office, rules) {
        this.#office = office;
        this.#rules = rules;
    }

    /** A sale with what happened to it since. */
    view(sale) {
        if (sale.kind !== 'sale') return sale;
        const later = this.#later(sale);
        const left = this.#left(sale).filter((one) => one.amount_cents > 0);
        const documents = later.map(({ id, number, kind, reason = 'cancelled', sold_at_ms, user }) => ({ id, number, kind, reason, made_at_ms: sold_at_ms, user }));
        return { ...sale, later: documents, ...(sale.state === 'reserved' ? {} : { left }) };
    }

    byCode(code) {
        const number = Number(/\d{4,}/.exec(code)?.[0] ?? 0);
        return this.#office.sales.filter((sale) => sale.kind === 'sale' && sale.tickets.some((ticket) => ticket.number === number));
    }

    offer(id, wish, who) {
        const sale = this.#refundable(id, who);
        const parts = this.#parts(sale, wish.elements);
        const gross = sum(parts, ({ line, tickets }) => line.unit_cents * tickets.length);
        const fee = wish.fee_cents ?? 0;
        if (fee > gross) throw new Refused('refund_fee_too_high', { most: gross });
        const left = this.#left(sale);
        const closes = fee === 0 && parts.every(({ tickets, left: all }) => tickets.length === all) && parts.length === this.#open(sale).length;
        const due = closes ? sum(left, (one) => one.amount_cents) : gross - fee;
        const payments = wish.payments ?? this.#asItWasPaid(left, due, closes);
        const given = sum(payments, (one) => one.amount_cents);
        for (const { method, amount_cents } of payments) {
            const most = left.find((one) => one.method === method)?.amount_cents ?? 0;
            if (amount_cents > most) throw new Refused('refund_method', { method, left: most });
        }
        if (wish.payments && Math.abs(given - due) > 4) throw new Refused('refund_payments_off', { due, given });
        const cash = sum(payments.filter((one) => one.method === 'cash'), (one) => one.amount_cents);
        const inside = this.#office.drawers.expected(who.register.session.id);
        if (cash > inside) throw new Refused('drawer_too_low', { inside, needed: cash });
        const { amount_max_cents: most, second_person_above_cents: above } = this.#rules.refunds;
        if (most !== undefined && given > most && !isAdmin(who)) throw new Refused('refund_too_much', { most });
        return {
            given_back_cents: given, total_cents: -(gross - fee), rounding_cents: gross - fee - given,
            payments: payments.map(({ method, amount_cents }) => ({ method, amount_cents: -amount_cents })),
            tickets: parts.flatMap(({ tickets }) => tickets.map((ticket) => ticket.number)),
            needs_approval: above !== undefined && given > above, in_drawer_cents: inside, parts,
        };
    }

    refund(key, id, body, who) {
        const sale = this.#refundable(id, who);
        const { parts, needs_approval, ...offer } = this.offer(id, body, who);
        if (offer.given_back_cents !== body.expected_cents) throw new Refused('refund_changed', { shown: body.expected_cents, now: offer.given_back_cents });
        const approved = needs_approval ? this.#approve(body.approval, who) : null;
        for (const { line, tickets } of parts) {
            line.refunded = (line.refunded ?? 0) + tickets.length;
            for (const ticket of tickets) ticket.state = 'deleted';
        }
        sale.state = this.#open(sale).length === 0 ? 'refunded' : 'partly_refunded';
        const gone = parts.map(({ line, tickets }) => ({ ...line, quantity: tickets.length, seats: tickets.map((ticket) => ticket.seat?.seat).filter(Boolean) }));
        this.#office.moveSold(gone, -1);
        const number = this.#record(sale, {
            id: key, kind: 'refund', reason: body.reason, note: body.note, approved_by: approved?.name, payments: offer.payments,
            total_cents: offer.total_cents, rounding_cents: offer.rounding_cents,
            lines: gone.map((line) => ({ ...line, quantity: -line.quantity, amount_cents: -line.unit_cents * line.quantity, reverses_line: line.line })),
        }, who);
        const changes = this.#office.seating.changes(gone.filter((line) => line.seats.length > 0), () => null);
        this.#office.tell('sale.refunded', { sale: sale.number, gauges: this.#office.gaugesOf(gone.map((line) => line.screening_id)), seats: changes });
        const prints = who.register.printer ? (body.print ?? []).map((what) => this.#office.print(key, { what, output: 'printer' }, who).id) : [];
        return { id: key, number, sale: sale.number, given_back_cents: offer.given_back_cents, payments: offer.payments, tickets: offer.tickets, prints };
    }

    correct(key, id, { from, to, amount_cents, note }, who) {
        const sale = this.#office.findSale(id);
        if (from === to) throw new Refused('correction_methods');
        const most = this.#left(sale).find((one) => one.method === from)?.amount_cents ?? 0;
        if (amount_cents > most) throw new Refused('refund_method', { method: from, left: most });
        const payments = [{ method: from, amount_cents: -amount_cents }, { method: to, amount_cents }];
        const number = this.#record(sale, { id: key, kind: 'correction', reason: 'correction', note, payments, total_cents: 0, rounding_cents: 0, lines: [] }, who);
        this.#office.tell('sale.corrected', { sale: sale.number });
        return { id: key, number, sale: sale.number, payments, rounding_cents: 0 };
    }

    #record(sale, document, who) {
        const number = (this.#office.nextNumber += 1) - 1;
        this.#office.sales.unshift({
            ...document, number, state: 'paid', reverses: sale.number, sold_at_ms: Date.now(), register: who.register.name,
            registerId: who.register.id, user: who.user.name, vat: [], tickets: [],
        });
        return number;
    }
    #later(sale) {
        return this.#office.sales.filter((one) => one.reverses === sale.number).reverse();
    }
    #left(sale) {
        const byMethod = new Map();
        for (const { method, amount_cents } of [sale, ...this.#later(sale)].flatMap((one) => one.payments))
            byMethod.set(method, (byMethod.get(method) ?? 0) + amount_cents);
        return [...byMethod].map(([method, amount_cents]) => ({ method, amount_cents }));
    }
    #open(sale) {
        return sale.lines.filter((line) => line.quantity > (line.refunded ?? 0));
    }
    #refundable(id, who) {
        const sale = this.#office.findSale(id);
        if (!isAdmin(who)) {
            if (!who.user.roles.includes('refund')) throw new Refused('not_allowed', { role: 'refund' });
            if (sale.registerId !== who.register.id) throw new Refused('sale_elsewhere', { register: sale.register });
            const { within_hours: hours } = this.#rules.refunds;
            if (hours > 0 && Date.now() > sale.sold_at_ms + hours * hour) throw new Refused('refund_too_late', { hours });
        }
        if (sale.state !== 'paid' && sale.state !== 'partly_refunded') throw new Refused('already_refunded', { number: sale.number, last: '' });
        return sale;
    }
    #parts(sale, elements) {
        const wanted = elements ?? this.#open(sale).map((line) => ({ line: line.line, quantity: line.quantity - (line.refunded ?? 0) }));
        return wanted.map(({ line: number, quantity, tickets: numbers }) => {
            const line = sale.lines.find((one) => one.line === number);
            const valid = sale.tickets.filter((one) => one.line === number && one.state === 'activated');
            const tickets = numbers ? valid.filter((one) => numbers.includes(one.number)) : valid.slice(-quantity);
            if (tickets.length < (numbers?.length ?? quantity)) throw new Refused('refund_quantity', { left: valid.length });
            return { line, tickets, left: valid.length };
        });
    }
    #asItWasPaid(left, due, closes) {
        let rest = due;
        return left.flatMap(({ method, amount_cents }) => {
            const part = Math.min(rest, amount_cents);
            rest -= part;
            const amount = method === 'cash' && !closes ? roundCash(part) : part;
            return amount > 0 ? [{ method, amount_cents: amount }] : [];
        });
    }
    #approve(approval, who) {
        if (!approval) throw new Refused('approval_needed', { above: this.#rules.refunds.second_person_above_cents });
        const user = this.#office.users.find((one) => one.id === approval.user_id);
        if (user === who.user) throw new Refused('approval_by_self');
        if (user.pin !== approval.pin) throw new Refused('pin_wrong', { left: 4 });
        if (!user.roles.includes('refund') && !user.roles.includes('admin')) throw new Refused('approval_not_allowed', { user: user.name });
        return user;
    }
}

const isAdmin = (who) => who.user.roles.includes('admin');
