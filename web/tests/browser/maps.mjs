// The seat map editor, as a box-office manager uses it: a theatre of 2,000 seats drawn with the mouse,
// the same by keyboard, files in and out, two people at once, a power cut. Only with the fake, whose
// rooms these checks know.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { maps } from '../../dev/fake/halls.mjs';
import { rooms } from '../../dev/fake/programme.mjs';
import { axe, cuts } from './judge.mjs';
import { desktop, screenshots, tablet } from './stage.mjs';
import { mapWords as words } from './words.mjs';

const grand = 1;
const paderewski = 2;
const chapiteau = 3;
const caveau = 6;

/** A manager's own window on a room's map; whatever was unsaved goes with it. */
function drawing(room, play, viewport = tablet) {
    return async (stage, report) => {
        if (stage.fake === null) return 'skipped';
        const till = await stage.till(viewport);
        till.page.on('dialog', (asked) => void asked.accept().catch(() => undefined));
        try {
            await till.go(`/office/rooms/${room}/map`);
            await till.signIn();
            await ready(till);
            return await play(till, stage, report);
        } catch (error) {
            await till.page.screenshot({ path: `${screenshots}/maps-failed.png` }).catch(() => undefined);
            throw error;
        } finally {
            till.trouble.forEach(report);
            await till.page.context().close();
        }
    };
}

const ready = (till) => till.page.waitForFunction(() => document.querySelector('.map')?.view);
const aside = (till) => till.page.locator('aside');
const figure = (till, name) => aside(till).getByLabel(words.figures[name], { exact: true });
const savedMap = (room) => maps.get(rooms.find(({ id }) => id === room).seat_map_id)?.map;
const state = (till, text) => till.page.locator('.state', { hasText: new RegExp(`^${text}$`) }).waitFor();

/** A point of the map in centimetres, on the screen. */
function at(till, x, y) {
    return till.page.evaluate(([mapX, mapY]) => {
        const view = document.querySelector('.map').view();
        const box = document.querySelector('.map canvas').getBoundingClientRect();
        return { x: box.left + mapX * view.scale + view.x, y: box.top + mapY * view.scale + view.y };
    }, [x, y]);
}

async function drag(till, from, to) {
    const [a, b] = [await at(till, ...from), await at(till, ...to)];
    await till.page.mouse.move(a.x, a.y);
    await till.page.mouse.down();
    await till.page.mouse.move((a.x + b.x) / 2, (a.y + b.y) / 2);
    await till.page.mouse.move(b.x, b.y, { steps: 4 });
    const measure = await till.page.locator('.measure').textContent({ timeout: 1000 }).catch(() => '');
    await till.page.mouse.up();
    return measure;
}

async function tap(till, x, y) {
    const point = await at(till, x, y);
    await till.page.mouse.click(point.x, point.y);
}

async function set(till, figures) {
    for (const [name, value] of Object.entries(figures)) await figure(till, name).fill(String(value));
}

async function save(till) {
    await till.button(words.save).click();
    await state(till, words.isSaved);
}

async function addFloor(till, name) {
    await till.page.keyboard.press('Escape');
    await till.button(words.addTo.floors).click();
    const field = aside(till).locator('details[open] input[lang=fr]');
    await field.fill(name);
    assert.equal(await field.evaluate((one) => one === document.activeElement), true, 'what was added waits for its name');
}

