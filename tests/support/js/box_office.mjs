// Sets a box office up through the admin API, in the words of the trade.
//
//     const office = await BoxOffice.of(server);
//     await office.room('Capitole', 180);
//     await office.grid('Film', { 'Plein tarif': 18_00, Enfant: { price: 8_50, sellers: ['on-site'] } });
//     await office.screening('Le Phare', { capacity: 3 });            // in 12 hours, last room and grid
//     await office.seatMap('Capitole', drawn({ A: 'aaaaaaaa', B: 'bbb  bbbWK' }));  // numbered from now on
//     await office.salepoint('Caisse centrale', ['Caisse 1', 'Caisse 2']);
//     await office.user('ana', { pin: '2222' });                      // password guichet-ana
//     const till = await office.till('ana', 'Caisse 1', 200_00);      // signed in, register open
//
// Every method returns the id given by the server and remembers it under the name in `office.ids`.
import { Client } from './client.mjs';
import { admin } from './server.mjs';
import { Till } from './till.mjs';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const passwordOf = (login) => `guichet-${login}`;
const text = (fr) => (typeof fr === 'string' ? { fr } : fr);

/**
 * A seat map from its rows, the stage in front. A letter is a seat of that category, W one for a wheelchair
 * and K one for its companion, ? one with a restricted view (all in the category of the row's first letter),
 * a space an aisle; a number is a standing area. `more` replaces parts of the drawing.
 */
export function drawn(rows, more = {}) {
    const areas = Object.entries(rows).filter(([, seats]) => typeof seats === 'number');
    const lines = Object.entries(rows).filter(([, seats]) => typeof seats === 'string');
    const categories = [...new Set(lines.flatMap(([, seats]) => seats.match(/[a-z]/g)))].sort();
    const width = 50 * Math.max(1, ...lines.map(([, seats]) => seats.length - 1));
    return {
        name: 'Plan',
        categories: (categories.length > 0 ? categories : ['a']).map((key, n) => ({ key, name: { fr: `Catégorie ${key.toUpperCase()}` }, colour: ['blue', 'teal', 'pink'][n % 3] })),
        floors: [{ key: 'ground', name: { fr: 'Rez' } }],
        sections: [{ key: 'hall', name: { fr: 'Salle' }, floor: 'ground' }],
        rows: lines.map(([label, seats], n) => ({ section: 'hall', label, category: /[a-z]/.exec(seats)[0], seats: seatsOf(seats, 300 + 100 * n) })),
        areas: areas.map(([name, capacity], n) => ({ key: name.toLowerCase(), name: { fr: name }, section: 'hall', category: categories.at(-1) ?? 'a', capacity, x: 0, y: 100 + 60 * n, width, height: 50 })),
        shapes: [{ kind: 'stage', floor: 'ground', x: 0, y: 0, width, height: 60, text: 'Scène' }],
        focal: { x: Math.round(width / 2), y: 60 },
        ...more,
    };
}
function seatsOf(row, y) {
    const own = /[a-z]/.exec(row)[0];
    const seats = [...row].map((letter, at) => ({ letter, x: 50 * at })).filter(({ letter }) => letter !== ' ');
    return seats.map(({ letter, x }, at) => ({
        number: String(at + 1), x, y,
        category: /[a-z]/.test(letter) && letter !== own ? letter : undefined,
        kind: { W: 'wheelchair', K: 'companion' }[letter],
        restricted: letter === '?' || undefined,
    }));
}

export class BoxOffice {
    ids = { vat: {}, rooms: {}, maps: {}, sections: {}, works: {}, grids: {}, tariffs: {}, screenings: {}, salepoints: {}, registers: {}, users: {} };
    #last = {};
    #rooms = 0;

    static async of(server) {
        const office = new BoxOffice();
        office.server = server;
        office.admin = await new Till(server).signIn(admin.login, admin.password);
        return office;
    }

