// Draws the PNG icons from public/icons/guichet.svg with the browser of the tests:
//   node dev/make-icons.mjs
// The maskable one fills the square, for the system cuts its own shape out of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const icons = new URL('../public/icons/', import.meta.url);
const svg = readFileSync(new URL('guichet.svg', icons), 'utf8');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();

async function draw(name, size, drawing) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}svg{display:block;inline-size:100vw;block-size:100vh}</style>${drawing}`);
    writeFileSync(new URL(name, icons), await page.screenshot({ omitBackground: true }));
}

const full = svg.replace('rx="15" ', '');
const inside = full.replace(/<svg [^>]*>|<\/svg>/g, '').replace(/<rect width="64"[^>]*>/, '');
const maskable = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#0b5c53"/><g transform="translate(32 32) scale(.78) translate(-32 -32)">${inside}</g></svg>`;
await draw('guichet-192.png', 192, svg);
await draw('guichet-512.png', 512, svg);
await draw('guichet-180.png', 180, full);
await draw('guichet-maskable-512.png', 512, maskable);
await browser.close();