export const mapJourneys = {
    'maps: a theatre of 2,000 seats, drawn with the mouse': drawing(chapiteau, async (till) => {
        const { page } = till;
        const from = Date.now();
        assert.equal(savedMap(chapiteau), undefined);
        // The stage.
        await till.button(words.tools.shape).click();
        assert.match(await drag(till, [-600, -350], [600, -50]), /^12\.\d × [23]\.\d m$/);
        await till.button(words.putThing.shape).click();
        // The stalls: a rectangle first, then the exact figures.
        await till.button(words.tools.block).click();
        const measure = await drag(till, [-900, 100], [900, 1500]);
        assert.match(measure, /^1\d rangs × 3\d = \d+$/);
        await set(till, { rows: 25, seats: 40, curve: 40, aisle: 120 });
        await aside(till).getByLabel(words.numbering, { exact: true }).selectOption('centre');
        await aside(till).getByLabel(words.skip).check();
        await till.button(words.put(1000)).click();
        await page.getByText(words.placed(1000)).waitFor();
        // Two more floors, from front to back.
        await addFloor(till, 'Balcon');
        await till.button(words.tools.block).click();
        await drag(till, [-900, 200], [900, 1300]);
        await set(till, { rows: 15, seats: 26, more: 2, curve: 50 });
        await aside(till).getByLabel(words.numbering, { exact: true }).selectOption('odd');
        await till.button(words.put(600)).click();
        await addFloor(till, 'Galerie');
        await till.button(words.tools.block).click();
        await drag(till, [-900, 300], [900, 900]);
        await set(till, { rows: 10, seats: 40, more: 0, curve: 0, aisle: 0 });
        await aside(till).getByLabel(words.numbering, { exact: true }).selectOption('all');
        await till.button(words.put(400)).click();
        // A dearer category for the first rows of the stalls, and two places for wheelchairs.
        await page.getByRole('group', { name: 'Étages' }).getByRole('button').first().click();
        await page.keyboard.press('Escape');
        await till.button(words.addTo.categories).click();
        await aside(till).locator('details[open] input[lang=fr]').fill('Carré or');
        await drag(till, [-1400, -20], [1400, 500]);
        await aside(till).getByLabel(words.category, { exact: true }).selectOption({ label: 'Carré or' });
        await till.button(words.grains.seat).click();
        const first = await page.evaluate(() => document.querySelector('.map .seat').getAttribute('aria-label'));
        assert.match(first, /^Parterre, rang A, place 39/);
        await page.locator('.map .seat').focus();
        await page.keyboard.press('Enter');
        await aside(till).getByLabel(words.kind, { exact: true }).selectOption('wheelchair');
        // One step back and forth again.
        await till.button(words.undo).click();
        await page.keyboard.press('Control+Shift+Z');
        await till.button(words.problems(0)).waitFor();
        await save(till);
        const seconds = (Date.now() - from) / 1000;
        await page.screenshot({ path: `${screenshots}/map-theatre-2000.png` });

        const map = savedMap(chapiteau);
        const seats = map.rows.flatMap((row) => row.seats.map((seat) => ({ ...seat, row })));
        assert.equal(seats.length, 2000);
        const labels = new Set(seats.map(({ row, number }) => `${row.section} ${row.label} ${number}`));
        assert.equal(labels.size, 2000, 'every label once');
        assert.deepEqual(map.floors.map(({ name }) => name.fr), ['Parterre', 'Balcon', 'Galerie']);
        const stalls = map.rows.filter(({ section }) => section === 'stalls');
        assert.deepEqual(stalls.slice(0, 9).map(({ label }) => label).join(''), 'ABCDEFGHJ', 'no row I');
        // Odd numbers left of the aisle, even ones right of it, one and two beside it.
        for (const { seats: row } of stalls) for (const { number, x } of row) {
            assert.equal(Number(number) % 2 === 1, x < (row[0].x + row.at(-1).x) / 2, `seat ${number}`);
        }
        const [one, two] = ['1', '2'].map((number) => stalls[0].seats.find((seat) => seat.number === number));
        assert.ok(Math.abs(two.x - one.x - 175) <= 2, 'an aisle of 120 cm and a seat of 55');
        // Curved: the middle of a row lies farther from the stage than its ends; all on one circle.
        const [end, middle] = [stalls[0].seats[0], stalls[0].seats[19]];
        assert.ok(middle.y - end.y > 150, 'the row is bent');
        const radius = (39 * 55 + 120) / ((40 * Math.PI) / 180);
        const centre = { x: (one.x + two.x) / 2, y: middle.y - radius };
        for (const { x, y } of stalls[0].seats) assert.ok(Math.abs(Math.hypot(x - centre.x, y - centre.y) - radius) < 5);
        const balcony = map.rows.filter(({ section }) => section === map.sections[1].key);
        assert.deepEqual([balcony.length, balcony[0].seats.length, balcony[14].seats.length], [15, 26, 54]);
        assert.ok(balcony.every((row) => row.seats.every(({ number }) => Number(number) % 2 === 1)), 'odd numbers only');
        assert.equal(seats.filter(({ kind }) => kind === 'wheelchair').length, 1);
        const gold = map.categories.find(({ name }) => name.fr === 'Carré or').key;
        assert.ok(seats.filter(({ row, category }) => (category ?? row.category) === gold).length >= 80);
        assert.ok(Math.abs(map.focal.y + 50) <= 20 && Math.abs(map.focal.x) <= 20, 'the best seats are near the stage');
        return `${seconds.toFixed(1)} s from an empty room to a saved map`;
    }, desktop),

    'maps: by keyboard only': drawing(paderewski, async (till, _stage, report) => {
        const { page } = till;
        const { keyboard } = page;
        const reach = async (name, key = 'Tab') => {
            for (let n = 0; n < 80; n += 1) {
                const found = await page.evaluate((wanted) => {
                    const one = document.activeElement;
                    return [one.getAttribute('aria-label'), one.textContent.trim(), one.labels?.[0]?.textContent.trim()].some((text) => text && text.startsWith(wanted));
                }, name);
                if (found) return;
                await keyboard.press(key);
            }
            throw new Error(`no way to "${name}" by keyboard`);
        };
        await reach(words.tools.block);
        await keyboard.press('Enter');
        await reach(words.figures.rows);
        await keyboard.type('6');
        await reach(words.figures.seats);
        await keyboard.type('12');
        // Enter in any field places the block.
        await keyboard.press('Enter');
        await page.getByText(words.placed(72)).waitFor();
        await page.locator('body').evaluate(() => document.activeElement.blur());
        await reach('rang');
        await keyboard.press('Shift+ArrowRight');
        await keyboard.press('ArrowRight');
        await keyboard.press('ArrowDown');
        assert.match(await page.locator('.map .seat').getAttribute('aria-label'), /rang B, place 2, 1re catégorie, choisi$/);
        await keyboard.press('Escape');
        await keyboard.press('Enter');
        await reach(words.kind);
        await keyboard.press('ArrowDown');
        await keyboard.press('Control+z');
        for (const fault of await axe(page)) report(fault);
        for (const fault of await cuts(page)) report(fault);
        await keyboard.press('Control+s');
        await state(till, words.isSaved);
        const map = savedMap(paderewski);
        assert.deepEqual(map.rows.map(({ label, seats }) => `${label}${seats.length}`), ['A12', 'B12', 'C12', 'D12', 'E12', 'F12']);
        assert.equal(map.rows[0].seats[0].x, -292, 'moved by 10 cm');
    }),

    'maps: moved, doubled, refused, mended': drawing(caveau, async (till) => {
        const { page } = till;
        const before = savedMap(caveau);
        const [row] = before.rows;
        await tap(till, row.seats[0].x, row.seats[0].y);
        await aside(till).getByRole('heading', { name: words.chosenIn(row.seats.length, row.label) }).waitFor();
        // By hand: the chairs and their table go together.
        const [x, y] = [row.seats[0].x, row.seats[0].y];
        await drag(till, [x, y], [x - 100, y]);
        await till.button(words.copy).click();
        await till.button(words.save).click();
        await till.dialog().getByRole('button').filter({ hasText: words.problem({ kind: 'seatTwice', what: `${row.label} ${row.seats[0].number}`, count: 1 }) }).click();
        await aside(till).getByRole('heading', { name: words.chosenIn(2, row.label) }).waitFor();
        await till.button(words.undo).click();
        await till.button(words.problems(0)).waitFor();
        await save(till);
        const after = savedMap(caveau);
        assert.equal(after.rows.length, before.rows.length);
        const shift = after.rows[0].seats[0].x - row.seats[0].x;
        assert.ok(shift >= -120 && shift <= -80, `moved by ${shift}`);
        assert.equal(after.tables[0].x - before.tables[0].x, shift);
        // Taken down again by keyboard: nothing left is no map.
        await page.keyboard.press('Escape');
        await till.button(words.chooseAll).click();
        await till.button(words.remove).click();
        await till.button(words.save).click();
        await till.dialog().getByText(words.problem({ kind: 'empty', what: '', count: 1 })).waitFor();
        assert.equal(savedMap(caveau), after, 'nothing was sent');
    }),

    'maps: files in and out': drawing(grand, async (till) => {
        const { page } = till;
        const open = async (name, content) => {
            const waiting = page.waitForEvent('filechooser');
            await till.dialog().getByRole('button', { name: words.pickFile }).click();
            await (await waiting).setFiles({ name, mimeType: name.endsWith('csv') ? 'text/csv' : 'application/json', buffer: Buffer.from(content) });
        };
        await till.button(words.files).click();
        await open('notes.json', '{"rows": "none"}');
        await till.dialog().getByText(words.fileNoMap).waitFor();
        await open('big.json', ' '.repeat(1_200_000));
        await till.dialog().getByText(words.fileTooLarge(1200)).waitFor();
        // A table that the server cannot read, in its words; then one that it can.
        const head = 'floor,section,row,number,x,y,category\n';
        await open('salle.csv', `${head}rez,salle,A,1,0,0,or\nrez,salle,A,2,left,0,or\n`);
        await till.button(words.tableYes).click();
        await till.dialog().getByText('Ligne 3 du tableau', { exact: false }).waitFor();
        await open('salle.csv', `${head}rez,salle,A,1,0,0,or\nrez,salle,A,2,60,0,or\n`);
        await till.button(words.tableYes).click();
        await state(till, words.isSaved);
        assert.equal(savedMap(grand).rows[0].seats.length, 2);
        // Out as JSON, in again: the same map, unsaved only when it differs.
        await till.button(words.files).click();
        const waiting = page.waitForEvent('download');
        await till.dialog().getByRole('button', { name: 'JSON' }).click();
        const file = await waiting;
        const text = readFileSync(await file.path(), 'utf8');
        assert.deepEqual(JSON.parse(text), savedMap(grand));
        const csv = await till.dialog().getByRole('link', { name: 'CSV' }).getAttribute('href');
        assert.match(await page.evaluate((address) => fetch(address).then((answer) => answer.text()), csv), /^floor,section,row,number,x,y/);
        await open('other.json', text.replace('"A"', '"Z"'));
        await state(till, words.unsaved);
        await till.button(words.undo).click();
        await state(till, words.isSaved);
    }),

    'maps: two people, a power cut, and the way out': drawing(grand, async (till, stage) => {
        const { page } = till;
        const other = await stage.till(desktop);
        await other.go(`/office/rooms/${grand}/map`);
        await other.signIn();
        await ready(other);
        const addRow = async (one, seats) => {
            await one.button(words.tools.row).click();
            await set(one, { seats });
            await one.button(words.put(seats)).click();
        };
        await addRow(till, 7);
        await addRow(other, 5);
        await save(other);
        // Told at once, and nothing overwritten.
        await page.getByText(words.newerHint).waitFor();
        await till.button(words.save).click();
        await page.getByText(words.newerHint).waitFor();
        assert.ok(savedMap(grand).rows.some(({ seats }) => seats.length === 5));
        await till.button(words.saveMine).click();
        await state(till, words.isSaved);
        assert.ok(savedMap(grand).rows.some(({ seats }) => seats.length === 7));
        await other.page.getByText(words.newerHint).waitFor();
        await other.button(words.takeTheirs).click();
        await state(other, words.isSaved);
        await other.page.context().close();

        // The power goes: what was drawn is offered again.
        await addRow(till, 9);
        await state(till, words.unsaved);
        await page.waitForFunction((name) => localStorage.getItem(name), `guichet.seat-map-draft.${grand}`);
        await page.reload();
        await ready(till);
        await till.button(words.draftResume).click();
        await state(till, words.unsaved);
        // Back asks, by the button and by the browser's own way.
        await till.button(words.backToRooms).click();
        await till.dialog().getByRole('button', { name: words.stay }).click();
        await save(till);
        assert.ok(savedMap(grand).rows.some(({ seats }) => seats.length === 9));
        await till.button(words.backToRooms).click();
        const room = page.locator('li', { hasText: 'Grand Théâtre' });
        await room.getByText(/sièges · enregistré/).waitFor();
        await room.getByRole('button').click();
        await ready(till);
        await addRow(till, 3);
        await page.goBack();
        await till.dialog().getByText(words.leaveAsk).waitFor();
        assert.match(page.url(), /\/map$/);
        await till.dialog().getByRole('button', { name: words.leaveYes }).click();
        await page.getByRole('heading', { name: words.title }).waitFor();
        await room.getByRole('button').click();
        await ready(till);
        assert.equal(await page.getByText(words.draftResume).count(), 0, 'thrown away knowingly');
    }, desktop),

    'maps: a cashier may not': async (stage) => {
        if (stage.fake === null) return 'skipped';
        const till = await stage.till(tablet);
        const cashier = stage.fake.office.users.find(({ roles }) => !roles.includes('admin'));
        await till.go('/office/rooms');
        await till.signIn(cashier.login, cashier.password);
        await till.page.waitForFunction(() => !location.pathname.startsWith('/office'));
        await till.page.context().close();
    },
};
