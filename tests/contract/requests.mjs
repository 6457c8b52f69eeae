// One valid request for every operation that changes something, ready to be sent, repeated or spoilt.
// Each call makes its own cart, sale or user where the operation uses one up.
import { uuid } from '../support/js/ids.mjs';

const hour = 3_600_000;
let serial = 0;

/**
 * { id: async (hall) => ({ as, path, body, other?, also?, settled? }) }; `other` is a different valid body, `also` are
 * valid bodies with fields that exclude some of `body`; `hall` is a Player that has played hall.yaml.
 */
export const requests = {
    sign_in: () => ({ as: 'nobody', path: '/api/v1/session', body: { login: 'ana', password: 'guichet-ana' } }),
    sign_out: async (hall) => {
        await hall.signedIn('denis', 'guichet-denis');
        return { as: 'denis', path: '/api/v1/session' };
    },
    choose_register: (hall) => ({ as: 'ana', path: '/api/v1/session/register', body: { register_id: hall.kept('till_1'), take_over: true } }),
    switch_cashier: (hall) => ({
        as: 'ana',
        path: '/api/v1/session/cashier',
        body: { user_id: hall.kept('ana'), pin: '2222' },
        other: { user_id: hall.kept('beat'), pin: '3333' }, // another wrong PIN would be refused before the key is looked at
    }),
    open_register: async (hall) => ({ as: await atClosedRegister(hall), path: '/api/v1/register-sessions', body: { float_cents: 10_000, pieces: [{ value_cents: 5000, pieces: 2 }] }, other: { float_cents: 20_000 } }),

    set_line: (hall) => ({ as: 'ana', path: `/api/v1/carts/${uuid()}/lines`, body: standing(hall, hall.kept('gala')) }),
    take_seats: async (hall) => {
        const id = uuid();
        const seat = await numbered(hall);
        await hall.person('ana').must('POST', `/api/v1/carts/${id}/seats`, { ...seat, take: [2] });
        return { as: 'ana', path: `/api/v1/carts/${id}/seats`, body: { ...seat, take: [1], release: [2] } };
    },
    take_best_seats: async (hall) => ({
        as: 'ana',
        path: `/api/v1/carts/${uuid()}/best-seats`,
        body: { ...(await numbered(hall)), quantity: 2, wheelchairs: 1, category: 'b', section: 'parterre' },
    }),
    extend_cart: async (hall) => ({ as: 'ana', path: `/api/v1/carts/${await cart(hall)}/extension` }),
    empty_cart: async (hall) => ({ as: 'ana', path: `/api/v1/carts/${await cart(hall)}` }),
    park_cart: async (hall) => ({ as: 'ana', path: `/api/v1/carts/${await cart(hall)}/parking`, body: { name: 'Dupont' } }),
    resume_cart: async (hall) => {
        const id = await cart(hall);
        await hall.person('ana').must('POST', `/api/v1/carts/${id}/parking`, { name: 'Dupont' });
        return { as: 'ana', path: `/api/v1/carts/${id}/resumption` };
    },

    sell: async (hall) => {
        const seat = await numbered(hall);
        const how = {
            expected_total_cents: 9800,
            payments: [{ method: 'cash', amount_cents: 9800, tendered_cents: 10_000, reference: 'r' }],
            customer: { name: 'Fournier', phone: '+41', email: 'f@example.ch' },
            print: ['tickets'],
        };
        return {
            as: 'ana',
            path: '/api/v1/sales',
            body: { lines: [line(hall), { ...seat, quantity: 1, seats: [1] }, standing(hall, seat.screening_id)], ...how },
            also: [{ cart_id: uuid(), ...how }],
        };
    },
    pay_reservation: async (hall) => ({
        as: 'ana',
        path: `/api/v1/sales/${(await reservation(hall)).id}/payments`,
        body: { payments: [{ method: 'card', amount_cents: 1800 }], print: [] },
    }),
    cancel_sale: async (hall) => ({ as: 'ana', path: `/api/v1/sales/${(await sale(hall)).id}/cancellation`, body: { reason: 'Erreur' } }),
    refund_offer: async (hall) => {
        const { as, id } = await refundable(hall);
        const payments = [{ method: 'card', amount_cents: 1700, reference: 'r' }];
        return { as, path: `/api/v1/sales/${id}/refund-offer`, body: { elements: [{ line: 1, quantity: 1 }], fee_cents: 100, payments } };
    },
    refund_sale: async (hall) => {
        const { as, id, tickets } = await refundable(hall);
        const how = {
            fee_cents: 100, payments: [{ method: 'card', amount_cents: 1700, reference: 'r' }], reason: 'customer', note: 'Malade',
            expected_cents: 1700, print: ['receipt'], approval: { user_id: hall.kept('paula'), pin: '5555' },
        };
        return {
            as, path: `/api/v1/sales/${id}/refunds`,
            body: { elements: [{ line: 1, quantity: 1 }], ...how }, also: [{ elements: [{ line: 1, tickets }], ...how }],
        };
    },
    correct_payment: async (hall) => ({
        as: 'ana', path: `/api/v1/sales/${(await sale(hall)).id}/corrections`,
        body: { from: 'card', to: 'twint', amount_cents: 1800, reference: 'r', note: 'Erreur' }, other: { from: 'card', to: 'cash', amount_cents: 1800 },
    }),
    set_refund_rules: () => ({
        as: 'admin', path: '/api/v1/settings/refunds',
        body: { open_session_only: false, within_hours: 0, amount_max_cents: 100_000_000, second_person_above_cents: 100_000_000 },
        other: { open_session_only: false, within_hours: 48 },
    }),
    change_register: async (hall) => {
        const { registers: [id] } = await hall.person('admin').must('POST', '/api/v1/salepoints', requests.add_salepoint().body);
        return { as: 'admin', path: `/api/v1/registers/${id}`, body: { name: 'Caisse', printer: '', shared: true, closing: 'automatic' } };
    },
    record_movement: async (hall) => {
        const { as, session } = await openDrawer(hall);
        return { as, path: `/api/v1/register-sessions/${session}/movements`, body: { kind: 'in', amount_cents: 500, note: 'Monnaie' }, other: { kind: 'in', amount_cents: 600, note: 'Monnaie' } };
    },
    correct_movement: async (hall) => {
        const { as, session } = await openDrawer(hall);
        const { entry } = await hall.person(as).must('POST', `/api/v1/register-sessions/${session}/movements`, { kind: 'in', amount_cents: 500, note: 'Monnaie' });
        return { as, path: `/api/v1/register-sessions/${session}/movement-corrections`, body: { entry, note: 'Erreur' } };
    },
    print_movement: async (hall) => {
        const { as, session } = await openDrawer(hall);
        const { entry } = await hall.person(as).must('POST', `/api/v1/register-sessions/${session}/movements`, { kind: 'in', amount_cents: 500, note: 'Monnaie' });
        return { as, path: `/api/v1/register-sessions/${session}/movements/${entry}/prints`, body: { output: 'pdf_a4' }, other: { output: 'pdf_roll' } };
    },
    count_drawer: async (hall) => {
        const { as, session } = await openDrawer(hall);
        const pieces = [{ value_cents: 2000, pieces: 5 }];
        return {
            as, path: `/api/v1/register-sessions/${session}/counts`,
            body: { pieces }, other: { counted_cents: 5 }, also: [{ counted_cents: 10_000 }],
        };
    },
    close_session: async (hall) => {
        const { as, session } = await openDrawer(hall);
        const { id } = await hall.person(as).must('POST', `/api/v1/register-sessions/${session}/counts`, { counted_cents: 10_000 });
        return { as, path: `/api/v1/register-sessions/${session}/closing`, body: { count_id: id, withdrawn_cents: 0, comment: 'Bonne soirée', print: true } };
    },
    print_closing: async (hall) => {
        const { as, path, body } = await requests.close_session(hall);
        const { closing: { number } } = await hall.person(as).must('POST', path, body);
        return { as: 'admin', path: `/api/v1/closings/${number}/prints`, body: { output: 'pdf_a4' }, other: { output: 'pdf_roll' } };
    },
    close_period: async (hall) => {
        await sale(hall);
        return { as: 'admin', path: '/api/v1/period-closings', body: { period: 'day' }, other: { period: 'month' } };
    },
    set_book_rules: () => ({
        as: 'admin', path: '/api/v1/settings/books',
        body: { day_ends_minutes: 300, automatic: true }, other: { day_ends_minutes: 360, automatic: true },
    }),
    set_accounts: () => {
        const accounts = {
            cash: '1000', transit: '1090', card: '1095', twint: '1096', clearing: '1097', unclear: '1099', transfer: '1100',
            vat_due: '2200', revenue: '3400', fees: '3600', rounding: '6960', difference: '6961',
            vat_codes: [{ vat_code: 'normal', revenue: '3410', vat_due: '2201' }], reasons: [{ reason: 'Fleurs', account: '6640' }],
        };
        return { as: 'admin', path: '/api/v1/settings/accounts', body: accounts, other: { ...accounts, cash: '1001' } };
    },
    reseat: async (hall) => {
        const { id, tickets: [ticket] } = await seatedSale(hall);
        const to = (seat) => ({ moves: [{ ticket, seat }], print: false });
        return { as: 'ana', path: `/api/v1/sales/${id}/reseating`, body: to(5), other: to(6) };
    },
    print_sale: async (hall) => ({ as: 'ana', path: `/api/v1/sales/${(await sale(hall)).id}/prints`, body: { what: 'tickets', output: 'pdf_a4' } }),

    save_view: () => ({ as: 'admin', path: '/api/v1/statement/views', body: { name: `Vue ${(serial += 1)}`, filter: everyFilter, shared: true } }),
    delete_view: async (hall) => {
        const { path, body } = requests.save_view();
        const { id } = await hall.person('admin').must('POST', path, body);
        return { as: 'admin', path: `${path}/${id}` };
    },
    ask_export: () => ({
        as: 'admin',
        path: '/api/v1/exports',
        body: { what: 'statement', format: 'csv', filter: everyFilter },
        other: { what: 'statement', format: 'xlsx', filter: everyFilter },
        settled: async (client, key) => {
            while (['queued', 'running'].includes((await client.must('GET', `/api/v1/exports/${key}`)).state)) await new Promise((wake) => setTimeout(wake, 20));
        },
        also: [{ what: 'takings', format: 'pdf', filter: { from_day: '2026-01-01', to_day: '2026-01-31', screening_id: 1, work_id: 1 } }],
    }),

    add_vat_code: () => ({ as: 'admin', path: '/api/v1/vat-codes', body: { code: `code_${(serial += 1)}`, excluded: false, rates: [{ from_day: '2024-01-01', rate_bp: 810 }] } }),
    add_room: () => ({ as: 'admin', path: '/api/v1/rooms', body: { name: 'Salle', building: 'Capitole', capacity: 90 } }),
    draw_seat_map: async (hall) => {
        const { id } = await hall.person('admin').must('POST', '/api/v1/rooms', { name: 'Atelier', capacity: 1 });
        const csv = { csv: 'floor,section,row,number,x,y,category\nRez,Salle,A,1,0,0,a\n' };
        return { as: 'admin', path: `/api/v1/rooms/${id}/seat-map`, body: { map: drawing, based_on: 0 }, other: csv, also: [csv] };
    },
    use_seat_map: async (hall) => ({
        as: 'admin',
        path: `/api/v1/screenings/${(await numbered(hall)).screening_id}/seat-map`,
        body: { seat_map_id: hall.kept('theatre_map') },
    }),
    hold_house_seats: async (hall) => ({
        as: 'admin', path: `/api/v1/screenings/${(await numbered(hall)).screening_id}/house-seats`, body: kept([1, 2]), other: kept([3]),
    }),
    release_house_seats: async (hall) => {
        const path = `/api/v1/screenings/${(await numbered(hall)).screening_id}/house-seats`;
        await hall.person('admin').must('POST', path, kept([1, 2]));
        return { as: 'admin', path: `${path}/release`, body: { seats: [1] }, other: { seats: [2] } };
    },
    hold_room_seats: async (hall) => ({ as: 'admin', path: `/api/v1/rooms/${await numberedRoom(hall)}/house-seats`, body: kept([1]), other: kept([2]) }),
    release_room_seats: async (hall) => {
        const path = `/api/v1/rooms/${await numberedRoom(hall)}/house-seats`;
        await hall.person('admin').must('POST', path, kept([1, 2]));
        return { as: 'admin', path: `${path}/release`, body: { seats: [1] }, other: { seats: [2] } };
    },
    set_seating_rules: () => ({
        as: 'admin',
        path: '/api/v1/settings/seating',
        body: { lonely_seats: 'warn', lonely_allowed_from_percent: 90 },
        other: { lonely_seats: 'warn', lonely_allowed_from_percent: 80 },
    }),
    add_section: () => ({ as: 'admin', path: '/api/v1/sections', body: { name: { fr: 'Panorama', de: 'Panorama' } } }),
    add_work: (hall) => ({ as: 'admin', path: '/api/v1/works', body: { title: { fr: 'Ondine' }, original_title: 'Undine', duration_min: 92, section_id: hall.kept('panorama') } }),
    add_tariff_grid: (hall) => ({
        as: 'admin',
        path: '/api/v1/tariff-grids',
        body: {
            name: 'Grille',
            tariffs: [{
                key: 'full', name: { fr: 'Plein' }, eligibility: { fr: 'Carte' }, price_cents: 1800, value_cents: 1800,
                vat_code: 'culture', sellers: ['on-site'], salepoint_ids: [hall.kept('central')], categories: ['a'], ticket_types: ['one-time-pass'],
                not_before_ms: 1, not_after_ms: 2, colour: 'blue', refundable: true, sort: 1,
            }],
        },
    }),
    change_price: (hall) => ({ as: 'admin', path: `/api/v1/tariffs/${hall.kept('concert_full')}/price`, body: { price_cents: 3500 } }),
    add_screening: (hall) => {
        const start = Date.now() + 24 * hour;
        return {
            as: 'admin',
            path: '/api/v1/screenings',
            body: {
                work_id: hall.kept('phare'), room_id: hall.kept('studio'), grid_id: hall.kept('film'),
                starts_at_ms: start, ends_at_ms: start + hour, capacity: 10, sale_from_ms: start - 9 * hour,
                sale_until_ms: start, mode: 'tickets', overlap_ok: true,
            },
        };
    },
    cancel_screening: async (hall) => {
        const { path, body } = requests.add_screening(hall);
        const { id } = await hall.person('admin').must('POST', path, body);
        return { as: 'admin', path: `/api/v1/screenings/${id}/cancellation` };
    },
    add_salepoint: () => ({ as: 'admin', path: '/api/v1/salepoints', body: { name: 'Kiosque', methods: ['cash', 'card'], registers: [{ name: 'Caisse', printer: '127.0.0.1:9', shared: false }] } }),
    add_user: (hall) => ({
        as: 'admin',
        path: '/api/v1/users',
        body: { login: `user_${(serial += 1)}`, name: 'Zoé', password: 'guichet-zoe', pin: '1234', language: 'de', roles: ['pos'], salepoint_ids: [hall.kept('central')] },
    }),
    block_user: async (hall) => {
        const { path, body } = requests.add_user(hall);
        const { id } = await hall.person('admin').must('POST', path, body);
        return { as: 'admin', path: `/api/v1/users/${id}/block` };
    },
};

