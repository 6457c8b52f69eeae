// What a till loads before it can be used, gzipped: scripts, styles and one language. Measured for
// the page one signs in on and for the page one sells on; fails above the goal of 60 KB,
// and when any part that is fetched later is larger than 15 KB.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const goalKb = 60;
const lateGoalKb = 15;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const kb = (path) => gzipSync(readFileSync(new URL(path, dist)), { level: 9 }).length / 1024;

function filesOf(keys) {
    const files = new Set(['boot.js']);
    const follow = (key) => {
        const { file, imports = [], css = [] } = manifest[key];
        if (files.has(file)) return;
        [file, ...css].forEach((path) => files.add(path));
        imports.forEach(follow);
    };
    keys.forEach(follow);
    return [...files];
}

const pages = {
    'sign in': ['index.html', 'src/words/fr.ts', 'src/boxoffice/identity/sign-in-page.svelte'],
    sell: ['index.html', 'src/words/fr.ts', 'src/app/sale-screen.svelte'],
};
let fits = true;
for (const [page, keys] of Object.entries(pages)) {
    const files = filesOf(keys);
    const js = files.filter((path) => path.endsWith('.js')).reduce((sum, path) => sum + kb(path), 0);
    const css = files.filter((path) => path.endsWith('.css')).reduce((sum, path) => sum + kb(path), 0);
    fits &&= js + css <= goalKb;
    console.log(
        `first load to ${page}: ${(js + css).toFixed(1)} KB gzip (JS ${js.toFixed(1)}, CSS ${css.toFixed(1)}; goal ${goalKb})`,
    );
}
const loaded = filesOf(pages.sell);
const late = Object.values(manifest).filter(({ file }) => file.endsWith('.js') && !loaded.includes(file));
for (const { file, css = [] } of late) {
    const size = [file, ...css].reduce((sum, path) => sum + kb(path), 0);
    if (size <= lateGoalKb) continue;
    fits = false;
    console.log(`${file}: ${size.toFixed(1)} KB gzip, the goal of a late part is ${lateGoalKb}`);
}
// All that a screening with numbered seats adds.
const seatKeys = ['src/boxoffice/seating/part.ts', 'src/boxoffice/seating/seat-canvas.svelte', 'src/words/seats/fr.ts'];
const seating = filesOf(seatKeys).filter((path) => !loaded.includes(path));
console.log(`numbered seats: ${seating.reduce((sum, path) => sum + kb(path), 0).toFixed(1)} KB gzip more`);
if (process.argv.includes('--files')) {
    for (const path of [...loaded, ...seating]) console.log(kb(path).toFixed(1).padStart(7), path);
}
if (!fits) process.exit(1);
