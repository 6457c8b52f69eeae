// Part of verify_archive.mjs: movements of drawers against journal and documents, closings of sessions
// against movements.
import { blake2b256 } from './blake2b.mjs';

export class Drawers {
    #cash = new Map(); // document: cash in it that must be in a drawer
    #wanted = new Map(); // "entry kind": amount that the journal decided
    #sessions = new Map(); // opened in this archive: { before, after } the closing
    #closings = new Map(); // number: what the journal says of it
    #last = [0, 0, -1];
    #lastClosing = 0;
    #booked = new Map(); // document: its entry and register

    constructor(faults) {
        this.faults = faults;
    }

    entry({ number, kind, register, decided }) {
        if (kind === 'register.opened') {
            this.#sessions.set(decided.session, { before: 0, after: 0 });
            this.#wanted.set(`${number} float`, decided.float);
        } else if (['drawer.cash_in', 'drawer.cash_out', 'drawer.corrected'].includes(kind)) {
            this.#wanted.set(`${number} ${decided.kind}`, decided.amount);
        } else if (kind === 'register.closed') {
            this.#closings.set(decided.closing, { ...decided, entry: number });
            if (decided.difference !== 0) this.#wanted.set(`${number} difference`, decided.difference);
            if (decided.withdrawn !== 0) this.#wanted.set(`${number} withdrawal`, -decided.withdrawn);
        }
    }

    document({ number, payments, entry, register }) {
        this.#booked.set(number, [entry, register]);
        const cash = payments.filter(({ method }) => method === 'cash');
        if (cash.length > 0) this.#cash.set(number, cash.reduce((sum, payment) => sum + payment.amount_cents, 0));
    }

    movement(movement) {
        const { entry, kind, amount_cents, session, position, number } = movement;
        const key = [session, entry, position];
        const at = key.findIndex((part, n) => part !== this.#last[n]);
        if (at < 0 || key[at] < this.#last[at]) this.faults.say(`movements: entry ${entry} is not in its place`);
        this.#last = key;
        if (['sale', 'refund', 'correction'].includes(kind)) {
            if (!this.#cash.has(number)) this.faults.say(`movements: cash of document ${number}, which took none`);
            this.faults.same([entry, movement.register], this.#booked.get(number), `movement of document ${number}`);
            this.#cash.set(number, this.#cash.get(number) - amount_cents);
        } else {
            const wanted = `${entry} ${kind}`;
            if (number !== null) this.faults.say(`movements: entry ${entry} is of no document`);
            this.faults.same(amount_cents, this.#wanted.get(wanted), `movement of entry ${entry} (${kind})`);
            this.#wanted.delete(wanted);
        }
        const drawer = this.#sessions.get(session);
        if (drawer) drawer[kind === 'difference' || kind === 'withdrawal' ? 'after' : 'before'] += amount_cents;
    }

    closing(closing) {
        const { faults } = this;
        if (closing.number <= this.#lastClosing) faults.say(`session_closings: closing ${closing.number} is not in its place`);
        this.#lastClosing = closing.number;
        const where = `closing ${closing.number} of session ${closing.session}`;
        const decided = this.#closings.get(closing.number);
        this.#closings.delete(closing.number);
        if (!decided) return faults.say(`${where}: the journal does not know it`);
        faults.same([closing.session, closing.mode, closing.expected_cents, closing.withdrawn_cents, blake2b256(Buffer.from(closing.report))],
            [decided.session, decided.mode, decided.expected, decided.withdrawn, decided.report], where);
        const difference = closing.counted_cents === null ? 0 : closing.counted_cents - closing.expected_cents;
        faults.same(difference, decided.difference, `${where}, difference`);
        const drawer = this.#sessions.get(closing.session);
        if (!drawer) return; // opened in an earlier archive
        faults.same(closing.expected_cents, drawer.before, `${where}: what must be in the drawer`);
        faults.same(drawer.after, difference - closing.withdrawn_cents, `${where}: what left the drawer`);
    }

    end() {
        for (const [document, cents] of this.#cash) if (cents !== 0) this.faults.say(`document ${document}: its cash and the drawer differ by ${cents}`);
        for (const movement of this.#wanted.keys()) this.faults.say(`movements: entry ${movement} is missing`);
        for (const number of this.#closings.keys()) this.faults.say(`session_closings: closing ${number} is missing`);
    }
}