const everyFilter = {
    from_day: '2026-01-01', to_day: '2026-01-31', event_from_day: '2026-01-01', event_to_day: '2026-02-28', salepoint_id: 1, register_id: 1,
    user_id: 1, method: 'cash', screening_id: 1, work_id: 1, tariff_id: 1, tariff_key: 'full', line_kind: 'ticket', number: 1, customer: 'Dupont',
    state: 'paid', kind: 'sale',
};
const line = (hall) => ({ screening_id: hall.kept('evening'), tariff_id: hall.kept('full'), quantity: 1 });

const standing = (hall, screening_id) => ({ screening_id, tariff_id: hall.kept('any'), quantity: 1, area: 'fosse' });
const kept = (seats) => ({ kind: 'held', name: 'Presse', until_ms: Date.now() + 24 * hour, seats });

// A map with every field that a drawing may have.
const box = { x: 0, y: 0, width: 100, height: 50 };
const drawing = {
    name: 'Atelier',
    categories: [{ key: 'a', name: { fr: 'A' }, colour: 'blue' }],
    floors: [{ key: 'ground', name: { fr: 'Rez' } }],
    sections: [{ key: 'side', name: { fr: 'Côté' }, floor: 'ground', within: 'hall' }, { key: 'hall', name: { fr: 'Salle' }, floor: 'ground' }],
    rows: [{ section: 'side', label: 'A', category: 'a', seats: [{ number: '1', x: 0, y: 0, category: 'a', kind: 'wheelchair', restricted: false }] }],
    areas: [{ key: 'pit', name: { fr: 'Fosse' }, section: 'hall', category: 'a', capacity: 9, ...box }],
    tables: [{ label: 'T1', floor: 'ground', ...box, round: true }],
    shapes: [{ kind: 'stage', floor: 'ground', ...box, text: 'Scène' }],
    focal: { x: 0, y: 0 },
};

