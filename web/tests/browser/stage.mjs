// One browser, one fake box office (or the server named by BASE), pages as they are needed.
//   BASE=https://demo.localhost:8443 LOGIN=anna PASSWORD=… node tests/browser/run.mjs
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startFake } from '../../dev/fake-server.mjs';
import { Till } from './till.mjs';

const flags = [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
export const screenshots = fileURLToPath(new URL('../../screenshots', import.meta.url));

export const tablet = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };
export const desktop = { width: 1366, height: 768 };

export async function openStage() {
    mkdirSync(screenshots, { recursive: true });
    let base = process.env.BASE ?? null;
    let fake = null;
    if (base === null) {
        if (!existsSync(dist)) throw new Error('dist is missing: npm run build');
        fake = await startFake({ dist });
        base = `http://demo.localhost:${fake.port}`;
    }
    const account = {
        base,
        fake,
        login: process.env.LOGIN ?? 'anna',
        password: process.env.PASSWORD ?? 'guichet-demo',
    };
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });

    const shared = new Map();

    return {
        base,
        /** A till that stays open from one journey to the next: signing in takes longer than selling. */
        async shared(viewport, registerAt) {
            const name = `${viewport.width} ${registerAt}`;
            const till = shared.get(name) ?? (await (await this.till(viewport)).start(registerAt));
            shared.set(name, till);
            return till;
        },
        /** After a failure nobody knows in which state it is. */
        async drop(till) {
            for (const [name, one] of shared) if (one === till) shared.delete(name);
            await till.page.context().close();
        },
        /** Only with the fake: asks it for delays and lost answers. */
        fake,
        browser,
        async till(viewport = tablet, options = {}) {
            const context = await browser.newContext({
                viewport, locale: 'fr-CH', serviceWorkers: 'block', ignoreHTTPSErrors: true, reducedMotion: 'reduce',
                hasTouch: viewport.width < 700, ...options,
            });
            await context.addInitScript(() => {
                if (!localStorage.getItem('guichet.language')) localStorage.setItem('guichet.language', '"fr"');
            });
            context.setDefaultTimeout(20_000);
            const page = await context.newPage();
            return new Till(page, account);
        },
        async close() {
            await browser.close();
            fake?.server.closeAllConnections();
            fake?.server.close();
        },
    };
}
