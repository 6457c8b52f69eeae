// The rules of numbered seats in the fake: one seat, one taker; everything else is told on the feed.
import { mapVersion, maps, seatsOf } from './halls.mjs';
import { Refused } from './refusals.mjs';

export class Seating {
    constructor(office) {
        this.office = office;
        this.halls = new Map();
        this.taken = new Map();
        this.roomHolds = new Map();
        for (const screening of office.screenings.values()) if (screening.seat_map_id) this.fill(screening);
    }

    hall(mapId) {
        if (!this.halls.has(mapId)) this.halls.set(mapId, { ...mapVersion(mapId), list: seatsOf(maps.get(mapId).map) });
        return this.halls.get(mapId);
    }

    of(screeningId) {
        const screening = this.office.screenings.get(screeningId);
        if (!screening) throw new Refused('screening_unknown');
        if (!screening.seat_map_id) throw new Refused('seats_not_numbered', { title: screening.title.fr });
        return { screening, hall: this.hall(screening.seat_map_id), taken: this.taken.get(screeningId) };
    }

    /** An evening as it is before the doors open: a third sold, some reserved, some kept. */
    fill(screening) {
        const { list, places } = this.hall(screening.seat_map_id);
        const taken = new Map();
        list.forEach((seat, at) => {
            const dice = (at * 7919 + screening.id * 31) % 100;
            const group = (Math.floor(at / 3) * 104729) % 100;
            if (seat.kind) return;
            if (group < 22) taken.set(at + 1, { state: 'sold', sale: this.oldSale(at) });
            else if (dice < 2) taken.set(at + 1, { state: 'reserved', sale: this.oldSale(at), until_ms: Date.now() + 86_400_000 });
        });
        for (let at = 40; at < 46 && at < list.length; at += 1) taken.set(at + 1, { state: 'house', house: 'held', name: 'Invitations' });
        this.taken.set(screening.id, taken);
        const sold = [...taken.values()].filter((one) => one.state === 'sold').length;
        screening.gauge = { capacity: places, sold, held: taken.size - sold };
        screening.base_held = taken.size - sold;
    }

