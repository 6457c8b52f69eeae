// What a scenario happens in: a box office of its own, its people, and their tills at one of two
// doors. Whatever the door, what was recorded is read over HTTP by an auditor who sells nothing.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BoxOffice, drawn, hour, passwordOf } from '../../tests/support/js/box_office.mjs';
import { Refused } from '../../tests/support/js/client.mjs';
import { Server } from '../../tests/support/js/server.mjs';
import { After, AfterAll, Before, setDefaultTimeout, setWorldConstructor, World } from './packages.mjs';
import { aboutSeats, reasons } from './reasons.mjs';
import { Plan } from './plan.mjs';

export const people = { Ana: 'Ana Rossi', Beat: 'Beat Keller', Nora: 'Nora Sans-Caisse', Paula: 'Paula Gex', Chantal: 'Chantal Chef' };
export const pins = { Ana: '2222', Beat: '3333', Paula: '5555', Chantal: '7777' };
const centre = 'Caisse centrale';
const tourism = 'Office du tourisme';
export const theatre = 'Théâtre'; // where seats are numbered
const opening = '15:00'; // on the wall; tonight is the same day

const doors = {
    http: () => import('./doors/http.mjs').then((file) => file.httpDoor),
    browser: () => import('./doors/browser_door.mjs').then((file) => file.browserDoor),
};
let door;
let port; // the same for all scenarios, so that a browser need not load the app anew each time

/** The screen said no. */
export class Told extends Error {}

class Hall extends World {
    #tills = new Map();
    #users = new Set();
    #auditor;
    special = {}; // tariffs with rules of their own

    // --- the house
    /** With rows as box_office.mjs draws them, the events are in the theatre. */
    async open(events, rows) {
        if (rows) this.plan = new Plan(rows);
        const web = process.env.WEB ?? fileURLToPath(new URL('../../web/dist', import.meta.url));
        const isBrowser = this.parameters.door === 'browser';
        if (isBrowser && !existsSync(`${web}/index.html`)) throw new Error(`there is no web app in ${web}: npm run build`);
        this.server = new Server({ web: isBrowser ? web : '', port });
        this.server.clock.forwardTo(opening);
        await this.server.start();
        port = this.server.port;
        this.office = await BoxOffice.of(this.server);
        await this.office.salepoint(centre, ['Caisse 1', 'Caisse 2']);
        await this.office.salepoint(tourism, ['Tourisme'], { methods: ['cash', 'card', 'later'] });
        const special = Object.entries(this.special).map(([tariff, rules]) => [tariff, { price: 10_00, ...rules() }]);
        await this.office.grid('Film', {
            'Plein tarif': { price: 18_00, name: { fr: 'Plein tarif', de: 'Normalpreis' } },
            Enfant: 8_50,
            Membre: 12_33,
            Invitation: 0,
            ...(rows && { 'Carré d’or': { price: 30_00, categories: ['a'] }, Galerie: { price: 12_00, categories: ['b'] } }),
            ...Object.fromEntries(special),
        });
        if (rows) {
            await this.office.room(theatre);
            await this.office.seatMap(theatre, drawn(rows));
        }
        this.tonight = events[0].event;
        for (const event of events) await this.putOn(event);
    }
    async putOn({ event, places = 300, but = '', 'starts in': startsIn = '' }) {
        const how = {
            'is over': { startsIn: -5 * hour, lasts: 2 * hour },
            'has begun long ago': { startsIn: -hour, lasts: 4 * hour },
            'is free entry': { mode: 'free_entry' },
            'is booked by mail': { mode: 'by_mail' },
            'is not yet on sale': { saleFrom: hour },
            'is full': { capacity: 0 },
        }[but];
        const minutes = parseInt(startsIn, 10) || 180;
        if (!this.plan) await this.office.room();
        await this.office.screening(event, { room: this.plan && theatre, startsIn: minutes * 60_000, capacity: Number(places), ...how });
        if (but === 'is cancelled') await this.office.cancelScreening(event);
    }
    line(tariff, event) {
        const { screenings, tariffs } = this.office.ids;
        return { screening_id: screenings[event], tariff_id: tariffs[tariff] };
    }

