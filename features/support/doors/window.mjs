// Windows of one Chromium for all scenarios. A new window costs a second, so they are used again:
// emptied of cookies and of what the app keeps, on the same port, where the app is cached.
import { chromium } from '../packages.mjs';

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const screens = {
    desk: { viewport: { width: 1366, height: 768 } },
    tablet: { viewport: { width: 1180, height: 820 }, hasTouch: true },
    phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
};
const patience_ms = 10_000;
const idle = { desk: [], tablet: [], phone: [] };

let browser;
let scenario = 0;

export async function nextScenario() {
    scenario += 1;
    browser ??= await chromium().launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
}
export const closeBrowser = () => browser?.close();

/** A window that has never been here before. */
export async function takeWindow(screen, server) {
    const window = idle[screen].pop() ?? (await Window.open(screen));
    window.server = server;
    await window.setStage();
    return window;
}

class Window {
    static async open(screen) {
        const window = new Window();
        window.screen = screen;
        window.context = await browser.newContext({
            ...screens[screen], locale: 'fr-CH', serviceWorkers: 'block', reducedMotion: 'reduce' });
        window.context.setDefaultTimeout(patience_ms);
        await window.context.addInitScript(onStage);
        window.page = await window.context.newPage();
        return window;
    }
    async giveBack() {
        await this.context.setOffline(false);
        await this.context.clearCookies();
        await this.page.unrouteAll({ behavior: 'ignoreErrors' });
        await this.page.goto(`${this.server.origin}/nothing.txt`); // the app ends; the same site keeps its process
        idle[this.screen].push(this);
    }

    async bringCookie(name, value, more) {
        const domain = this.server.host.split(':')[0];
        await this.context.addCookies([{ name, value, domain, path: '/', ...more }]);
    }
    async setStage() {
        await this.bringCookie('stage', `${scenario}.${this.server.clock.now() - Date.now()}`);
    }
    async moveClock(ms) {
        await this.setStage();
        await this.page.evaluate((more) => globalThis.moveClock?.(more), ms);
    }
}

// Runs in the page before anything else: a new scenario forgets the one before, and the clock is the
// server's, as the cookie "stage" says.
function onStage() {
    const [, scenario, ahead_ms] = /stage=(\d+)\.(-?\d+)/.exec(document.cookie) ?? [];
    if (scenario === undefined) return; // about:blank
    if (localStorage.getItem('scenario') !== scenario) {
        localStorage.clear();
        sessionStorage.clear();
        localStorage.setItem('scenario', scenario);
    }
    let ahead = Number(ahead_ms);
    const RealDate = Date;
    globalThis.Date = class extends RealDate {
        constructor(...parts) {
            super(...(parts.length > 0 ? parts : [RealDate.now() + ahead]));
        }
        static now() {
            return RealDate.now() + ahead;
        }
    };
    // A map never changes and is kept by the browser; the one of another scenario had the same address.
    const ask = globalThis.fetch;
    globalThis.fetch = (request, how) => ask(request, /seat-maps/.test(request.url) ? { ...how, cache: 'reload' } : how);
    globalThis.moveClock = (more) => { ahead += more; };
}