    async #make(kind, name, path, body) {
        const made = await this.admin.must('POST', `/api/v1/${path}`, body);
        this.ids[kind][name] = made.id;
        this.#last[kind] = made.id;
        return made;
    }

    /** Without rates it is outside VAT; rates are { '2024-01-01': 810 } in hundredths of a percent. */
    async vat(code, rates = {}) {
        const list = Object.entries(rates).map(([from_day, rate_bp]) => ({ from_day, rate_bp }));
        await this.#make('vat', code, 'vat-codes', { code, excluded: list.length === 0, rates: list });
        return code;
    }
    async room(name = `Salle ${(this.#rooms += 1)}`, capacity = 100) {
        return (await this.#make('rooms', name, 'rooms', { name, capacity })).id;
    }
    /** A new version of the room's map; screenings from now on are sold by the seat. */
    async seatMap(room, map) {
        const made = await this.admin.must('PUT', `/api/v1/rooms/${this.ids.rooms[room]}/seat-map`, typeof map === 'string' ? { csv: map } : { map });
        this.ids.maps[room] = made.id;
        return made.id;
    }
    async seatingRules(lonely_seats, lonely_allowed_from_percent = 90) {
        await this.admin.must('PUT', '/api/v1/settings/seating', { lonely_seats, lonely_allowed_from_percent });
    }
    /** Seats by number, of one screening: { kind: 'held', name: 'Presse', until_ms, seats }. */
    async holdSeats(title, hold) {
        return this.admin.must('POST', `/api/v1/screenings/${this.ids.screenings[title]}/house-seats`, hold);
    }
    async releaseSeats(title, seats) {
        return this.admin.must('POST', `/api/v1/screenings/${this.ids.screenings[title]}/house-seats/release`, { seats });
    }
    /** The same for every screening of a room. */
    async holdRoomSeats(room, hold) {
        return this.admin.must('POST', `/api/v1/rooms/${this.ids.rooms[room]}/house-seats`, hold);
    }
    async releaseRoomSeats(room, seats) {
        return this.admin.must('POST', `/api/v1/rooms/${this.ids.rooms[room]}/house-seats/release`, { seats });
    }
    async section(name) {
        return (await this.#make('sections', name, 'sections', { name: text(name) })).id;
    }
    async work(title, more = {}) {
        return (await this.#make('works', title, 'works', { title: text(title), ...more })).id;
    }

    /** Tariffs by name: a price in cents, or { price, sellers, salepoint_ids, vat, … } as the contract has it. */
    async grid(name, tariffs) {
        if (Object.keys(this.ids.vat).length === 0) await this.vat('culture');
        const list = Object.entries(tariffs).map(([label, tariff], index) => {
            const { price, vat = Object.keys(this.ids.vat)[0], ...more } = typeof tariff === 'number' ? { price: tariff } : tariff;
            return { key: `tariff_${index + 1}`, name: { fr: label }, price_cents: price, vat_code: vat,
                sellers: ['on-site'], sort: index, ...more };
        });
        const made = await this.#make('grids', name, 'tariff-grids', { name, tariffs: list });
        Object.keys(tariffs).forEach((label, index) => { this.ids.tariffs[label] = made.tariffs[index]; });
        return made.id;
    }
    async price(tariff, price_cents) {
        await this.admin.must('PUT', `/api/v1/tariffs/${this.ids.tariffs[tariff]}/price`, { price_cents });
    }

    /** Starts `startsIn` ms from now and lasts `lasts` ms; the room may be double-booked. */
    async screening(title, { startsIn = 12 * hour, lasts = 2 * hour, room, grid, capacity, saleFrom, saleUntil, mode, ...more } = {}) {
        const now = this.server.clock.now();
        if (!room && !this.#last.rooms) await this.room();
        const at = (ms) => (ms === undefined ? undefined : now + ms);
        return (await this.#make('screenings', title, 'screenings', {
            work_id: this.ids.works[title] ?? (await this.work(title)),
            room_id: room ? this.ids.rooms[room] : this.#last.rooms,
            grid_id: grid ? this.ids.grids[grid] : this.#last.grids,
            starts_at_ms: now + startsIn, ends_at_ms: now + startsIn + lasts,
            capacity, mode, sale_from_ms: at(saleFrom), sale_until_ms: at(saleUntil), overlap_ok: true, ...more,
        })).id;
    }
    async cancelScreening(title) {
        await this.admin.must('POST', `/api/v1/screenings/${this.ids.screenings[title]}/cancellation`);
    }

    async salepoint(name, registers, { methods, printer } = {}) {
        const list = registers.map((register) => ({ name: register, printer }));
        const made = await this.#make('salepoints', name, 'salepoints', { name, methods, registers: list });
        registers.forEach((register, index) => { this.ids.registers[register] = made.registers[index]; });
        return made.id;
    }
    async printer(register, printer) {
        const body = { name: register, printer, shared: false, closing: 'counted' };
        await this.admin.must('PUT', `/api/v1/registers/${this.ids.registers[register]}`, body);
    }
    async user(login, { name = login, roles = ['pos', 'on-site'], pin, salepoints = Object.keys(this.ids.salepoints), ...more } = {}) {
        return (await this.#make('users', login, 'users', { login, name, password: passwordOf(login), pin, roles,
            salepoint_ids: salepoints.map((salepoint) => this.ids.salepoints[salepoint]), ...more })).id;
    }

    /** A browser at the counter: signed in, at the register, drawer open. */
    async till(login, register, float_cents = 200_00) {
        const till = await new Till(this.server).signIn(login, passwordOf(login));
        if (!register) return till;
        await till.chooseRegister(register);
        if (!till.session.register_session) await till.open(float_cents);
        return till;
    }

    client() {
        return new Client(this.server);
    }
}