    // --- people and tills
    async employ(person, { salepoints = [centre], ...more } = {}) {
        if (this.#users.has(person)) return;
        this.#users.add(person);
        await this.office.user(person.toLowerCase(), { name: people[person], pin: pins[person], salepoints, ...more });
    }
    /** Somebody's place, whether he has signed in or not. */
    async till(person, options) {
        if (!this.#tills.has(person)) {
            if (people[person]) await this.employ(person);
            const till = door.till(this, person, options);
            await till.ready?.();
            this.#tills.set(person, till);
        }
        return this.#tills.get(person);
    }
    /** At the register, drawer open, ready to sell. How one gets there has features of its own. */
    async seat(person, register, { user, ...options } = {}) {
        await this.employ(person, user);
        const till = await this.till(person, options);
        await till.sit(await this.office.till(person.toLowerCase(), register));
    }
    async openRegister(person, register) {
        await this.employ(person);
        await this.office.till(person.toLowerCase(), register);
    }
    /** Where the house keeps seats for itself. */
    async house() {
        if (!this.#tills.has('the house')) {
            const house = door.house(this);
            await house.ready?.();
            this.#tills.set('the house', house);
        }
        return this.#tills.get('the house');
    }
    get tills() {
        return [...this.#tills.values()];
    }

    /** Does something at a till; a refusal is kept, and must be spoken of by the next step. */
    async act(person, what) {
        const till = await this.till(person);
        this.#noOpenRefusal(till);
        try {
            await what(till);
        } catch (error) {
            if (!(error instanceof Refused) && !(error instanceof Told)) throw error;
            till.refusal = error;
        }
    }
    async isTold(person, reason) {
        const [code, words] = reasons[reason] ?? assert.fail(`features/support/reasons.mjs does not know “${reason}”`);
        const refusal = await this.#lastRefusal(person);
        if (refusal instanceof Refused) assert.equal(refusal.code, code, refusal.message);
        else assert.match(refusal.message, words ?? assert.fail(`no words for “${reason}” on the screen`));
    }
    /** Told of one seat, with what else is named. */
    async isToldOf(person, code, params) {
        const refusal = await this.#lastRefusal(person);
        if (refusal instanceof Refused) {
            assert.equal(refusal.code, code, refusal.message);
            assert.deepEqual(refusal.params, params);
        } else {
            const message = refusal.message.replaceAll(/\s/g, ' ');
            const words = aboutSeats[code](params);
            assert.ok(words.some((sentence) => message.includes(sentence)), `${person} was told “${message}”, not “${words.join('” or “')}”`);
        }
    }
    async #lastRefusal(person) {
        const till = await this.till(person);
        if (!till.refusal && till.readNotice) await till.readNotice();
        const { refusal } = till;
        assert.ok(refusal, `${person} was told nothing`);
        till.refusal = null;
        return refusal;
    }
    #noOpenRefusal(till) {
        if (till.refusal) throw new Error(`${till.person} was refused and nobody expected it: ${till.refusal.message}`);
    }

    // --- the books
    async #books() {
        if (!this.#auditor) {
            await this.office.salepoint('Bureau', ['Bureau']);
            await this.office.user('audit', { roles: ['admin', 'pos'], salepoints: ['Bureau'] });
            this.#auditor = await this.office.till('audit');
            await this.#auditor.chooseRegister('Bureau');
        }
        return this.#auditor;
    }
    async sale(number) {
        const [sale] = await (await this.#books()).sales(`?number=${number}`);
        assert.ok(sale, `there is no sale ${number}`);
        return sale;
    }
    async salesMade() {
        for (let number = 0; ; number += 1)
            if ((await (await this.#books()).sales(`?number=${number + 1}`)).length === 0) return number;
    }
    async placesLeft(event) {
        const { capacity, sold, held } = await (await this.#books()).gauge(event);
        return capacity - sold - held;
    }
    /** 'free', 'held', 'reserved', 'sold' or 'house'; what else is known about a seat comes with it. */
    async seatAt(name, event = this.tonight) {
        return (await this.#books()).seat(event, this.plan.number(name));
    }
    async seatsTaken(event = this.tonight) {
        return (await this.#books()).seats(event);
    }

    async close(failed) {
        if (failed)
            for (const till of this.tills) await till.explain?.((text, type) => this.attach(text, type)).catch(() => {});
        await Promise.all(this.tills.map((till) => till.leave().catch(() => {})));
        await this.server?.kill();
        await this.printer?.off();
        if (failed) return;
        for (const till of this.tills) {
            this.#noOpenRefusal(till);
            if (till.errors?.length > 0) throw new Error(`the app of ${till.person} broke: ${till.errors.join('; ')}`);
        }
    }
}
setWorldConstructor(Hall);
setDefaultTimeout(60_000); // of one step, on a machine that is busy with other things

Before(async function () {
    door ??= await doors[this.parameters.door]();
    await door.open();
});
After(async function ({ result }) {
    await this.close(result.status !== 'PASSED');
});
AfterAll(async () => door?.close());

/** Waits until `holds` is true; what is true at last is the answer. */
export async function until(holds, within_ms = 5000) {
    const deadline = Date.now() + within_ms;
    for (;;) {
        const value = await holds();
        if (value || Date.now() > deadline) return value;
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}
export { passwordOf };
