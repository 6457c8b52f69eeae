// Numbered seats: who takes which, who sees what, and what the house keeps for itself.
import assert from 'node:assert/strict';
import { drawn, minute } from '../../tests/support/js/box_office.mjs';
import { Refused } from '../../tests/support/js/client.mjs';
import { defineParameterType, Given, Then, When } from '../support/packages.mjs';
import { seatsNamed, spoken } from '../support/plan.mjs';
import { theatre, until } from '../support/world.mjs';

defineParameterType({ name: 'seats', regexp: /[A-Z]\d+(?:(?: to |, | and )[A-Z]\d+)*/, transformer: seatsNamed });
defineParameterType({ name: 'state', regexp: /free|held|reserved|sold|house|mine|taken/, transformer: (word) => word });

Given('the Théâtre plays {string} tonight, with these seats', async function (event, table) {
    await this.open([{ event }], rowsOf(table));
});
Given('the Théâtre plays {string} and {string} tonight, with these seats', async function (event, other, table) {
    await this.open([{ event }, { event: other, 'starts in': '300 min' }], rowsOf(table));
});
// "aaaa" or "20 standing"
const rowsOf = (table) => Object.fromEntries(table.hashes().map(({ row, seats }) => {
    const [, standing] = /^(\d+) standing$/.exec(seats) ?? [];
    return [row, standing ? Number(standing) : seats];
}));
When('the Théâtre puts {string} on as well', async function (event) {
    await this.putOn({ event });
});

// --- at the till
When('{person} takes {seats} at {string}', async function (person, names, tariff) {
    await takes(this, person, names, tariff);
});
When('{person} takes {seats} at {string} for {string}', async function (person, names, tariff, event) {
    await takes(this, person, names, tariff, event);
});
When('{person} drags over {seats} at {string}', async function (person, names, tariff) {
    await this.act(person, (till) => till.dragOver(tariff, this.tonight, this.plan.numbers(names)));
});
async function takes(hall, person, names, tariff, event = hall.tonight) {
    await hall.act(person, (till) => till.takeSeats(tariff, event, hall.plan.numbers(names)));
}
When('{person} gives back {seats} at {string}', async function (person, names, tariff) {
    await this.act(person, (till) => till.takeSeats(tariff, this.tonight, [], this.plan.numbers(names)));
});
When('{person} swaps {seats} for {seats} at {string}', async function (person, old, names, tariff) {
    await this.act(person, (till) => till.takeSeats(tariff, this.tonight, this.plan.numbers(names), this.plan.numbers(old)));
});
When('{person} takes the best {int} at {string}', async function (person, count, tariff) {
    await this.act(person, (till) => till.takeBestSeats(count, tariff, this.tonight));
});
When('{person} takes the best {int} with a wheelchair at {string}', async function (person, count, tariff) {
    await this.act(person, (till) => till.takeBestSeats(count, tariff, this.tonight, 1));
});
When('{person} takes {int} places in the {string} at {string}', async function (person, count, area, tariff) {
    await this.act(person, (till) => till.stand(count, tariff, this.tonight, area.toLowerCase()));
});
When('{person} and {person} both tap {seats} at {string} in the same moment', async function (one, other, names, tariff) {
    let letGo;
    let asked = 0;
    const both = new Promise((resolve) => { letGo = resolve; });
    const meeting = () => ((asked += 1) === 2 ? letGo() : both);
    for (const person of [one, other]) await (await this.till(person)).meetOnTheWay?.(meeting);
    await Promise.all([takes(this, one, names, tariff), takes(this, other, names, tariff)]);
});
When('{person} sells {seats} at {string}', async function (person, names, tariff) {
    await takes(this, person, names, tariff);
    await this.act(person, (till) => till.payBy('card'));
});
When('{person} moves {seats} of sale {int} to {seats}', async function (person, old, number, names) {
    const { tickets } = await this.sale(number);
    const ticketOn = (name) => tickets.find(({ seat }) => seat?.seat === this.plan.number(name)).number;
    const moves = old.map((name, at) => ({ ticket: ticketOn(name), from: this.plan.number(name), seat: this.plan.number(names[at]) }));
    await this.act(person, (till) => till.reseat(number, moves));
});

