import { describe, expect, it } from 'vitest';
import type { Session } from '../api/client.ts';
import { onlyRegister, placeFor } from './routes.ts';

const user: Session['user'] = { id: 1, login: 'anna', name: 'Anna', roles: ['pos'], language: 'fr' };
const fresh: Session = {
    user,
    salepoints: [{ id: 1, name: 'Hall', registers: [{ id: 4, name: 'Caisse 1', open: false, last_used: false, shared: false }] }],
    register: null,
    register_session: null,
    methods: ['cash'],
    journal: 3,
};
const chosen: Session = { ...fresh, register: { id: 4, name: 'Caisse 1', salepoint_id: 1, salepoint: 'Hall', closing: 'counted' } };
const open: Session = {
    ...chosen,
    register_session: { id: 9, register_id: 4, opened_at_ms: 1, float_cents: 20000 },
};

describe('placeFor', () => {
    it('sends a stranger to the sign-in page and remembers where he wanted to go', () => {
        expect(placeFor('/sale', 'signed-out', null)).toEqual({
            screen: 'sign-in',
            address: '/user/login?next=%2Fsale',
        });
        expect(placeFor('/', 'signed-out', null).address).toBe('/user/login');
        expect(placeFor('/user/login?next=%2Fsale', 'signed-out', null).address).toBe('/user/login?next=%2Fsale');
    });

    it('goes through register and drawer to the sale', () => {
        expect(placeFor('/user/login', 'signed-in', fresh).screen).toBe('choose-register');
        expect(placeFor('/sale', 'signed-in', chosen).screen).toBe('open-register');
        expect(placeFor('/user/login', 'signed-in', open)).toEqual({ screen: 'sale', address: '/sale' });
        expect(placeFor('/nowhere', 'signed-in', open).screen).toBe('sale');
    });

    it('comes back to the page first asked, never to another host', () => {
        expect(placeFor('/user/login?next=%2Fregisters', 'signed-in', open).screen).toBe('choose-register');
        expect(placeFor('/user/login?next=%2F%2Fevil.example', 'signed-in', open).address).toBe('/sale');
    });

    it('opens the back office to administrators only, with or without a register', () => {
        const admin: Session = { ...fresh, user: { ...user, roles: ['admin'] } };
        expect(placeFor('/house-seats', 'signed-in', admin).screen).toBe('house-seats');
        expect(placeFor('/office/rooms', 'signed-in', admin)).toEqual({ screen: 'seat-maps', address: '/office/rooms', room: null });
        expect(placeFor('/office/rooms/7/map', 'signed-in', admin)).toEqual({ screen: 'seat-maps', address: '/office/rooms/7/map', room: 7 });
        expect(placeFor('/office/rooms/07/map', 'signed-in', { ...admin, user: { ...user, roles: ['admin', 'pos'] } }).screen).toBe('choose-register');
        expect(placeFor('/office/rooms/07/map', 'signed-in', admin).screen).toBe('office');
        expect(placeFor('/office/rooms/7/map', 'signed-in', open)).toEqual({ screen: 'sale', address: '/sale' });
        expect(placeFor('/office/rooms/7/map', 'signed-out', null).address).toBe('/user/login?next=%2Foffice%2Frooms%2F7%2Fmap');
        expect(placeFor('/user/login?next=%2Foffice%2Frooms%2F7%2Fmap', 'signed-in', admin).screen).toBe('seat-maps');
        expect(placeFor('/house-seats', 'signed-in', open)).toEqual({ screen: 'sale', address: '/sale' });
        expect(placeFor('/house-seats', 'signed-out', null).address).toBe('/user/login?next=%2Fhouse-seats');
    });

    it('opens the books to those who keep them, with the filter in the address', () => {
        const books: Session = { ...fresh, user: { ...user, roles: ['accounting'] } };
        const filtered = '/office/statement?from_day=2026-11-24&method=cash';
        expect(placeFor(filtered, 'signed-in', books)).toEqual({ screen: 'office', address: filtered, page: 'statement' });
        expect(placeFor('/office', 'signed-in', { ...open, user: { ...user, roles: ['admin', 'pos'] } })).toEqual({ screen: 'office', address: '/office/statement', page: 'statement' });
        // A link that was passed on to somebody who is not signed in yet.
        const asked = placeFor(filtered, 'signed-out', null).address;
        expect(placeFor(asked, 'signed-in', books).address).toBe(filtered);
        expect(placeFor('/user/login?next=%2F%2Fevil.example%2Foffice%2Ftakings', 'signed-in', books).address).toBe('/office/takings');
        expect(placeFor('/sale', 'signed-in', books).page).toBe('statement');
        expect(placeFor('/registers', 'signed-in', books).screen).toBe('choose-register');
        expect(placeFor(filtered, 'signed-in', open)).toEqual({ screen: 'sale', address: '/sale' });
    });

    it('shows figures alone to those who only read them', () => {
        const reader: Session = { ...fresh, user: { ...user, roles: ['stats'] } };
        expect(placeFor('/office/statement', 'signed-in', reader)).toEqual({ screen: 'office', address: '/office/figures', page: 'figures' });
    });

    it('shows trouble where it is', () => {
        expect(placeFor('/sale', 'unknown-tenant', null)).toEqual({ screen: 'unknown-tenant', address: '/sale' });
    });
});

describe('onlyRegister', () => {
    it('is the one, or none', () => {
        expect(onlyRegister(fresh)).toBe(4);
        expect(onlyRegister({ ...fresh, salepoints: [] })).toBeNull();
        const two = { id: 5, name: 'Caisse 2', open: true, last_used: true, shared: false };
        const salepoints = [{ id: 1, name: 'Hall', registers: [...(fresh.salepoints[0]?.registers ?? []), two] }];
        expect(onlyRegister({ ...fresh, salepoints })).toBeNull();
    });
});
