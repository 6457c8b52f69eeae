// The drawers of the fake: cash in and out, counts, closings, and the registers as the office sees them.
import { randomUUID } from 'node:crypto';
import { Refused } from './refusals.mjs';
import { reportOf } from './report.mjs';

const sum = (list, of) => list.reduce((all, one) => all + of(one), 0);

export class Drawers {
    #office;
    #known = new Map(); // by session: movements, newest first, and counts
    #closings = []; // newest first

    constructor(office) {
        this.#office = office;
    }

    movements(sessionId) {
        return { movements: this.#of(sessionId).movements };
    }
    move(sessionId, { kind, amount_cents, note }, who) {
        const inside = this.expected(sessionId);
        if (kind === 'out' && amount_cents > inside) throw new Refused('drawer_too_low', { inside, needed: amount_cents });
        return this.#record(sessionId, { kind, amount_cents: kind === 'out' ? -amount_cents : amount_cents, note }, who);
    }
    takeBack(sessionId, { entry, note }, who) {
        const wrong = this.#of(sessionId).movements.find((one) => one.entry === entry);
        if (!wrong) throw new Refused('movement_unknown');
        if (wrong.corrected) throw new Refused('movement_corrected');
        wrong.corrected = true;
        return this.#record(sessionId, { kind: `${wrong.kind}_error`, amount_cents: -wrong.amount_cents, note, corrects: entry }, who);
    }
    expected(sessionId) {
        const { register } = this.#of(sessionId);
        const { opened_at_ms } = register.session;
        const cash = this.#documents(register, opened_at_ms).flatMap((one) => one.payments).filter((one) => one.method === 'cash');
        return sum(this.#of(sessionId).movements, (one) => one.amount_cents) + sum(cash, (one) => one.amount_cents);
    }

    count(sessionId, { pieces, counted_cents }) {
        const counted = pieces ? sum(pieces, (one) => one.value_cents * one.pieces) : counted_cents;
        const expected = this.expected(sessionId);
        const { counts } = this.#of(sessionId);
        const count = { id: counts.length + 1, counted_cents: counted, expected_cents: expected, difference_cents: counted - expected };
        counts.push(count);
        return count;
    }
    report(sessionId, who) {
        const { register, counts } = this.#of(sessionId);
        const seesAll = who.user.roles.some((role) => role === 'admin' || role === 'accounting');
        if (register.closing !== 'automatic' && counts.length === 0 && !seesAll) throw new Refused('report_hidden');
        return this.#report(sessionId);
    }
    close(sessionId, { count_id, withdrawn_cents, comment, print }, who) {
        const { register, counts } = this.#of(sessionId);
        const forced = register.id !== who.register?.id;
        const count = counts.find((one) => one.id === count_id);
        const expected = this.expected(sessionId);
        const carts = [...this.#office.carts.values()].filter((one) => one.state === 'open' && one.register === register.id && one.lines.length > 0).length;
        if (carts > 0) throw new Refused('closing_cart_open', { carts });
        if (!forced && register.closing !== 'automatic') {
            if (!count) throw new Refused('count_missing');
            if (count.expected_cents !== expected) throw new Refused('count_outdated');
            if (count.difference_cents !== 0 && !comment) throw new Refused('comment_missing', { difference: count.difference_cents });
        }
        const most = count?.counted_cents ?? expected;
        if (withdrawn_cents > most) throw new Refused('withdrawal_too_high', { most });
        const report = this.#report(sessionId);
        const head = {
            number: this.#closings.length + 1, register_id: register.id, register: register.name, salepoint: this.#salepointOf(register).name,
            session_id: sessionId, mode: forced ? 'forced' : count ? 'counted' : 'automatic', at_ms: Date.now(), user: who.user.name,
            total_cents: report.total_cents, expected_cents: expected, withdrawn_cents, ...(comment ? { comment } : {}),
            ...(count ? { counted_cents: count.counted_cents, difference_cents: count.difference_cents } : {}),
        };
        const closing = { closing: head, report };
        this.#closings.unshift(closing);
        register.session = null;
        this.#office.tell('session.closed', { register_id: register.id, closing: head.number });
        return { ...closing, prints: print && register.printer ? [this.print(head.number, { output: 'printer' }).id] : [] };
    }

    closings(registerId, before, limit) {
        const heads = this.#closings.map((one) => one.closing).filter((one) => one.number < before && (!registerId || one.register_id === registerId));
        return { closings: heads.slice(0, limit) };
    }
    closing(number) {
        const found = this.#closings.find((one) => one.closing.number === number);
        if (!found) throw new Refused('closing_unknown');
        return found;
    }
    print(number, { output }) {
        this.closing(number);
        return this.#slip('closing', number, output);
    }
    printMovement(entry, { output }) {
        const all = [...this.#known.values()].flatMap((one) => one.movements);
        if (!all.some((one) => one.entry === entry)) throw new Refused('movement_unknown');
        return this.#slip('movement', entry, output);
    }
    #slip(what, subject, output) {
        const jobs = this.#office.prints;
        const copy = [...jobs.values()].filter((one) => one.what === what && one.sale === subject).length;
        const job = { id: randomUUID(), what, output, copy, state: 'done', sale: subject };
        jobs.set(job.id, job);
        return job;
    }

    registers() {
        const all = this.#office.salepoints.flatMap((salepoint) => salepoint.registers.map((register) => ({ register, salepoint })));
        return {
            registers: all.map(({ register, salepoint }) => {
                const last = this.#closings.find((one) => one.closing.register_id === register.id)?.closing;
                return {
                    id: register.id, name: register.name, salepoint_id: salepoint.id, salepoint: salepoint.name,
                    printer: register.address ?? (register.printer ? '192.168.1.40:9100' : ''), shared: register.shared === true, closing: register.closing ?? 'counted',
                    ...(register.session ? { session: register.session } : {}), ...(last ? { last_closing: last } : {}),
                };
            }),
        };
    }
    change(registerId, { name, printer, shared, closing }) {
        const register = this.#register((one) => one.id === registerId);
        if (!register) throw new Refused('register_unknown');
        Object.assign(register, { name, address: printer, printer: printer !== '', shared, closing });
        return { id: registerId };
    }

    #register(which) {
        return this.#office.salepoints.flatMap((one) => one.registers).find(which);
    }
    #salepointOf(register) {
        return this.#office.salepoints.find((one) => one.registers.includes(register));
    }
    #of(sessionId) {
        const register = this.#register((one) => one.session?.id === sessionId);
        if (!register) throw new Refused('session_unknown');
        if (!this.#known.has(sessionId)) {
            const { float_cents, opened_by, opened_at_ms } = register.session;
            const float = { entry: this.#office.journal, kind: 'float', amount_cents: float_cents, note: '', user: opened_by, at_ms: opened_at_ms };
            this.#known.set(sessionId, { register, movements: [float], counts: [] });
        }
        return this.#known.get(sessionId);
    }
    #record(sessionId, movement, who) {
        this.#office.tell('drawer.moved', { register_id: who.register.id });
        const full = { entry: this.#office.journal, ...movement, user: who.user.name, at_ms: Date.now() };
        this.#of(sessionId).movements.unshift(full);
        return full;
    }
    #documents(register, since) {
        return this.#office.sales.filter((one) => one.registerId === register.id && one.sold_at_ms >= since && one.state !== 'reserved');
    }
    #report(sessionId) {
        const { register, movements } = this.#of(sessionId);
        return reportOf({ register, salepoint: this.#salepointOf(register), documents: this.#documents(register, register.session.opened_at_ms), movements, expected: this.expected(sessionId) });
    }
}