/** A new evening in the theatre, all seats free, and the tariff that takes them all. */
async function numbered(hall) {
    const { sale_from_ms, capacity, ...body } = requests.add_screening(hall).body;
    Object.assign(body, { room_id: hall.kept('theatre'), grid_id: hall.kept('stage') });
    const { id } = await hall.person('admin').must('POST', '/api/v1/screenings', body);
    return { screening_id: id, tariff_id: hall.kept('any') };
}
async function numberedRoom(hall) {
    const { path } = await requests.draw_seat_map(hall);
    const row = { ...drawing.rows[0], seats: [1, 2, 3].map((n) => ({ number: String(n), x: 50 * n, y: 0 })) };
    await hall.person('admin').must('PUT', path, { map: { ...drawing, rows: [row] } });
    return /rooms\/(\d+)/.exec(path)[1];
}
async function seatedSale(hall) {
    const line = { ...(await numbered(hall)), quantity: 1, seats: [1] };
    return hall.person('ana').must('POST', '/api/v1/sales', { lines: [line], expected_total_cents: 4000, payments: [{ method: 'card', amount_cents: 4000 }] });
}

async function cart(hall) {
    const id = uuid();
    await hall.person('ana').must('POST', `/api/v1/carts/${id}/lines`, line(hall));
    return id;
}
const sale = (hall) =>
    hall.person('ana').must('POST', '/api/v1/sales', { lines: [line(hall)], expected_total_cents: 1800, payments: [{ method: 'card', amount_cents: 1800 }] });