    oldSale(at) {
        return { id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`, number: 3000 + (at % 900), ticket: 50_000 + at, sold_at_ms: Date.now() - 86_400_000, user: 'Beat Zürcher', tariff: { fr: 'Plein tarif', de: 'Normalpreis', it: 'Tariffa intera', en: 'Full price' }, customer: 'Famille Dubochet' };
    }

    seat(screeningId, number) {
        const { hall } = this.of(screeningId);
        const seat = hall.list[number - 1];
        return { seat: number, section: seat.section, row: seat.row, number: seat.number };
    }

    name(screeningId, number) {
        const { row, number: n } = this.seat(screeningId, number);
        return row ? `${row} ${n}` : n;
    }

    /** Sets seats and gives the change to be told. */
    set(screeningId, numbers, entry) {
        const { taken } = this.of(screeningId);
        for (const number of numbers) if (entry) taken.set(number, entry);
            else taken.delete(number);
        const { state = 'free', cart, until_ms, house, name } = entry ?? {};
        return { screening_id: screeningId, state, seats: numbers, ...(cart ? { cart } : {}), ...(until_ms ? { until_ms } : {}), ...(house ? { house } : {}), ...(name ? { name } : {}) };
    }

    states(screeningId) {
        const { screening, taken } = this.of(screeningId);
        const groups = new Map();
        for (const [number, entry] of taken) {
            const { state, cart, until_ms, house, name } = entry;
            const key = [state, cart, state === 'held' ? until_ms : '', house, name].join('|');
            if (!groups.has(key)) groups.set(key, { screening_id: screeningId, state, seats: [], ...(cart ? { cart } : {}), ...(until_ms ? { until_ms } : {}), ...(house ? { house } : {}), ...(name ? { name } : {}) });
            groups.get(key).seats.push(number);
        }
        return { screening_id: screeningId, seat_map_id: screening.seat_map_id, journal: this.office.journal, changes: [...groups.values()], areas: this.areas(screeningId) };
    }

    areas(screeningId) {
        const screening = this.office.screenings.get(screeningId);
        if (!screening?.seat_map_id) return [];
        const count = (lines, area) => lines.filter((line) => line.screening_id === screeningId && line.area === area).reduce((sum, line) => sum + line.quantity, 0);
        return (this.hall(screening.seat_map_id).map.areas ?? []).map(({ key, capacity }) => {
            const carts = [...this.office.carts.values()].filter((one) => one.state === 'open' || one.state === 'parked');
            const sales = this.office.sales.filter((one) => one.kind === 'sale' && one.state === 'paid');
            const sum = (documents) => documents.reduce((total, one) => total + count(one.lines, key), 0);
            return { area: key, capacity, sold: sum(sales), held: sum(carts) };
        });
    }

    check(screeningId, number, tariff, cartId) {
        const { hall, taken } = this.of(screeningId);
        const seat = hall.list[number - 1];
        if (!seat) throw new Refused('seat_unknown', { seat: number });
        const entry = taken.get(number);
        const name = this.name(screeningId, number);
        if (entry && !(entry.state === 'held' && entry.cart === cartId)) {
            if (entry.state === 'house') throw new Refused('seat_reserved_for', { seat: name, name: entry.name ?? '' });
            if (entry.state === 'held') throw new Refused('seat_taken', { seat: name, register: entry.register ?? 'Caisse' });
            throw new Refused('seat_sold', { seat: name });
        }
        if (tariff?.categories?.length && !tariff.categories.includes(seat.category)) throw new Refused('seat_not_at_tariff', { seat: name, tariff: tariff.name.fr });
    }

    take(cart, { screening_id, tariff_id, take = [], release = [] }, who) {
        const tariff = this.office.tariffs.get(tariff_id);
        if (new Set(take).size < take.length) throw new Refused('seat_twice', { seat: this.name(screening_id, take[0]) });
        for (const number of take) this.check(screening_id, number, tariff, cart.id);
        for (const line of cart.lines) if (line.seats && line.screening_id === screening_id) line.seats = line.seats.filter((number) => !release.includes(number) && !take.includes(number));
        if (take.length > 0) {
            let line = cart.lines.find((one) => one.seats && one.screening_id === screening_id && one.tariff_id === tariff_id);
            if (!line) cart.lines.push((line = { screening_id, tariff_id, quantity: 0, seats: [] }));
            line.seats.push(...take);
        }
        for (const line of cart.lines) if (line.seats) line.quantity = line.seats.length;
        cart.lines = cart.lines.filter((line) => line.quantity > 0);
        const entry = { state: 'held', cart: cart.id, until_ms: cart.expires_at_ms, register: who.register.name };
        const freed = release.filter((number) => this.taken.get(screening_id).get(number)?.cart === cart.id);
        return [
            ...(freed.length > 0 ? [this.set(screening_id, freed, null)] : []),
            ...(take.length > 0 ? [this.set(screening_id, take, entry)] : []),
        ];
    }

    /** Together in one row, as near to the focal point as possible. */
    best({ screening_id, tariff_id, quantity, wheelchairs = 0 }) {
        const { hall, taken } = this.of(screening_id);
        const only = this.office.tariffs.get(tariff_id)?.categories ?? [];
        const { focal } = hall.map;
        const usable = (seat, number) => !taken.has(number) && (only.length === 0 || only.includes(seat.category));
        if (wheelchairs > 0) {
            const found = hall.list.flatMap((seat, at) => (seat.kind === 'wheelchair' && usable(seat, at + 1) ? [at + 1] : [])).slice(0, wheelchairs);
            if (found.length < wheelchairs) throw new Refused('no_seats_together', { quantity });
            const beside = found.flatMap((number) => [number - 1, number + 1]).filter((number) => hall.list[number - 1]?.kind === 'companion' && usable(hall.list[number - 1], number));
            return [...found, ...beside].slice(0, quantity);
        }
        let best = null;
        let at = 0;
        for (const { seats } of hall.map.rows) {
            for (let from = 0; from + quantity <= seats.length; from += 1) {
                const numbers = Array.from({ length: quantity }, (_one, n) => at + from + n + 1);
                if (!numbers.every((number) => usable(hall.list[number - 1], number) && !hall.list[number - 1].kind)) continue;
                const middle = hall.list[numbers[Math.floor(quantity / 2)] - 1];
                const far = Math.hypot(middle.x - focal.x, middle.y - focal.y);
                if (best === null || far < best.far) best = { far, numbers };
            }
            at += seats.length;
        }
        if (best === null) throw new Refused('no_seats_together', { quantity });
        return best.numbers;
    }

    /** What a cart, a sale or its end does to seats, as changes for the feed. */
    changes(lines, entryOf) {
        return lines.filter((line) => line.seats?.length > 0).map((line) => {
            const numbers = line.seats.map((one) => one.seat ?? one);
            return this.set(line.screening_id, numbers, entryOf(line));
        });
    }

    lonely(cart) {
        const found = new Map();
        for (const line of cart.lines.filter((one) => one.seats)) {
            const { hall, taken } = this.of(line.screening_id);
            const free = (number, row) => hall.list[number - 1]?.row === row && !taken.has(number);
            for (const number of line.seats) for (const step of [-1, 1]) {
                const { row } = hall.list[number - 1];
                if (free(number + step, row) && !free(number + 2 * step, row)) {
                    found.set(line.screening_id, [...(found.get(line.screening_id) ?? []), this.seat(line.screening_id, number + step)]);
                }
            }
        }
        return [...found].map(([screening_id, seats]) => ({ screening_id, seats }));
    }

    story(screeningId, number) {
        const { hall, taken } = this.of(screeningId);
        const seat = hall.list[number - 1];
        if (!seat) throw new Refused('seat_unknown', { seat: number });
        const { state = 'free', until_ms, register, house, name, sale } = taken.get(number) ?? {};
        return {
            seat: this.seat(screeningId, number), state, category: seat.category,
            ...(seat.kind ? { kind: seat.kind } : {}), ...(seat.restricted ? { restricted: true } : {}),
            ...(until_ms ? { until_ms } : {}), ...(register || sale ? { register: register ?? 'Caisse 2' } : {}),
            ...(house ? { house } : {}), ...(name ? { name } : {}), ...(sale ? { sale } : {}),
        };
    }

    reseat(saleId, { moves }) {
        const changes = [];
        const tickets = [];
        let number = 0;
        let screening = 0;
        for (const { ticket, seat } of moves) {
            const [screeningId, from] = this.find(saleId, ticket);
            this.check(screeningId, seat, null, '');
            const { taken } = this.of(screeningId);
            const entry = taken.get(from);
            number = entry.sale.number;
            screening = screeningId;
            changes.push(this.set(screeningId, [from], null), this.set(screeningId, [seat], entry));
            tickets.push({ number: ticket, seat: this.seat(screeningId, seat) });
        }
        this.office.tell('sale.reseated', { sale: number, gauges: this.office.gaugesOf([screening]), seats: changes });
        return { sale: number, tickets };
    }

    find(saleId, ticket) {
        for (const [screeningId, taken] of this.taken) {
            for (const [number, { sale }] of taken) if (sale?.id === saleId && sale.ticket === ticket) return [screeningId, number];
        }
        throw new Refused('sale_unknown');
    }

    hold(screeningId, { kind, name, until_ms, seats }) {
        const { taken } = this.of(screeningId);
        const busy = seats.find((number) => taken.has(number) && taken.get(number).state !== 'house');
        if (busy) throw new Refused('seat_sold', { seat: this.name(screeningId, busy) });
        const change = this.set(screeningId, seats, { state: 'house', house: kind, ...(name ? { name } : {}), ...(until_ms ? { until_ms } : {}) });
        this.office.tell('seats.held', { gauges: this.office.gaugesOf([screeningId]), seats: [change] });
        return { screening_id: screeningId, seats: seats.length };
    }

    release(screeningId, { seats }) {
        const { taken } = this.of(screeningId);
        const kept = seats.filter((number) => taken.get(number)?.state === 'house');
        const change = this.set(screeningId, kept, null);
        this.office.tell('seats.released', { gauges: this.office.gaugesOf([screeningId]), seats: [change] });
        return { screening_id: screeningId, seats: kept.length };
    }

    roomState(roomId, screenings = 0) {
        return { room_id: roomId, screenings, holds: this.roomHolds.get(roomId) ?? [] };
    }

    inRoom(roomId) {
        return [...this.office.screenings.values()].filter((one) => one.room_id === roomId && one.seat_map_id && one.starts_at_ms > Date.now());
    }

    holdRoom(roomId, body) {
        const { kind, name = '', until_ms, seats } = body;
        const others = (this.roomHolds.get(roomId) ?? []).map((one) => ({ ...one, seats: one.seats.filter((number) => !seats.includes(number)) }));
        this.roomHolds.set(roomId, [...others.filter((one) => one.seats.length > 0), { kind, name, seats, ...(until_ms ? { until_ms } : {}) }]);
        const screenings = this.inRoom(roomId);
        for (const { id } of screenings) {
            const free = seats.filter((number) => !this.taken.get(id).has(number));
            if (free.length > 0) this.hold(id, { ...body, seats: free });
        }
        return this.roomState(roomId, screenings.length);
    }

    releaseRoom(roomId, body) {
        const left = (this.roomHolds.get(roomId) ?? []).map((one) => ({ ...one, seats: one.seats.filter((number) => !body.seats.includes(number)) }));
        this.roomHolds.set(roomId, left.filter((one) => one.seats.length > 0));
        const screenings = this.inRoom(roomId);
        for (const { id } of screenings) this.release(id, body);
        return this.roomState(roomId, screenings.length);
    }
}
