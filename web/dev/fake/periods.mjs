// Closed days, months and years of the fake: a week that is over, and what the office closes now.
import { dayOf } from './programme.mjs';
import { Refused } from './refusals.mjs';

const dayMs = 24 * 3_600_000;
const labelLength = { day: 10, month: 7, year: 4 };
const taken = [412_350, 387_200, 1_204_510, 965_400, 98_000];

export class Periods {
    #closings = []; // newest first
    #total = 0;
    #entry = 0;

    constructor(now = Date.now()) {
        taken.forEach((total, at) => this.#add('day', dayOf(now - (taken.length - at) * dayMs), total, now - (taken.length - at - 1) * dayMs));
        this.#add('month', dayOf(now - 31 * dayMs).slice(0, 7), 18_420_050, now - dayMs);
    }

    list(period, before, limit) {
        return { closings: this.#closings.filter((one) => one.number < before && (!period || one.period === period)).slice(0, limit) };
    }
    close({ period }, who) {
        const label = dayOf(Date.now()).slice(0, labelLength[period]);
        if (period !== 'day') throw new Refused('closing_not_over', { label });
        if (this.#closings.some((one) => one.label === label)) throw new Refused('closing_nothing');
        return this.#add(period, label, 152_000, Date.now(), who.user.name);
    }

    #add(period, label, total_cents, at_ms, user) {
        this.#total += period === 'day' ? total_cents : 0;
        const from_entry = this.#entry + 1;
        this.#entry += 420;
        const cash = Math.round(total_cents * 0.4);
        const closing = {
            number: this.#closings.length + 1, period, label, from_entry, until_entry: this.#entry, at_ms, ...(user ? { user } : {}),
            documents: Math.round(total_cents / 4200), total_cents, vat: [{ vat_code: 'C', rate_bp: 260, total_cents }],
            methods: [{ method: 'cash', total_cents: cash }, { method: 'card', total_cents: total_cents - cash }],
            net_cents: this.#total, absolute_cents: this.#total + 24_000, signature: label.replace(/\D/g, '').padEnd(128, '4a7f09c3'),
        };
        this.#closings.unshift(closing);
        return closing;
    }
}
