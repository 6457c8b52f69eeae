// Numbered seats: picked, drawn, chosen by the server, lost to another till. Only with the fake, whose
// halls these checks know.
import assert from 'node:assert/strict';
import { phone, tablet } from './stage.mjs';
import { words } from './words.mjs';

const { fr } = words;
export const theatre = 1;
export const arena = 2;
export const club = 3;

/** On an open till with an empty cart and the given hall on screen; given back as it was. */
function seats(map, play, viewport = tablet) {
    return async (stage, report) => {
        if (stage.fake === null) return 'skipped';
        const till = await stage.shared(viewport, viewport === phone ? 1 : 0);
        till.trouble.length = 0;
        try {
            await till.chooseSeats(map);
            const remark = await play(till, stage, report);
            await till.emptyCart();
            await till.leaveSeats();
            return remark;
        } catch (error) {
            await till.page.screenshot({ path: '/tmp/seats-failed.png' }).catch(() => undefined);
            await stage.drop(till);
            throw error;
        } finally {
            till.trouble.forEach(report);
        }
    };
}

const office = (stage) => stage.fake.office;
const screeningOf = (stage, map) => [...office(stage).screenings.values()].find((one) => one.seat_map_id === map && one.state === 'on_sale').id;
const stateOf = (stage, map, seat) => office(stage).seating.taken.get(screeningOf(stage, map)).get(seat)?.state ?? 'free';

/** `count` free seats beside each other in one row of plain seats, by number. */
function freeRun(stage, map, count, skip = 0) {
    const { hall, taken } = office(stage).seating.of(screeningOf(stage, map));
    for (let at = skip; at < hall.list.length; at += 1) {
        const run = hall.list.slice(at, at + count);
        const usable = run.every((seat, n) => seat.row === run[0].row && !seat.kind && !taken.has(at + n + 1));
        if (run.length === count && usable) return run.map((_seat, n) => at + n + 1);
    }
    throw new Error('no free seats left in the fake');
}

const arm = (till, at = 0) => till.page.locator('.tariff').nth(at).click();
const holds = (till, count) => till.page.waitForFunction((wanted) => document.querySelectorAll('.seats button.seat svg').length === wanted, count);
const note = (till) => till.page.locator('.strip .notice');

/** What the map shows of a seat, as its button says it. */
const waitSaid = (till, seat, word) => till.page.waitForFunction(([number, text]) => document.querySelector('.map').saidOf(number - 1).includes(text), [seat, word]);

