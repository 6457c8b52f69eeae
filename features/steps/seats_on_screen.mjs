// Numbered seats by eye, thumb and keyboard.
import assert from 'node:assert/strict';
import { defineParameterType, Then, When } from '../support/packages.mjs';
import { until } from '../support/world.mjs';

defineParameterType({ name: 'colour', regexp: /green|yellow|red|grey/, transformer: (word) => word });

Then('{person} sees {seats} in {colour}', async function (person, names, colour) {
    await seesColour(this, person, names, colour, 5000);
});
Then('{person} sees {seats} in {colour} within 1 second', async function (person, names, colour) {
    await seesColour(this, person, names, colour, 1000);
});
async function seesColour(hall, person, names, colour, within_ms) {
    const { map } = await hall.till(person);
    for (const name of names) {
        let seen;
        await until(async () => (seen = await map.colour(hall.plan.number(name))) === colour, within_ms);
        assert.equal(seen, colour, name);
    }
}
Then('one of them sees {seats} in {colour} and the other in {colour}', async function ([name], colour, other) {
    const seen = () => Promise.all(this.tills.map(({ map }) => map.colour(this.plan.number(name))));
    await until(async () => (await seen()).toSorted().join() === [colour, other].toSorted().join());
    assert.deepEqual((await seen()).toSorted(), [colour, other].toSorted());
});

When('{person} taps on {seats}', async function (person, names) {
    await tap(this, person, names);
});
When('{person} touches {seats}', async function (person, names) {
    await tap(this, person, names);
});
async function tap(hall, person, names) {
    const { map } = await hall.till(person);
    for (const number of hall.plan.numbers(names)) await map.tap(number);
}
When('{person} chooses the tariff {string}', async function (person, tariff) {
    await (await this.till(person)).arm(tariff);
});
Then('{person} cannot choose the tariff {string}', async function (person, tariff) {
    const till = await this.till(person);
    assert.ok(await until(async () => !(await till.canArm(tariff)))); // known once the hall is there
});
When('{person} spreads two fingers around {seats}', async function (person, [name]) {
    const { map } = await this.till(person);
    this.before = await map.seatSize();
    await map.spread(this.plan.number(name), 2);
});
Then('{person} sees the seats twice as large', async function (person) {
    const { map } = await this.till(person);
    const times = (await map.seatSize()) / this.before;
    assert.ok(times > 1.8 && times < 2.2, `${times} times`);
});
When('{person} moves the map from {seats} to {seats}', async function (person, [from], [to]) {
    const { map } = await this.till(person);
    await map.push(this.plan.number(from), this.plan.number(to));
});

When('{person} opens the list of seats', async function (person) {
    await (await this.till(person)).openList();
});
When('{person} opens the row {string}', async function (person, row) {
    await (await this.till(person)).map.openRow(row);
});
When('{person} goes to the map with the Tab key', async function (person) {
    await (await this.till(person)).tabToMap();
});
Then('{person} hears {string}', async function (person, words) {
    await hears(await this.till(person), words, (till) => till.hears());
});
Then('{person} hears {string} of {seats}', async function (person, words, [name]) {
    await hears(await this.till(person), words, ({ map }) => map.said(this.plan.number(name)));
});
async function hears(till, words, listen) {
    let heard;
    await until(async () => (heard = await listen(till)).includes(words));
    assert.ok(heard.includes(words), heard);
}
