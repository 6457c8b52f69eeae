// Part of verify_archive.mjs: each document in itself, and that nothing is given back that was not sold.

const plus = (map, name, number) => map.set(name, (map.get(name) ?? 0) + number);
const sum = (list, of) => list.reduce((total, item) => total + of(item), 0);
/** Half away from zero. */
const rounded = (numerator, divisor) => Math.sign(numerator) * Math.floor((2 * Math.abs(numerator) + divisor) / (2 * divisor));

export class Sold {
    #sales = new Map(); // of the sales that something reverses: what is left of them
    #reversed = new Set();

    constructor(open, faults) {
        this.faults = faults;
        for (const { reverses } of open('documents')) if (reverses !== null) this.#reversed.add(reverses);
        const earlier = [...open('earlier')];
        for (const document of earlier) if (document.reverses !== null) this.#reversed.add(document.reverses);
        for (const document of earlier) this.take(document);
    }

    take(document) {
        this.#adds(document);
        if (document.kind === 'sale') {
            if (document.reverses !== null) this.faults.say(`document ${document.number}: a sale reverses nothing`);
            if (!this.#reversed.has(document.number)) return;
            const left = { lines: new Map(), methods: new Map(), tickets: new Set(document.tickets) };
            for (const line of document.lines) left.lines.set(line.line, { ...line });
            for (const { method, amount_cents } of document.payments) plus(left.methods, method, amount_cents);
            this.#sales.set(document.number, left);
        } else {
            this.#takesBack(document);
        }
    }

    /** Total, rounding, payments, tickets and VAT of a document are those of its lines. */
    #adds(document) {
        const { faults } = this;
        const where = `document ${document.number}`;
        const rounding = document.lines.filter(({ kind }) => kind === 'rounding');
        const lines = document.lines.filter(({ kind }) => kind !== 'rounding');
        faults.same(document.total_cents, sum(lines, (line) => line.amount_cents), `${where}, total`);
        faults.same(document.rounding_cents, sum(rounding, (line) => line.amount_cents), `${where}, rounding`);
        faults.same(sum(document.payments, (payment) => payment.amount_cents), document.total_cents + document.rounding_cents, `${where}, paid`);
        const places = sum(lines.filter(({ kind }) => kind === 'ticket'), (line) => line.quantity);
        if (document.tickets.length !== Math.abs(places)) faults.say(`${where}: ${document.tickets.length} tickets for ${places} places`);
        for (const line of document.lines) {
            if (line.amount_cents !== line.unit_cents * line.quantity) faults.say(`${where}: line ${line.line} is not price times quantity`);
            const vat = line.vat_bp === null ? 0 : rounded(line.amount_cents * line.vat_bp, 10_000 + line.vat_bp);
            // Parts of a line are given back so that the parts sum up: a cent more or less each.
            if (Math.abs(vat - line.vat_cents) > (document.kind === 'refund' ? 1 : 0)) faults.say(`${where}: the VAT of line ${line.line} is not ${vat}`);
        }
    }

    #takesBack(document) {
        const { faults } = this;
        const where = `document ${document.number}`;
        const left = this.#sales.get(document.reverses);
        if (!left) return faults.say(`${where}: reverses ${document.reverses}, which is not there`);
        for (const line of document.lines.filter(({ kind }) => kind === 'ticket')) {
            const of = left.lines.get(line.reverses_line);
            if (!of || line.quantity > 0) { faults.say(`${where}: line ${line.line} gives back nothing that was sold`); continue; }
            of.quantity += line.quantity;
            of.amount_cents += line.amount_cents;
            if (of.quantity < 0 || of.amount_cents < 0) faults.say(`${where}: gives back more of line ${line.reverses_line} than was sold`);
        }
        for (const { method, amount_cents } of document.payments) plus(left.methods, method, amount_cents);
        for (const [method, cents] of left.methods) if (cents < 0) faults.say(`${where}: gives back more by ${method} than was paid by it`);
        for (const ticket of document.tickets)
            if (!left.tickets.delete(ticket)) faults.say(`${where}: ticket ${ticket} is not one that can be given back`);
    }
}
