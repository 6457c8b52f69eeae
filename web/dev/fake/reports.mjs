// What accounting reads, made of the fake's sales: the filters, sums and files that the screens ask for.
import { randomUUID } from 'node:crypto';
import { makeHistory } from './history.mjs';
import { dayOf } from './programme.mjs';
import { Refused } from './refusals.mjs';

const names = { 11: 'full', 12: 'reduced', 13: 'student', 14: 'child', 15: 'family', 16: 'culture', 17: 'companion' };
const keyOf = (tariff) => names[tariff] ?? `tariff-${tariff}`;
const sum = (list, of) => list.reduce((total, one) => total + of(one), 0);
const day = 86_400_000;

/** Works are told apart by their French title. */
const workOf = (title) => [...title.fr].reduce((hash, letter) => (hash * 31 + letter.codePointAt(0)) % 100_003, 7) + 1;

export class Reports {
    constructor(office) {
        this.office = office;
        office.history = makeHistory(office, 130);
        this.views = [];
        this.files = [];
        /** Tests: a page stops after so many documents, or an export fails. */
        this.scanMost = Infinity;
        this.exportFails = false;
    }


    #refunded({ number }) {
        const back = sum(this.office.sales.filter((one) => one.kind === 'refund' && one.reverses === number), (one) => -one.total_cents);
        return back > 0 ? { refunded_cents: back } : {};
    }

    #documents() {
        const { salepoints, users } = this.office;
        return [...this.office.sales, ...this.office.history].map((sale) => {
            const salepoint = salepoints.find((one) => one.registers.some((register) => register.id === sale.registerId));
            return { ...sale, salepoint, userId: users.find((one) => one.name === sale.user)?.id ?? 1 };
        });
    }

    #lineFits(filter, line) {
        const played = line.starts_at_ms && dayOf(line.starts_at_ms);
        return (!filter.screening_id || line.screening_id === Number(filter.screening_id)) &&
            (!filter.work_id || workOf(line.label) === Number(filter.work_id)) &&
            (!filter.tariff_key || keyOf(line.tariff_id) === filter.tariff_key) &&
            (!filter.line_kind || line.kind === filter.line_kind) &&
            (!filter.event_from_day || played >= filter.event_from_day) && (!filter.event_to_day || played <= filter.event_to_day);
    }

    #matching(filter) {
        const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
        return this.#documents().flatMap((one) => {
            const at = dayOf(one.sold_at_ms);
            const fits =
                (!filter.from_day || at >= filter.from_day) && (!filter.to_day || at <= filter.to_day) &&
                (!filter.number || one.number === Number(filter.number)) && (!filter.kind || one.kind === filter.kind) &&
                (!filter.state || one.state === filter.state) && (!filter.register_id || one.registerId === Number(filter.register_id)) &&
                (!filter.salepoint_id || one.salepoint.id === Number(filter.salepoint_id)) && (!filter.user_id || one.userId === Number(filter.user_id)) &&
                (!filter.method || one.payments.some((part) => part.method === filter.method)) &&
                (!filter.customer || plain(one.customer ?? '').includes(plain(filter.customer)));
            const shown = fits ? one.lines.filter((line) => this.#lineFits(filter, line)) : [];
            return shown.length > 0 ? [{ ...one, shown, paid: one.payments.length > 0 }] : [];
        });
    }

    statement({ before, limit = 50, ...filter }) {
        const left = this.#matching(filter).filter((one) => !before || one.number < Number(before));
        const most = Math.min(Number(limit), this.scanMost);
        const page = left.slice(0, most);
        const next = left.length > most ? { next: page.at(-1)?.number ?? left[0].number } : {};
        const documents = page.map((one) => ({
            id: one.id, number: one.number, kind: one.kind, state: one.state, in_books: one.paid, made_at_ms: one.sold_at_ms,
            salepoint: one.salepoint.name, register_id: one.registerId, register: one.register, user: one.user,
            ...(one.customer ? { customer: one.customer } : {}), ...(one.reverses ? { reverses: one.reverses, reason: one.reason } : {}),
            total_cents: one.total_cents, rounding_cents: one.rounding_cents, ...this.#refunded(one),
            lines_hidden: one.lines.length - one.shown.length, payments: one.payments.map(({ method, amount_cents }) => ({ method, amount_cents })),
            lines: [...one.shown.map((line) => ({ ...line, vat_cents: 0 })), ...(one.rounding_cents && one.shown.length === one.lines.length ? [{ line: 99, kind: 'rounding', label: { fr: 'Arrondi' }, quantity: 1, unit_cents: one.rounding_cents, amount_cents: one.rounding_cents, vat_cents: 0 }] : [])],
        }));
        return { documents, ...next, ...(next.next && page.length < Number(limit) ? { scanned_until_ms: page.at(-1).sold_at_ms } : {}) };
    }

    totals(filter) {
        const all = this.#matching(filter);
        const books = all.filter((one) => one.paid);
        const whole = (one) => one.shown.length === one.lines.length;
        const cents = (one) => sum(one.shown, (line) => line.amount_cents);
        const add = (map, key, about, line) => {
            const row = map.get(key) ?? { ...about, quantity: 0, amount_cents: 0 };
            map.set(key, { ...row, quantity: row.quantity + (line.quantity ?? 0), amount_cents: row.amount_cents + line.amount_cents, ...(row.documents === undefined ? {} : { documents: row.documents + (line.documents ?? 0) }) });
        };
        const [methods, tariffs, screenings, users, salepoints] = Array.from({ length: 5 }, () => new Map());
        for (const one of books) {
            // In one piece where a part is shown: the real server shares it among the methods.
            const due = cents(one) + (whole(one) ? one.rounding_cents : 0);
            const parts = whole(one) ? one.payments : [{ ...one.payments[0], amount_cents: due }];
            for (const part of parts) methods.set(part.method, (methods.get(part.method) ?? 0) + part.amount_cents);
            for (const line of one.shown) {
                add(tariffs, line.tariff_id, { tariff_id: line.tariff_id, key: keyOf(line.tariff_id), name: line.tariff }, line);
                add(screenings, line.screening_id, { screening_id: line.screening_id, work_id: workOf(line.label), title: line.label, starts_at_ms: line.starts_at_ms }, line);
            }
            const row = { quantity: sum(one.shown, (line) => line.quantity), amount_cents: cents(one), documents: 1 };
            add(users, one.userId, { user_id: one.userId, name: one.user, documents: 0 }, row);
            add(salepoints, one.salepoint.id, { salepoint_id: one.salepoint.id, name: one.salepoint.name, documents: 0 }, row);
        }
        const unpaid = all.filter((one) => !one.paid);
        const total_cents = sum(books, cents);
        return {
            documents: books.length, total_cents, rounding_cents: sum(books, (one) => (whole(one) ? one.rounding_cents : 0)), fees_cents: 0,
            settled_without_money_cents: 0, unpaid_documents: unpaid.length, unpaid_cents: sum(unpaid, cents),
            methods: [...methods].map(([method, amount_cents]) => ({ method, amount_cents })),
            vat: total_cents === 0 ? [] : [{ code: 'N', excluded: false, rate_bp: 260, base_cents: Math.round(total_cents / 1.026), vat_cents: total_cents - Math.round(total_cents / 1.026) }],
            tariffs: [...tariffs.values()], screenings: [...screenings.values()], users: [...users.values()], salepoints: [...salepoints.values()],
        };
    }

    keepView({ name, filter, shared = false }, user) {
        const view = { id: this.views.length + 1, name, filter, shared, owner: user.id, user: user.name };
        this.views.push(view);
        return { id: view.id };
    }

    viewsOf(user) {
        const seen = this.views.filter((one) => one && (one.shared || one.owner === user.id));
        return { views: seen.map(({ owner, ...view }) => ({ ...view, mine: owner === user.id })) };
    }

    forgetView(id) {
        if (!this.views[id - 1]) throw new Refused('view_unknown');
        this.views[id - 1] = null;
        return {};
    }

    takings({ from_day, to_day, screening_id }) {
        const lines = this.#documents().flatMap((one) => (one.payments.length > 0 ? one.lines.map((line) => ({ ...line, tickets: one.tickets.map((ticket) => ticket.number) })) : []));
        const inPeriod = [...this.office.screenings.values()].filter((one) =>
            screening_id ? one.id === Number(screening_id) : dayOf(one.starts_at_ms) >= from_day && dayOf(one.starts_at_ms) <= to_day);
        const screenings = inPeriod.sort((a, b) => a.starts_at_ms - b.starts_at_ms).map((one) => {
            const rows = new Map();
            for (const line of lines.filter((sold) => sold.screening_id === one.id)) {
                const row = rows.get(line.tariff_id) ?? { tariff_id: line.tariff_id, key: keyOf(line.tariff_id), name: line.tariff, unit_cents: line.unit_cents, vat_code: 'N', vat_bp: 260, first_ticket: 0, last_ticket: 0, sold: 0, free: 0, refunded: 0, amount_cents: 0, vat_cents: 0 };
                row[line.quantity > 0 ? 'sold' : 'refunded'] += Math.abs(line.quantity);
                row.amount_cents += line.amount_cents;
                row.vat_cents = row.amount_cents - Math.round(row.amount_cents / 1.026);
                row.first_ticket = Math.min(row.first_ticket || Infinity, ...line.tickets) === Infinity ? 0 : Math.min(row.first_ticket || Infinity, ...line.tickets);
                row.last_ticket = Math.max(row.last_ticket, ...line.tickets);
                rows.set(line.tariff_id, row);
            }
            const list = [...rows.values()];
            const [sold, refunded] = [sum(list, (row) => row.sold), sum(list, (row) => row.refunded)];
            const capacity = one.gauge.capacity;
            return {
                screening_id: one.id, title: one.title, room: this.office.rooms().find((room) => room.id === one.room_id).name, starts_at_ms: one.starts_at_ms,
                cancelled: one.state === 'cancelled', capacity, occupancy_percent: capacity ? Math.round((100 * (sold - refunded)) / capacity) : 0, entered: 0,
                lines: list, sold, free: 0, refunded, amount_cents: sum(list, (row) => row.amount_cents), vat_cents: sum(list, (row) => row.vat_cents),
                ...(screening_id ? { methods: [{ method: 'card', amount_cents: sum(list, (row) => row.amount_cents) }] } : {}),
                checks: { places: true, payments: true, entries: one.id % 7 !== 0 },
            };
        });
        return { screenings, more: false };
    }

    figures({ from_day, to_day, by, of = 'sale' }) {
        const buckets = new Map();
        for (const one of this.#documents().filter((sale) => sale.payments.length > 0)) {
            for (const line of one.lines) {
                const at = of === 'sale' ? one.sold_at_ms : line.starts_at_ms;
                if (dayOf(at) < from_day || dayOf(at) > to_day) continue;
                const screening = this.office.screenings.get(line.screening_id);
                const room = this.office.rooms().find((candidate) => candidate.id === screening.room_id);
                const [key, label] = {
                    day: () => [dayOf(at)], hour: () => [String(new Date(at).getHours()).padStart(2, '0')], work: () => [String(workOf(line.label)), line.label],
                    room: () => [String(room.id), { fr: room.name }], tariff: () => [String(line.tariff_id), line.tariff], salepoint: () => [String(one.salepoint.id), { fr: one.salepoint.name }],
                }[by]();
                const bucket = buckets.get(key) ?? { key, ...(label ? { label } : {}), takings_cents: 0, sold: 0, refunded: 0, comps: 0, ...(of === 'screening' && by !== 'tariff' && by !== 'salepoint' ? { capacity: 400 } : {}) };
                bucket.takings_cents += line.amount_cents;
                bucket[line.quantity > 0 ? 'sold' : 'refunded'] += Math.abs(line.quantity);
                if (bucket.capacity) bucket.occupancy_percent = Math.round((100 * (bucket.sold - bucket.refunded)) / bucket.capacity);
                buckets.set(key, bucket);
            }
        }
        return { buckets: [...buckets.values()].sort((a, b) => a.key.localeCompare(b.key)) };
    }

    askExport({ what, format, filter }, user) {
        const rows = what === 'statement' ? this.#matching(filter).length : 12;
        const made = Date.now();
        const file = { id: randomUUID(), what, format, filter, state: 'queued', made_at_ms: made, kept_until_ms: made + 7 * day, progress_percent: 0, rows: 0, bytes: 0, owner: user.id };
        this.files.unshift(file);
        const fails = this.exportFails;
        const step = (state, after, change) => setTimeout(() => {
            Object.assign(file, { state, ...change });
            this.office.tell(`export.${state}`, { export: { id: file.id, state } });
        }, after);
        step('running', 300, { progress_percent: 35, rows: Math.ceil(rows / 3) });
        step(fails ? 'failed' : 'done', 1600, fails ? { problem: 'too_large' } : { progress_percent: 100, rows, bytes: 1200 + rows * 90 });
        return { id: file.id, state: 'queued' };
    }

    exportsOf(user) {
        return { exports: this.files.filter((one) => one.owner === user.id).map(({ owner: _owner, ...file }) => file) };
    }

    file(id) {
        const file = this.files.find((one) => one.id === id);
        if (file?.state !== 'done') throw new Refused('export_not_ready');
        return { type: 'text/csv', raw: 'number;amount\n', headers: { 'Content-Disposition': `attachment; filename="demo.${file.format}"` } };
    }

}