Then("{person}'s cart holds", async function (person, table) {
    const found = (await (await this.till(person)).seatsInCart()).map(({ tariff, seats }) => ({ tariff, seats: this.plan.names(seats) }));
    assert.deepEqual(found, table.hashes().map(({ tariff, seats }) => ({ tariff, seats: seatsNamed(seats) })));
});
Then("{person}'s cart holds {seats}", async function (person, names) {
    assert.deepEqual(await seatsOf(this, person), names);
});
Then("{person}'s cart holds {int} seats and nobody sits alone", async function (person, count) {
    const names = await seatsOf(this, person);
    assert.equal(names.length, count);
    const hasNeighbour = (name) => names.some((other) => other[0] === name[0] && Math.abs(other.slice(1) - name.slice(1)) === 1);
    assert.ok(names.every(hasNeighbour), names.join(', '));
});
async function seatsOf(hall, person) {
    const lines = await (await hall.till(person)).seatsInCart();
    return hall.plan.names(lines.flatMap(({ seats }) => seats).sort((a, b) => a - b));
}
Then('{person} is warned that {seats} would be left alone', async function (person, names) {
    assert.deepEqual(this.plan.names(await (await this.till(person)).warnings()), names);
});
Then('{person} is warned of nothing', async function (person) {
    assert.deepEqual(await (await this.till(person)).warnings(), []);
});

Then('{person} sees {seats} {state}', async function (person, names, state) {
    await sees(this, person, names, state, 5000);
});
Then('{person} sees {seats} {state} within 1 second', async function (person, names, state) {
    await sees(this, person, names, state, 1000);
});
async function sees(hall, person, names, state, within_ms) {
    const till = await hall.till(person);
    for (const name of names) {
        let seen;
        await until(async () => (seen = await till.seat(hall.tonight, hall.plan.number(name))) === state, within_ms);
        assert.equal(seen, state, name);
    }
}

// --- what the till is told
Then('{person} is told that {seats} was just taken at {string}', async function (person, [name], register) {
    await this.isToldOf(person, 'seat_taken', { seat: spoken(name), register });
});
Then('{person} is told that {seats} is sold already', async function (person, [name]) {
    await this.isToldOf(person, 'seat_sold', { seat: spoken(name) });
});
Then('{person} is told that {seats} is not sold at {string}', async function (person, [name], tariff) {
    await this.isToldOf(person, 'seat_not_at_tariff', { seat: spoken(name), tariff });
});
Then('{person} is told that {seats} is kept for {string}', async function (person, [name], whom) {
    await this.isToldOf(person, 'seat_reserved_for', { seat: spoken(name), name: whom });
});
Then('{person} is told that {seats} is blocked by the house', async function (person, [name]) {
    await this.isToldOf(person, 'seat_blocked', { seat: spoken(name) });
});
Then('{person} is told that {seats} would be left alone', async function (person, [name]) {
    await this.isToldOf(person, 'lonely_seat', { seat: spoken(name) });
});
Then('one of them has {seats} and the other is told who was faster', async function ([name]) {
    const [first, second] = this.tills;
    const [winner, loser, register] = first.refusal ? [second, first, 'Caisse 2'] : [first, second, 'Caisse 1'];
    assert.deepEqual(await seatsOf(this, winner.person), [name]);
    assert.deepEqual(await seatsOf(this, loser.person), []);
    await this.isToldOf(loser.person, 'seat_taken', { seat: spoken(name), register });
});

// --- what was recorded
Then('{seats} is/are {state}', async function (names, state) {
    await areIn(this, names, state);
});
Then('{seats} is/are {state} for {string}', async function (names, state, event) {
    await areIn(this, names, state, event);
});
async function areIn(hall, names, state, event) {
    const found = {};
    for (const name of names) found[name] = (await hall.seatAt(name, event)).state;
    assert.deepEqual(found, Object.fromEntries(names.map((name) => [name, state])));
}
Then('{seats} is/are kept for {string}', async function (names, whom) {
    for (const name of names) assert.deepEqual(await keptFor(this, name), ['house', whom], name);
});
Then('{seats} is/are kept for {string} at {string}', async function (names, whom, event) {
    for (const name of names) assert.deepEqual(await keptFor(this, name, event), ['house', whom], name);
});
async function keptFor(hall, seat, event) {
    const { state, name } = await hall.seatAt(seat, event);
    return [state, name];
}
Then('{person} learns that {seats} was sold at {string} by {string} in sale {int} at {string}', async function (person, [name], register, user, number, tariff) {
    const story = await (await this.till(person)).story(this.plan.number(name));
    assert.deepEqual(story, { register, user, number, tariff });
});
Then('the tickets of sale {int} are for {seats}', async function (number, names) {
    const { tickets } = await this.sale(number);
    assert.deepEqual(this.plan.names(tickets.map(({ seat }) => seat.seat)), names);
});
Then('ticket {int} of sale {int} is valid for {seats}', async function (ticket, number, [name]) {
    const { state, seat } = (await this.sale(number)).tickets.find((one) => one.number === ticket);
    assert.deepEqual([state, this.plan.name(seat.seat)], ['activated', name]);
});
Then('the {string} has {int} places left', async function (area, count) {
    const { areas } = await this.seatsTaken();
    const { capacity, sold, held } = areas.find((one) => one.area === area.toLowerCase());
    assert.equal(capacity - sold - held, count);
});

