// Which screen a path and a session lead to. Pure. The address always says where one is, so that
// reloading and "back" work; who may not be there yet is sent to the step before.
import type { Session } from '../api/client.ts';
import type { Phase } from '../boxoffice/identity/till-session.svelte.ts';

export type Screen =
    | 'starting'
    | 'unreachable'
    | 'unknown-tenant'
    | 'sign-in'
    | 'choose-register'
    | 'open-register'
    | 'sale'
    | 'house-seats'
    | 'office'
    | 'seat-maps';

export interface Place {
    readonly screen: Screen;
    /** Where the address should point. */
    readonly address: string;
    /** Whose seat map is drawn; null is the list of rooms. */
    readonly room?: number | null;
    readonly page?: OfficePage;
}

export const paths = {
    signIn: '/user/login',
    registers: '/registers',
    opening: '/registers/opening',
    sale: '/sale',
    houseSeats: '/house-seats',
    rooms: '/office/rooms',
    office: '/office',
} as const;

/** Pages of the books; each at /office/ and its name. */
export const officePages = ['statement', 'takings', 'figures', 'registers'] as const;
export type OfficePage = (typeof officePages)[number];

/** Those that these roles open; the first is their home. */
export function officeOf(roles: readonly string[]): readonly OfficePage[] {
    if (roles.includes('admin') || roles.includes('accounting')) return officePages;
    return roles.includes('stats') ? ['figures'] : [];
}

const pages: readonly string[] = [
    paths.registers, paths.opening, paths.sale, paths.houseSeats, paths.office, ...officePages.map((page) => `${paths.office}/${page}`),
];

/** The room whose map is drawn at this path; null for the list of them, undefined for other pages. */
function roomOf(path: string): number | null | undefined {
    const found = /^\/office\/rooms(?:\/([1-9]\d{0,15})\/map)?$/.exec(path);
    return found ? Number(found[1]) || null : undefined;
}

function known(path: string): boolean {
    return pages.includes(path) || roomOf(path) !== undefined;
}

export function placeFor(address: string, phase: Phase, session: Session | null): Place {
    const url = new URL(address, 'http://till');
    if (phase === 'starting' || phase === 'unreachable' || phase === 'unknown-tenant') {
        return { screen: phase, address };
    }
    if (phase === 'signed-out' || session === null) {
        if (url.pathname === paths.signIn) return { screen: 'sign-in', address };
        const next = known(url.pathname) ? `?next=${encodeURIComponent(url.pathname + url.search)}` : '';
        return { screen: 'sign-in', address: paths.signIn + next };
    }
    const { pathname: asked, search } = url.pathname === paths.signIn ? nextOf(url) : url;
    // The back office needs no till.
    const { roles } = session.user;
    const office = officeOf(roles);
    if (roles.includes('admin')) {
        const room = roomOf(asked);
        if (asked === paths.houseSeats) return { screen: 'house-seats', address: asked };
        if (room !== undefined) return { screen: 'seat-maps', address: asked, room };
    }
    const page = office.find((one) => asked === `${paths.office}/${one}`);
    if (page) return { screen: 'office', address: asked + search, page };
    // Who only keeps the books has no till to go to.
    if (office[0] && (asked === paths.office || (asked !== paths.registers && !roles.includes('pos')))) {
        return { screen: 'office', address: `${paths.office}/${office[0]}`, page: office[0] };
    }
    if (asked === paths.registers || session.register === null) {
        return { screen: 'choose-register', address: paths.registers };
    }
    if (session.register_session === null) {
        return { screen: 'open-register', address: paths.opening };
    }
    return { screen: 'sale', address: paths.sale };
}

/** The page first asked for; only our own pages, never another host ("//elsewhere"). */
function nextOf(url: URL): URL {
    const next = new URL(url.searchParams.get('next') ?? paths.sale, url);
    return known(next.pathname) ? next : new URL(paths.sale, url);
}

/** The register that needs no question: there is only one. */
export function onlyRegister(session: Session): number | null {
    const registers = session.salepoints.flatMap((salepoint) => salepoint.registers);
    return registers.length === 1 ? (registers[0]?.id ?? null) : null;
}
