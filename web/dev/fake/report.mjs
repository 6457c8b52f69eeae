// Report X or Z of the fake: sums over the documents of one register session.
const sum = (list, of) => list.reduce((all, one) => all + of(one), 0);
const group = (list, by) => {
    const groups = new Map();
    for (const one of list) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
    return [...groups];
};

export function reportOf({ register, salepoint, documents, movements, expected }) {
    const { session } = register;
    const of = (kind) => documents.filter((one) => one.kind === kind);
    const payments = documents.flatMap((one) => one.payments.map((part) => ({ ...part, kind: one.kind })));
    const lines = documents.flatMap((one) => one.lines).filter((line) => line.kind === 'ticket');
    const paid = (parts, kind) => sum(parts.filter((part) => part.kind === kind), (part) => part.amount_cents);
    const cash = payments.filter((part) => part.method === 'cash');
    const moved = (kind) => sum(movements.filter((one) => one.kind === kind || one.kind === `${kind}_error`), (one) => one.amount_cents);
    const total_cents = sum(documents, (one) => one.total_cents);
    const net = Math.round(total_cents / 1.026);
    return {
        register: register.name, salepoint: salepoint.name, session_id: session.id, opened_at_ms: session.opened_at_ms, opened_by: session.opened_by,
        until_ms: Date.now(), documents: { sales: of('sale').length, refunds: of('refund').length, corrections: of('correction').length },
        methods: group(payments, (part) => part.method).map(([method, parts]) => ({
            method, sales_cents: paid(parts, 'sale'), refunds_cents: paid(parts, 'refund'), corrections_cents: paid(parts, 'correction'),
            total_cents: sum(parts, (part) => part.amount_cents), payments: parts.length,
        })),
        tariffs: group(lines, (line) => line.tariff_id).map(([, same]) => ({
            tariff: same[0].tariff, sold: sum(same, (line) => Math.max(0, line.quantity)), refunded: sum(same, (line) => Math.max(0, -line.quantity)),
            amount_cents: sum(same, (line) => line.amount_cents),
        })),
        screenings: group(lines, (line) => line.screening_id).map(([screening_id, same]) => ({
            screening_id, title: same[0].title, starts_at_ms: same[0].starts_at_ms, places: sum(same, (line) => line.quantity), amount_cents: sum(same, (line) => line.amount_cents),
        })),
        vat: [{ vat_code: 'C', rate_bp: 260, base_cents: net, vat_cents: total_cents - net, total_cents }],
        users: group(documents, (one) => one.user).map(([user, same]) => ({ user, documents: same.length, total_cents: sum(same, (one) => one.total_cents) })),
        cash: {
            float_cents: session.float_cents, sales_cents: paid(cash, 'sale'), refunds_cents: paid(cash, 'refund'), corrections_cents: paid(cash, 'correction'),
            in_cents: moved('in'), out_cents: moved('out'), expected_cents: expected,
        },
        movements: movements.filter((one) => one.kind !== 'float'), total_cents, rounding_cents: sum(documents, (one) => one.rounding_cents), fees_cents: 0, copies: 0,
    };
}
