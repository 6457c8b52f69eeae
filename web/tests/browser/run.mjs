// Runs all browser checks: npm run browser [-- name …]. Exit code 1 when one of them found something.
import { journeys } from './journeys.mjs';
import { mapJourneys } from './maps.mjs';
import { matrix, officeMatrix } from './matrix.mjs';
import { moneyJourneys } from './money.mjs';
import { officeJourneys } from './office.mjs';
import { openStage } from './stage.mjs';
import { reportJourneys } from './reports.mjs';
import { seatFigures, seatJourneys } from './seats.mjs';
import { troubles } from './troubles.mjs';
import { worker } from './worker.mjs';

const wanted = process.argv.slice(2);
const checks = {
    ...journeys, ...seatJourneys, ...seatFigures, ...mapJourneys, ...moneyJourneys, ...officeJourneys, ...reportJourneys, ...troubles, ...worker, matrix,
    'matrix of the office': officeMatrix,
};
const chosen = Object.entries(checks).filter(([name]) => wanted.length === 0 || wanted.some((part) => name.includes(part)));

/** A check that hangs is a check that failed. */
function inTime(done, seconds) {
    let timer;
    const late = new Promise((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`not over after ${seconds} s`)), seconds * 1000);
    });
    return Promise.race([done, late]).finally(() => clearTimeout(timer));
}

const stage = await openStage();
const started = Date.now();
let failed = 0;

for (const [name, check] of chosen) {
    const from = Date.now();
    const faults = new Set();
    let remark = '';
    try {
        remark = (await inTime(check(stage, (fault) => faults.add(fault)), name.startsWith('matrix') ? 900 : 60)) ?? '';
    } catch (error) {
        faults.add(error.stack ?? String(error));
    }
    const seconds = ((Date.now() - from) / 1000).toFixed(1);
    if (remark === 'skipped') console.log(`  –   ${name} (only with the fake server)`);
    else console.log(`${faults.size === 0 ? '  ok ' : 'FAIL '} ${name} (${seconds} s) ${remark}`);
    for (const fault of faults) console.log(`        ${fault}`);
    if (faults.size > 0) failed += 1;
}

await inTime(stage.close(), 20).catch(() => undefined);
const seconds = Math.round((Date.now() - started) / 1000);
console.log(failed === 0 ? `all ${chosen.length} checks passed in ${seconds} s` : `${failed} checks failed in ${seconds} s`);
process.exit(failed === 0 ? 0 : 1);
