// One valid request for every operation that changes something, ready to be sent, repeated or spoilt.
// Each call makes its own cart, sale or user where the operation uses one up.
import { uuid } from '../support/js/ids.mjs';

const hour = 3_600_000;
let serial = 0;

/** { id: async (hall) => ({ as, path, body, other? }) }, `other` a different valid body; `hall` is a Player that has played hall.yaml. */
export const requests = {
    sign_in: () => ({ as: 'nobody', path: '/api/v1/session', body: { login: 'ana', password: 'guichet-ana' } }),
    sign_out: async (hall) => {
        await hall.signedIn('denis', 'guichet-denis');
        return { as: 'denis', path: '/api/v1/session' };
    },
    choose_register: (hall) => ({ as: 'ana', path: '/api/v1/session/register', body: { register_id: hall.kept('till_1') } }),
    switch_cashier: (hall) => ({
        as: 'ana',
        path: '/api/v1/session/cashier',
        body: { user_id: hall.kept('ana'), pin: '2222' },
        other: { user_id: hall.kept('beat'), pin: '3333' }, // another wrong PIN would be refused before the key is looked at
    }),
    open_register: async (hall) => ({ as: await atClosedRegister(hall), path: '/api/v1/register-sessions', body: { float_cents: 10_000 } }),

    set_line: (hall) => ({ as: 'ana', path: `/api/v1/carts/${uuid()}/lines`, body: line(hall) }),
    extend_cart: async (hall) => ({ as: 'ana', path: `/api/v1/carts/${await cart(hall)}/extension` }),
    empty_cart: async (hall) => ({ as: 'ana', path: `/api/v1/carts/${await cart(hall)}` }),
    park_cart: async (hall) => ({ as: 'ana', path: `/api/v1/carts/${await cart(hall)}/parking`, body: { name: 'Dupont' } }),
    resume_cart: async (hall) => {
        const id = await cart(hall);
        await hall.person('ana').must('POST', `/api/v1/carts/${id}/parking`, { name: 'Dupont' });
        return { as: 'ana', path: `/api/v1/carts/${id}/resumption` };
    },

    sell: (hall) => ({
        as: 'ana',
        path: '/api/v1/sales',
        body: {
            lines: [line(hall)],
            expected_total_cents: 1800,
            payments: [{ method: 'cash', amount_cents: 1800, tendered_cents: 2000, reference: 'r' }],
            customer: { name: 'Fournier', phone: '+41', email: 'f@example.ch' },
            print: ['tickets'],
        },
    }),
    pay_reservation: async (hall) => ({
        as: 'ana',
        path: `/api/v1/sales/${(await reservation(hall)).id}/payments`,
        body: { payments: [{ method: 'card', amount_cents: 1800 }], print: [] },
    }),
    cancel_sale: async (hall) => ({ as: 'ana', path: `/api/v1/sales/${(await sale(hall)).id}/cancellation`, body: { reason: 'Erreur' } }),
    print_sale: async (hall) => ({ as: 'ana', path: `/api/v1/sales/${(await sale(hall)).id}/prints`, body: { what: 'tickets', output: 'pdf_a4' } }),

    add_vat_code: () => ({ as: 'admin', path: '/api/v1/vat-codes', body: { code: `code_${(serial += 1)}`, excluded: false, rates: [{ from_day: '2024-01-01', rate_bp: 810 }] } }),
    add_room: () => ({ as: 'admin', path: '/api/v1/rooms', body: { name: 'Salle', building: 'Capitole', capacity: 90 } }),
    add_section: () => ({ as: 'admin', path: '/api/v1/sections', body: { name: { fr: 'Panorama', de: 'Panorama' } } }),
    add_work: (hall) => ({ as: 'admin', path: '/api/v1/works', body: { title: { fr: 'Ondine' }, original_title: 'Undine', duration_min: 92, section_id: hall.kept('panorama') } }),
    add_tariff_grid: (hall) => ({
        as: 'admin',
        path: '/api/v1/tariff-grids',
        body: {
            name: 'Grille',
            tariffs: [{
                key: 'full', name: { fr: 'Plein' }, eligibility: { fr: 'Carte' }, price_cents: 1800, value_cents: 1800,
                vat_code: 'culture', sellers: ['on-site'], salepoint_ids: [hall.kept('central')], ticket_types: ['one-time-pass'],
                not_before_ms: 1, not_after_ms: 2, colour: 'blue', sort: 1,
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
    add_salepoint: () => ({ as: 'admin', path: '/api/v1/salepoints', body: { name: 'Kiosque', methods: ['cash', 'card'], registers: [{ name: 'Caisse', printer: '127.0.0.1:9' }] } }),
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

const line = (hall) => ({ screening_id: hall.kept('evening'), tariff_id: hall.kept('full'), quantity: 1 });

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

// Somebody new at a new register: a drawer can be opened only once.
async function atClosedRegister(hall) {
    const { path, body } = requests.add_salepoint();
    const { id, registers } = await hall.person('admin').must('POST', path, body);
    const user = { ...requests.add_user(hall).body, salepoint_ids: [id] };
    await hall.person('admin').must('POST', '/api/v1/users', user);
    const newcomer = await hall.signedIn(user.login, user.password);
    await newcomer.must('PUT', '/api/v1/session/register', { register_id: registers[0] });
    return user.login;
}