// --- what the house wants
Given('the house refuses seats left alone', async function () {
    await this.office.seatingRules('refuse');
});
Given('the house refuses seats left alone until {int} percent are taken', async function (percent) {
    await this.office.seatingRules('refuse', percent);
});
Given('the house does not mind seats left alone', async function () {
    await this.office.seatingRules('allow');
});
const kinds = { blocks: 'blocked', keeps: 'held', kills: 'killed' };
defineParameterType({ name: 'keeps', regexp: /blocks|keeps|kills/, transformer: (word) => kinds[word] });
When('the house {keeps} {seats} tonight', async function (kind, names) {
    await (await this.house()).hold(this.tonight, { kind, seats: this.plan.numbers(names) });
});
When('the house {keeps} {seats} tonight for {string}', async function (kind, names, name) {
    await (await this.house()).hold(this.tonight, { kind, name, seats: this.plan.numbers(names) });
});
When('the house {keeps} {seats} in every screening for {string}', async function (kind, names, name) {
    await (await this.house()).hold(null, { kind, name, seats: this.plan.numbers(names) });
});
When('the house gives {seats} back tonight', async function (names) {
    await (await this.house()).release(this.tonight, this.plan.numbers(names));
});
When('the house gives {seats} back in every screening', async function (names) {
    await (await this.house()).release(null, this.plan.numbers(names));
});
// On the screen whole days are chosen: minutes are only for programs.
When('the house {keeps} {seats} for {string} during {int} minutes', async function (kind, names, name, minutes) {
    const until_ms = this.server.clock.now() + minutes * minute;
    await this.office.holdSeats(this.tonight, { kind, name, until_ms, seats: this.plan.numbers(names) });
});
When('the house {keeps} {seats} in every screening for {string} during {int} minutes', async function (kind, names, name, minutes) {
    const until_ms = this.server.clock.now() + minutes * minute;
    await this.office.holdRoomSeats(theatre, { kind, name, until_ms, seats: this.plan.numbers(names) });
});

// --- maps and their versions
const mapOf = async (hall, event) => {
    const { seat_map_id } = await hall.office.admin.must('GET', `/api/v1/screenings/${hall.office.ids.screenings[event]}/seats`);
    return hall.office.admin.must('GET', `/api/v1/seat-maps/${seat_map_id}`);
};
const use = (hall, event, seat_map_id) =>
    hall.office.admin.must('PUT', `/api/v1/screenings/${hall.office.ids.screenings[event]}/seat-map`, { seat_map_id });

When('the Théâtre is drawn anew with these seats', async function (table) {
    await this.office.seatMap(theatre, drawn(rowsOf(table)));
});
When('{string} is given the new map', async function (event) {
    await use(this, event, this.office.ids.maps[theatre]);
});
When('{string} is given the first map', async function (event) {
    await use(this, event, (await mapOf(this, this.tonight)).id);
});
Then('{string} cannot be given the new map, because places are taken', async function (event) {
    await assert.rejects(use(this, event, this.office.ids.maps[theatre]), { code: 'seat_map_in_use', params: { title: event } });
});
Then('{string} has {int} seats', async function (event, count) {
    assert.equal((await mapOf(this, event)).seats, count);
});
When('the seat {int} is kept in every screening for {string}', async function (seat, name) {
    await this.office.holdRoomSeats(theatre, { kind: 'held', name, seats: [seat] });
});
Then('in {string} seat {int} is kept for {string} and no other', async function (event, seat, name) {
    const kept = (await this.seatsTaken(event)).changes.map((change) => [change.state, change.name, change.seats]);
    assert.deepEqual(kept, [['house', name, [seat]]]);
});
When('the map is exported as a table and imported again', async function () {
    this.before = await mapOf(this, this.tonight);
    const { text } = await this.office.admin.ask('GET', `/api/v1/seat-maps/${this.before.id}/csv`);
    await this.office.seatMap(theatre, text);
});
When('the map is exported as JSON and imported again', async function () {
    this.before = await mapOf(this, this.tonight);
    await this.office.seatMap(theatre, this.before.map);
});
Then('it is the same map in a new version', async function () {
    const { id, map } = await this.office.admin.must('GET', `/api/v1/seat-maps/${this.office.ids.maps[theatre]}`);
    assert.notEqual(id, this.before.id);
    assert.deepEqual(map, this.before.map);
});
When('this table is imported', async function (table) {
    try {
        await this.office.seatMap(theatre, `\uFEFF${table.replaceAll('\n', '\r\n')}\r\n`); // as a spreadsheet saves it
    } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.refusal = error;
    }
});
Then('it is refused, because line {int} cannot be read', function (line) {
    assert.match(this.refusal?.code, /^map_csv_/);
    assert.equal(this.refusal.params.line, line);
});
