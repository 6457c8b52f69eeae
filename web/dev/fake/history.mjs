// Sales of the last days before the fake was started: something to filter, add up and give back.
import { randomUUID } from 'node:crypto';

const hour = 3_600_000;
const methods = ['cash', 'card', 'card', 'twint'];
const customers = ['Famille Dupont', 'Comité de soutien du Festival du Léman', 'École de Rive'];

/** The same every time: nothing here is drawn by lot. */
export function makeHistory(office, count) {
    const screenings = [...office.screenings.values()].filter((one) => !one.seat_map_id && one.state !== 'cancelled');
    const registers = office.salepoints.flatMap((salepoint) => salepoint.registers.map((one) => ({ ...one, salepoint })));
    const sales = [];
    for (let n = 0; n < count; n += 1) {
        const number = 4710 - n;
        const register = registers[(n * 5) % registers.length];
        const lines = [0, 1].slice(0, 1 + (n % 3 === 0)).map((at) => {
            const screening = screenings[(n * 7 + at * 3) % screenings.length];
            const tariff = office.tariffs.get(11 + ((n + at) % 5));
            const quantity = 1 + ((n + at) % 4);
            return {
                line: at + 1, kind: 'ticket', label: screening.title, tariff: tariff.name, tariff_id: tariff.id, screening_id: screening.id,
                starts_at_ms: screening.starts_at_ms, quantity, unit_cents: tariff.price_cents, amount_cents: quantity * tariff.price_cents,
            };
        });
        const total_cents = lines.reduce((sum, line) => sum + line.amount_cents, 0);
        const reserved = n % 29 === 7;
        sales.push({
            id: randomUUID(), number, kind: 'sale', state: reserved ? 'expired' : 'paid', sold_at_ms: Date.now() - (n + 1) * 1.7 * hour,
            register: register.name, registerId: register.id, user: office.users[n % 3].name,
            ...(n % 13 === 7 ? { customer: customers[n % 3] } : {}),
            total_cents, rounding_cents: 0, lines, vat: [], tickets: lines.flatMap((line) => Array.from({ length: line.quantity }, (_one, at) => ({ number: 80000 - n * 8 + at, line: line.line, state: 'activated' }))),
            payments: reserved ? [] : [{ method: methods[n % 4], amount_cents: total_cents }],
        });
    }
    return sales;
}
