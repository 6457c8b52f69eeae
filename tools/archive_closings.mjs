// Part of verify_archive.mjs: days, months and years. They are signed, follow each other without a gap, and
// their sums are those of the documents (days) or of the closings they are made of (months, years).

const part_of = { month: 'day', year: 'month' };
const label_size = { day: 10, month: 7, year: 4 };
const none = () => ({ documents: 0, total: 0, absolute: 0, rates: new Map(), methods: new Map() });
const plus = (map, name, number) => map.set(name, (map.get(name) ?? 0) + number);
const everyOf = (map) => [...map].map(([name, cents]) => `${name} ${cents}`).sort();
const listOf = (map) => [...map].filter(([, cents]) => cents !== 0).map(([name, cents]) => `${name} ${cents}`).sort();

export class Closings {
    #days;
    #day = 0;
    #announced = new Map(); // by the journal

    constructor(closings, manifest, faults, signed) {
        Object.assign(this, { closings, manifest, faults });
        this.#days = closings.filter(({ period }) => period === 'day').map((closing) => ({ closing, sums: none() }));
        const byNumber = new Map();
        for (const closing of closings) {
            const where = `closing ${closing.number}`;
            const [last] = [...byNumber.keys()].slice(-1);
            if (last !== undefined && closing.number <= last) faults.say(`${where}: not in its place`);
            const text = JSON.parse(closing.signed_text);
            const before = byNumber.get(closing.number - 1)?.signature ?? (closing.number === 1 ? '' : text.at(-1));
            faults.same(text, ['guichet-closing-1', closing.number, closing.period, closing.label, closing.from_entry, closing.until_entry,
                closing.at_ms, closing.documents, closing.total_cents, closing.by_rate, closing.net_cents, closing.absolute_cents, before], where);
            if (!signed(closing.signed_text, closing.signature)) faults.say(`${where}: the signature is wrong`);
            byNumber.set(closing.number, closing);
        }
    }

    entry({ kind, decided }) {
        const { from_entry, until_entry } = this.manifest;
        if (kind === 'books.closed' && decided.from >= from_entry && decided.until <= until_entry) this.#announced.set(decided.closing, decided);
    }

    document(document, by_rate) {
        while (this.#day < this.#days.length && this.#days[this.#day].closing.until_entry < document.entry) this.#day += 1;
        const day = this.#days[this.#day];
        if (!day || document.entry < day.closing.from_entry) return; // of a day that is not closed yet
        day.sums.documents += 1;
        day.sums.total += document.total_cents;
        day.sums.absolute += Math.abs(document.total_cents);
        for (const [code, rate, cents] of by_rate) plus(day.sums.rates, `${code} ${rate}`, cents);
        for (const { method, amount_cents } of document.payments) plus(day.sums.methods, method, amount_cents);
    }

    end() {
        for (const { closing, sums } of this.#days) this.#equal(closing, sums);
        for (const period of ['day', 'month', 'year']) {
            const closings = this.closings.filter((closing) => closing.period === period);
            let before = this.manifest.start.closed[period];
            for (const closing of closings) {
                this.#follows(closing, before);
                if (part_of[period]) this.#equal(closing, this.#sumOfParts(closing));
                before = closing;
            }
        }
        for (const closing of this.closings) {
            const decided = this.#announced.get(closing.number);
            this.#announced.delete(closing.number);
            if (decided)
                this.faults.same([closing.period, closing.label, closing.from_entry, closing.until_entry, closing.total_cents, closing.signature],
                    [decided.period, decided.label, decided.from, decided.until, decided.total, decided.signature], `closing ${closing.number} and its journal entry`);
        }
        for (const number of this.#announced.keys()) this.faults.say(`period_closings: closing ${number} is missing`);
    }

    #follows(closing, before) {
        const first = before.number === undefined;
        // A range that begins amid a period has no closing for its first entries.
        if (first && before.until_entry + 1 < this.manifest.from_entry) return;
        if (closing.from_entry !== before.until_entry + 1)
            this.faults.say(`closing ${closing.number}: begins at entry ${closing.from_entry}, the ${closing.period} before ended at ${before.until_entry}`);
        if (closing.period !== 'day') return;
        const sums = this.#days.find((day) => day.closing === closing).sums;
        this.faults.same([closing.net_cents, closing.absolute_cents], [before.net_cents + sums.total, before.absolute_cents + sums.absolute], `closing ${closing.number}, perpetual totals`);
    }

    #equal(closing, sums) {
        const where = `closing ${closing.number} (${closing.period} ${closing.label})`;
        this.faults.same([closing.documents, closing.total_cents], [sums.documents, sums.total], where);
        this.faults.same(listOf(new Map(closing.by_rate.map(([code, rate, cents]) => [`${code} ${rate}`, cents]))), listOf(sums.rates), `${where}, by VAT`);
        this.faults.same(everyOf(new Map(closing.methods.map(({ method, total_cents }) => [method, total_cents]))), everyOf(sums.methods), `${where}, by method`);
    }

    #sumOfParts(whole) {
        const sums = none();
        let until = whole.from_entry - 1;
        let last;
        for (const closing of this.closings) {
            if (closing.period !== part_of[whole.period] || closing.from_entry < whole.from_entry || closing.until_entry > whole.until_entry) continue;
            if (closing.from_entry !== until + 1 || closing.label.slice(0, label_size[whole.period]) !== whole.label)
                this.faults.say(`closing ${whole.number}: closing ${closing.number} is not a part of ${whole.label}`);
            sums.documents += closing.documents;
            sums.total += closing.total_cents;
            for (const [code, rate, cents] of closing.by_rate) plus(sums.rates, `${code} ${rate}`, cents);
            for (const { method, total_cents } of closing.methods) plus(sums.methods, method, total_cents);
            until = closing.until_entry;
            last = closing;
        }
        if (until !== whole.until_entry) this.faults.say(`closing ${whole.number}: its ${part_of[whole.period]}s end at entry ${until}`);
        else this.faults.same([whole.net_cents, whole.absolute_cents], [last?.net_cents, last?.absolute_cents], `closing ${whole.number}, perpetual totals`);
        return sums;
    }
}
