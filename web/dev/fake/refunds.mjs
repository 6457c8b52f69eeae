// Refunds of the fake: whole sales or single places, given back as they were paid.
import { Refused } from './refusals.mjs';

function chosen(sale, elements) {
    const left = (line) => line.quantity - (line.refunded ?? 0);
    const wanted = (line) => (elements ? elements.filter((one) => one.line === line.line).reduce((sum, one) => sum + (one.quantity ?? one.tickets?.length ?? left(line)), 0) : left(line));
    return sale.lines.map((line) => ({ line, quantity: wanted(line) })).filter((one) => one.quantity > 0);
}

export function offerRefund(sale, { elements, fee_cents = 0 }) {
    const parts = chosen(sale, elements);
    if (parts.length === 0) throw new Refused('already_refunded', { number: sale.number });
    const cents = parts.reduce((sum, { line, quantity }) => sum + quantity * line.unit_cents, 0) - fee_cents;
    return {
        given_back_cents: cents, total_cents: -cents, rounding_cents: 0, needs_approval: false, in_drawer_cents: 50_000, tickets: [],
        payments: [{ method: sale.payments[0].method, amount_cents: -cents }],
    };
}

export function refund(office, key, sale, body, who) {
    const offer = offerRefund(sale, body);
    const parts = chosen(sale, body.elements);
    const number = (office.nextNumber += 1) - 1;
    const lines = parts.map(({ line, quantity }, n) => ({ ...line, line: n + 1, reverses_line: line.line, quantity: -quantity, amount_cents: -quantity * line.unit_cents, refunded: undefined }));
    for (const { line, quantity } of parts) line.refunded = (line.refunded ?? 0) + quantity;
    sale.refundedCents = (sale.refundedCents ?? 0) + offer.given_back_cents;
    sale.state = sale.lines.every((line) => line.refunded === line.quantity) ? 'refunded' : 'partly_refunded';
    const made = { id: key, number, kind: 'refund', state: 'paid', reverses: sale.number, reason: body.reason, sold_at_ms: Date.now(), user: who.user.name };
    office.sales.unshift({ ...made, register: sale.register, registerId: sale.registerId, lines, payments: offer.payments, vat: [], tickets: [], total_cents: offer.total_cents, rounding_cents: 0 });
    sale.later = [...(sale.later ?? []), { id: key, number, kind: 'refund', reason: body.reason, made_at_ms: Date.now(), user: who.user.name }];
    office.tell('sale.refunded', { sale: sale.number });
    return { id: key, number, sale: sale.number, ...offer, prints: [] };
}