const reservation = (hall) =>
    hall.person('ana').must('POST', '/api/v1/sales', {
        lines: [line(hall)], expected_total_cents: 1800, payments: [{ method: 'later', amount_cents: 1800 }], customer: { name: 'Gérard' },
    });

/** A paid sale of somebody who may give it back. */
async function refundable(hall) {
    const { as } = await openDrawer(hall);
    const wish = { lines: [line(hall)], expected_total_cents: 1800, payments: [{ method: 'card', amount_cents: 1800 }] };
    return { as, ...(await hall.person(as).must('POST', '/api/v1/sales', wish)) };
}

async function openDrawer(hall) {
    const as = await atClosedRegister(hall);
    const { id } = await hall.person(as).must('POST', '/api/v1/register-sessions', { float_cents: 10_000 });
    return { as, session: id };
}

// Somebody new at a new register: a drawer can be opened only once.
async function atClosedRegister(hall) {
    const { id, registers } = await hall.person('admin').must('POST', '/api/v1/salepoints', { name: 'Foyer', registers: [{ name: 'Caisse' }] });
    const user = { ...requests.add_user(hall).body, roles: ['pos', 'on-site', 'refund'], salepoint_ids: [id] };
    await hall.person('admin').must('POST', '/api/v1/users', user);
    const newcomer = await hall.signedIn(user.login, user.password);
    await newcomer.must('PUT', '/api/v1/session/register', { register_id: registers[0] });
    return user.login;
}