export const seatJourneys = {
    'seats: three picked by mouse, five taps': seats(theatre, async (till, stage) => {
        const [a, b, c] = freeRun(stage, theatre, 3, 100);
        await till.tapSeat(a);
        await note(till).getByText('Choisissez d’abord un tarif.').waitFor();
        assert.equal(stateOf(stage, theatre, a), 'free', 'no tariff, no seat');
        await arm(till);
        for (const seat of [a, b, c]) await till.tapSeat(seat);
        await holds(till, 3);
        await till.settled();
        assert.equal(stateOf(stage, theatre, b), 'held');
        // Given back with a second tap.
        await till.tapSeat(b);
        await holds(till, 2);
        await till.tapSeat(b);
        await holds(till, 3);
        await till.settled();
        await till.payExact();
        const names = office(stage).seating.name(screeningOf(stage, theatre), a).replace(' ', '\u00a0');
        await till.lastSale().getByText(names).waitFor();
        assert.deepEqual([a, b, c].map((seat) => stateOf(stage, theatre, seat)), ['sold', 'sold', 'sold']);
        await waitSaid(till, a, 'vendue');
        // Who has it? The sale, and its number.
        await till.tapSeat(a);
        await till.dialog().getByText(till.lastNumber, { exact: true }).waitFor();
        await till.page.keyboard.press('Escape');
    }),

    'seats: by keyboard only': seats(theatre, async (till, stage) => {
        const { keyboard } = till.page;
        await keyboard.press('F2');
        await keyboard.press('1');
        await till.page.locator('.tariff:has(:checked)').waitFor();
        await till.page.locator('.map .seat').focus();
        await keyboard.press('ArrowDown');
        const label = () => till.page.locator('.map .seat').getAttribute('aria-label');
        for (let n = 0; n < 30 && !/libre, 45/.test(await label()); n += 1) await keyboard.press('ArrowRight');
        assert.match(await label(), /^Parterre, rang [A-Z], place \d+, libre, 45\.00/);
        await keyboard.press('Enter');
        await holds(till, 1);
        await till.settled();
        await till.page.locator('.map .seat[aria-label$="au panier"]').waitFor(); // said after the server's answer is drawn
        await keyboard.press('ArrowDown');
        for (let n = 0; n < 30 && !/libre, 45/.test(await label()); n += 1) await keyboard.press('ArrowLeft');
        await keyboard.press('Space');
        await holds(till, 2);
        await till.settled();
        await keyboard.press('F10');
        await till.soldNumber();
    }),

    'seats: the best three by card, and the list instead of the map': seats(theatre, async (till, stage) => {
        await arm(till);
        await till.button('3 meilleures places').click();
        await holds(till, 3);
        await till.settled();
        await till.page.getByRole('button', { name: fr.pay.methods.card, exact: true }).click();
        await till.button(fr.pay.accepted).click();
        await till.soldNumber();
        await till.button('Liste').click();
        const row = till.page.locator('.list summary', { hasText: 'Rang M' });
        await row.click();
        await till.page.locator('.list button.free').first().click();
        await holds(till, 1);
        await till.settled();
        await till.button('Liste').click();
        // Two wheelchair places, each with its companion.
        await till.button('Plus de places…').click();
        await till.button('fauteuil roulant : une place de plus').click();
        await till.dialog().getByRole('button', { name: '2 meilleures places', exact: true }).click();
        await holds(till, 3);
        await till.settled();
        const held = office(stage).carts.get([...office(stage).carts.keys()].at(-1)).lines.flatMap((line) => line.seats);
        const { hall } = office(stage).seating.of(screeningOf(stage, theatre));
        assert.deepEqual(held.map((seat) => hall.list[seat - 1].kind).filter(Boolean).sort(), ['companion', 'wheelchair']);
    }),

    'seats: a row drawn with one stroke': seats(theatre, async (till, stage) => {
        await arm(till);
        const run = freeRun(stage, theatre, 4, 300);
        const from = await till.pointOf(run[0]);
        const to = await till.pointOf(run[3]);
        const asked = till.page.waitForRequest((request) => request.url().endsWith('/seats') && request.method() === 'POST');
        await till.page.mouse.move(from.x, from.y);
        await till.page.mouse.down();
        await till.page.mouse.move((from.x + to.x) / 2, from.y, { steps: 4 });
        await till.page.mouse.move(to.x, to.y, { steps: 4 });
        await till.page.mouse.up();
        assert.deepEqual((await asked).postDataJSON().take, run, 'one request');
        await holds(till, 4);
        await till.settled();
    }),

    'seats: not at this tariff, kept by the house, moved to another': seats(theatre, async (till, stage) => {
        const [first] = freeRun(stage, theatre, 1, 60);
        await arm(till, 1);
        await till.tapSeat(first);
        await note(till).getByText(/1re catégorie/).waitFor();
        await till.tapSeat(42);
        await note(till).getByText('Gardée pour : Invitations.').waitFor();
        await arm(till, 0);
        const [from, , , to] = freeRun(stage, theatre, 4, 200);
        await till.tapSeat(from);
        await holds(till, 1);
        await till.settled();
        await till.button('Déplacer').click();
        await note(till).getByText(/Touchez la nouvelle place/).waitFor();
        await till.tapSeat(to);
        await till.page.waitForFunction(() => !document.querySelector('.strip .notice.acting'));
        await till.settled();
        assert.deepEqual([stateOf(stage, theatre, from), stateOf(stage, theatre, to)], ['free', 'held']);
        await till.payExact();
        // And after the sale: the ticket gets another seat.
        await waitSaid(till, to, 'vendue');
        await till.tapSeat(to);
        await till.dialog().getByRole('button', { name: 'Changer de place' }).click();
        await till.tapSeat(from);
        await note(till).getByText(/^Déplacée/).waitFor();
        await waitSaid(till, from, 'vendue');
        await waitSaid(till, to, 'libre');
    }),

    'seats: two tills, one seat': seats(theatre, async (till, stage) => {
        const other = await (await stage.till(tablet)).start(2);
        await other.chooseSeats(theatre);
        const [seat, second, third] = freeRun(stage, theatre, 3, 400);
        await arm(till);
        await arm(other);
        await till.tapSeat(seat);
        const from = Date.now();
        await waitSaid(other, seat, 'prise à une autre caisse');
        const ms = Date.now() - from;
        assert.ok(ms < 1000, `seen after ${ms} ms`);
        await other.tapSeat(seat);
        await other.page.getByText(/Prise par Caisse 1/).waitFor();
        // The same seat from both at once, together with one that nobody else wants.
        await other.page.route('**/seats', async (route) => {
            if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, 400));
            await route.continue();
        });
        await other.tapSeat(third);
        await other.tapSeat(second);
        await till.tapSeat(second);
        await holds(till, 2);
        await other.page.getByRole('alert').getByText(/vient d’être pris à la caisse « Caisse 1 »/).first().waitFor();
        await holds(other, 1);
        assert.equal(stateOf(stage, theatre, third), 'held', 'the other one is kept');
        await other.page.unrouteAll();
        await till.settled();
        await till.payExact();
        await waitSaid(other, seat, 'vendue');
        other.trouble.forEach((fault) => assert.fail(fault));
        await other.page.context().close();
        return `seen by the other till after ${ms} ms`;
    }),

    'seats: standing places of a club': seats(club, async (till, stage) => {
        await arm(till, 1);
        const more = till.button('Fosse debout : une place de plus');
        await more.click();
        await more.click();
        await till.button('Fosse debout : une place de moins').click();
        await till.settled();
        await till.page.locator('button.count', { hasText: '1' }).waitFor();
        // The rectangle itself does the same.
        const { x, y } = await till.page.evaluate(() => {
            const view = document.querySelector('.map').view();
            const box = document.querySelector('.map canvas').getBoundingClientRect();
            return { x: box.left + 900 * view.scale + view.x, y: box.top + 470 * view.scale + view.y };
        });
        await till.page.mouse.click(x, y);
        await till.page.locator('button.count', { hasText: '2' }).waitFor();
        await till.settled();
        await till.page.getByText('148 libres').first().waitFor();
        await till.payExact();
        const [chair] = freeRun(stage, club, 1);
        await arm(till, 0);
        await till.tapSeat(chair);
        await holds(till, 1);
        await till.settled();
    }),

    'seats: time runs out, and they are taken again': seats(theatre, async (till, stage) => {
        const { holdMs } = office(stage);
        office(stage).holdMs = 3000;
        try {
            await arm(till);
            const [seat] = freeRun(stage, theatre, 1, 500);
            await till.tapSeat(seat);
            await holds(till, 1);
            await till.page.getByText(fr.cart.expired).waitFor();
            await waitSaid(till, seat, 'libre');
            assert.equal(stateOf(stage, theatre, seat), 'free');
            office(stage).holdMs = holdMs;
            await till.button(fr.cart.takeAgain).click();
            await holds(till, 1);
            await till.settled();
            assert.equal(stateOf(stage, theatre, seat), 'held');
        } finally {
            office(stage).holdMs = holdMs;
        }
    }),

    'seats: what the house keeps': seats(theatre, async (till, stage) => {
        const other = await (await stage.till(tablet)).start(2);
        await other.chooseSeats(theatre);
        await till.page.locator('button.user').click();
        await till.button(fr.menu.houseSeats).click();
        await till.page.waitForURL('**/house-seats');
        await till.page.waitForFunction(() => document.querySelector('.map')?.view);
        const run = freeRun(stage, theatre, 4, 250);
        await till.tapSeat(run[0]);
        // A rectangle around the next three; the sold seats inside it are not chosen.
        const [a, b] = [await till.pointOf(run[1]), await till.pointOf(run[3])];
        await till.page.mouse.move(a.x - 4, Math.min(a.y, b.y) - 4);
        await till.page.mouse.down();
        await till.page.mouse.move(b.x + 4, Math.max(a.y, b.y) + 4, { steps: 5 });
        await till.page.mouse.up();
        await till.button('Retirer de la vente (4)').click();
        await till.page.getByText('Dites pour qui elles sont gardées.').waitFor();
        await till.page.getByLabel('Pour', { exact: true }).fill('Presse');
        await till.button('Retirer de la vente (4)').click();
        await till.page.getByText('4 places hors vente.').waitFor();
        await waitSaid(other, run[3], 'gardée par la maison');
        await other.tapSeat(run[3]);
        await note(other).getByText('Gardée pour : Presse.').waitFor();
        const plan = await till.page.getByRole('link', { name: 'Plan imprimé (PDF)' }).getAttribute('href');
        const type = await till.page.evaluate((address) => fetch(address).then((answer) => answer.headers.get('Content-Type')), plan);
        assert.equal(type, 'application/pdf');
        await till.button(/^Presse/).click();
        await till.button('Remettre en vente (4)').click();
        await waitSaid(other, run[3], 'libre');
        // The same for every screening of the room.
        await till.button('Toutes les séances').click();
        await till.page.locator('select').selectOption({ label: 'Théâtre du Léman' });
        await till.page.waitForFunction(() => document.querySelector('.map')?.view);
        await till.page.getByText('Aucune place n’est gardée.').waitFor();
        await till.tapSeat(run[2]);
        await till.page.getByRole('radio', { name: 'Bloquer' }).check({ force: true });
        await till.button('Retirer de la vente (1)').click();
        await waitSaid(other, run[2], 'gardée par la maison');
        await till.button(/^Bloquer/).click();
        await till.button('Remettre en vente (1)').click();
        await waitSaid(other, run[2], 'libre');
        other.trouble.forEach((fault) => assert.fail(fault));
        await other.page.context().close();
        await till.button('Retour à la vente').click();
        await till.page.locator('.map canvas').first().waitFor();
    }),

    'seats: an arena by thumb': seats(
        arena,
        async (till, stage) => {
            // The only tariff arms itself; seats too small to hit come nearer first.
            const [seat] = freeRun(stage, arena, 1, 9000);
            await till.page.locator('.map').scrollIntoViewIfNeeded();
            const far = await till.pointOf(seat);
            await till.page.touchscreen.tap(far.x, far.y);
            await till.page.waitForFunction(() => document.querySelector('.map').view().scale > 0.3);
            const near = await till.pointOf(seat);
            await till.page.touchscreen.tap(near.x, near.y);
            await till.page.locator('.pill').waitFor();
            await till.settled();
            assert.equal(stateOf(stage, arena, seat), 'held');
        },
        phone,
    ),
};

