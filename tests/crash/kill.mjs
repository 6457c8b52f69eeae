// Pulls the plug again and again under load. What a till was told is sold must be there, once.
//
//     GUICHET=… npm run kill           50 times, SQLite
//     KILLS=5 POSTGRES='host=… dbname=…' npm run kill
//
// Sixteen tills sell without pause and write down every answer, flushed to disk, before they go on;
// what got no answer they ask again with the same key, as the app does. Exit code 1 when a promise broke.
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BoxOffice } from '../support/js/box_office.mjs';
import { uuid } from '../support/js/ids.mjs';
import { Server, freshFolder } from '../support/js/server.mjs';

const kills = Number(process.env.KILLS ?? 50);
const tills_count = 16;
const think_ms = 15; // between two sales of one till
const kill_within_ms = 800;
const price = 18_00;

const server = new Server({ postgres: process.env.POSTGRES });
await server.start();
const office = await BoxOffice.of(server);
await office.room('Stade', 200_000);
await office.grid('Film', { Plein: price });
const screening_id = await office.screening('Le Phare', { startsIn: 20 * 3_600_000 });
const registers = Array.from({ length: tills_count }, (_, n) => `Caisse ${n + 1}`);
await office.salepoint('Centre', registers);
await office.user('ana');
const tills = await Promise.all(registers.map((register) => office.till('ana', register, 0)));

const notes = join(freshFolder(), 'acknowledged');
const book = await open(notes, 'a');
let stopping = false;
let unanswered = 0; // asked again at least once
const heard = []; // who waits for the next answer

async function sellOnAndOn(till) {
    while (!stopping) {
        const quantity = 1 + Math.floor(Math.random() * 3);
        const cents = quantity * price;
        const body = {
            lines: [{ screening_id, tariff_id: office.ids.tariffs.Plein, quantity }],
            expected_total_cents: cents,
            payments: [{ method: Math.random() < 0.5 ? 'cash' : 'card', amount_cents: cents }],
        };
        const sold = await answered(till, body, uuid());
        await book.appendFile(`${sold.id} ${sold.number} ${sold.total_cents}\n`);
        await book.datasync();
        for (const hear of heard.splice(0)) hear();
        await pause(think_ms);
    }
}

/** Asks until there is an answer. Anything but yes, "busy" or silence breaks the test. */
async function answered(till, body, key) {
    for (let attempt = 1; ; attempt += 1) {
        const answer = await till.ask('POST', '/api/v1/sales', body, { key }).catch(() => ({ status: 0 }));
        if (answer.status === 201) return answer.json;
        if (answer.status !== 0 && answer.status !== 503) throw new Error(`a till was answered ${answer.status} ${answer.text}`);
        if (attempt === 1) unanswered += 1;
        await pause(20);
    }
}
const nextAnswer = () => new Promise((resolve) => heard.push(resolve));

const selling = Promise.all(tills.map(sellOnAndOn));
let trouble;
selling.catch((error) => { trouble = error; for (const hear of heard.splice(0)) hear(); });

const back_ms = [];
for (let n = 0; n < kills && !trouble; n += 1) {
    await nextAnswer();
    await pause(Math.random() * kill_within_ms);
    await server.kill();
    const from = Date.now();
    await server.start();
    await nextAnswer();
    back_ms.push(Date.now() - from);
}
stopping = true;
if (trouble) throw trouble;
await selling;
await book.close();

// The books: what the tills noted against what the server has.
const noted = (await readFile(notes, 'utf8')).trim().split('\n').map((line) => line.split(' '));
const sales = new Map();
const faults = [];
for (const till of tills)
    for (let before = '', page = [null]; page.length > 0; before = `&before=${page.at(-1)?.number}`) {
        page = await till.sales(`?limit=100${before}`);
        for (const sale of page) {
            if (sales.has(sale.id)) faults.push(`sale ${sale.id} is there twice`);
            sales.set(sale.id, sale);
        }
    }
for (const [id, number, total] of noted) {
    const sale = sales.get(id);
    if (!sale) faults.push(`sale ${number} (${id}) was acknowledged and is lost`);
    else if (sale.number !== Number(number) || sale.total_cents !== Number(total))
        faults.push(`sale ${number} over ${total} became ${sale.number} over ${sale.total_cents}`);
}
if (sales.size !== noted.length) faults.push(`${sales.size} sales are there, ${noted.length} were acknowledged`);
if (new Set(noted.map(([id]) => id)).size !== noted.length) faults.push('a sale was acknowledged twice');
const numbers = [...sales.values()].map((sale) => sale.number).sort((a, b) => a - b);
const gap = numbers.findIndex((number, at) => number !== at + 1);
if (gap >= 0) faults.push(`sale number ${gap + 1} is missing`);
const places = [...sales.values()].reduce((sum, sale) => sum + sale.total_cents / price, 0);
const gauge = await tills[0].gauge('Le Phare');
if (gauge.sold !== places || gauge.held !== 0) faults.push(`the gauge says ${gauge.sold} sold, ${gauge.held} held; sold are ${places}`);

await server.stop();
let verdict;
try {
    verdict = server.verify().trim();
} catch (error) {
    verdict = `${error.stdout}${error.stderr}`;
    faults.push('guichet verify found faults');
}

back_ms.sort((a, b) => a - b);
const engine = process.env.POSTGRES ? 'PostgreSQL' : 'SQLite';
console.log(`${back_ms.length} kills under load of ${tills_count} tills, ${engine}`);
console.log(`${noted.length} sales acknowledged, ${unanswered} of them after asking again; all found: ${faults.length === 0 ? 'yes' : 'NO'}`);
console.log(`first sale after a restart: median ${back_ms[back_ms.length >> 1]} ms, slowest ${back_ms.at(-1)} ms`);
console.log(verdict);
for (const fault of faults.slice(0, 20)) console.log(`FAULT ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);