/** What the page's own thread does in each frame while `seconds` pass: as the clock sees it, and without the time in
    which others had the processor. From the browser's trace, as lists of milliseconds a frame. */
async function ownWork(page, seconds) {
    const browser = page.context().browser();
    await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
    await page.waitForTimeout(seconds * 1000);
    const threads = new Map();
    for (const { ph, name, pid, tid, ts, dur = 0, tdur = 0 } of JSON.parse(await browser.stopTracing()).traceEvents) {
        const key = `${pid} ${tid}`;
        if (!threads.has(key)) threads.set(key, { tasks: [], frames: [] });
        if (name === 'RunTask' && ph === 'X') threads.get(key).tasks.push({ ts, dur, tdur });
        if (name === 'AnimationFrame' && ph === 'b') threads.get(key).frames.push(ts);
    }
    // Other tills may lie open behind this one: they have nothing to draw.
    const { tasks, frames } = [...threads.values()].sort((a, b) => b.frames.length - a.frames.length)[0];
    const starts = frames.toSorted((a, b) => a - b);
    const work = starts.map(() => ({ clock: 0, processor: 0 }));
    // A frame is what is done from its beginning to the next one's: drawing, and the news heard meanwhile.
    for (const { ts, dur, tdur } of tasks) {
        const at = starts.findLastIndex((start) => start <= ts + dur);
        if (at < 0) continue;
        work[at].clock += dur / 1000;
        work[at].processor += tdur / 1000;
    }
    return { clock: work.map((one) => one.clock), processor: work.map((one) => one.processor) };
}

const middle = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];

/** Figures and not a judgement: this machine draws without a graphics card and is shared. */
export const seatFigures = {
    'seats: figures of the arena (20 000 seats)': async (stage) => {
        if (stage.fake === null) return 'skipped';
        const till = await (await stage.till(tablet)).start(0);
        await till.chooseSeats(theatre);
        await till.page.locator('button.chosen').click();
        const ready = await till.page.evaluate(async (map) => {
            const input = document.querySelector(`.list label[data-seats="${map}"] input`);
            const before = document.querySelector('.map');
            const from = performance.now();
            input.click();
            while (document.querySelector('.map') === before || !document.querySelector('.map')?.view) await new Promise(requestAnimationFrame);
            await new Promise(requestAnimationFrame);
            return Math.round(performance.now() - from);
        }, arena);
        const frames = (seconds) =>
            till.page.evaluate(
                (ms) =>
                    new Promise((resolve) => {
                        const gaps = [];
                        let last = performance.now();
                        const end = last + ms;
                        const step = (now) => {
                            gaps.push(now - last);
                            last = now;
                            if (now < end) requestAnimationFrame(step);
                            else resolve(gaps.slice(1));
                        };
                        requestAnimationFrame(step);
                    }),
                seconds * 1000,
            );
        const { width, height } = tablet;
        await till.button('Agrandir').click();
        await till.button('Agrandir').click();
        const panning = frames(2);
        const box = await till.page.locator('.map').boundingBox();
        await till.page.mouse.move(box.x + 40, box.y + 200);
        await till.page.mouse.down();
        for (let n = 0; n < 60; n += 1) {
            await till.page.mouse.move(box.x + 40 + ((n * 37) % (width / 2)), box.y + 120 + ((n * 23) % (height / 3)));
        }
        await till.page.mouse.up();
        const pan = await panning;
        // 200 seats a second change hands at other tills.
        const { seating } = office(stage);
        const screening = screeningOf(stage, arena);
        let seat = 1;
        const rain = setInterval(() => {
            for (let n = 0; n < 4; n += 1) {
                const held = stateOf(stage, arena, seat) === 'free';
                const change = seating.set(screening, [seat], held ? { state: 'held', cart: 'x', until_ms: Date.now() + 60_000 } : null);
                office(stage).tell('cart.seats', { gauges: office(stage).gaugesOf([screening]), seats: [change] });
                seat = (seat * 7 + 11) % 19_000 + 1;
            }
        }, 20);
        const live = await frames(4);
        const own = await ownWork(till.page, 4);
        clearInterval(rain);
        await till.page.context().close();
        const figures = (gaps) => `p50 ${middle(gaps, 0.5).toFixed(1)} p95 ${middle(gaps, 0.95).toFixed(1)} ms`;
        const late = (gaps) => `${gaps.filter((gap) => gap > 25).length} of ${gaps.length} late`;
        const work = `own work a frame ${figures(own.clock)}, worst ${Math.max(...own.clock).toFixed(1)}; on the processor ${figures(own.processor)}`;
        return `ready ${ready} ms after the tap; pan ${figures(pan)}; 200 changes/s ${figures(live)}, ${late(live)}; ${work}`;
    },
};
