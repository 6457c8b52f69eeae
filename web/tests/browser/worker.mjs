// The installed app: starts without a network, and never takes an answer of the server from a cache.
import assert from 'node:assert/strict';
import { words } from './words.mjs';

const { fr } = words;

async function installed(stage) {
    const till = await stage.till({ width: 1280, height: 800 }, { serviceWorkers: 'allow' });
    await till.go('/user/login');
    await till.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await till.page.reload();
    await till.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    return till;
}

export const worker = {
    'the worker keeps the app and no answers': async (stage) => {
        const till = await installed(stage);
        await till.signIn();
        await till.open();
        await till.take(0);
        await till.settled();
        const kept = await till.page.evaluate(async () => {
            const paths = [];
            for (const name of await caches.keys()) {
                for (const request of await (await caches.open(name)).keys()) paths.push(new URL(request.url).pathname);
            }
            return paths;
        });
        assert.ok(kept.includes('/'), 'the app itself is kept');
        assert.deepEqual(kept.filter((path) => path.startsWith('/api')), []);
        await till.emptyCart();
        await till.page.context().setOffline(true);
        const answered = await till.page.evaluate(() => fetch('/api/v1/hello').then(() => true, () => false));
        assert.equal(answered, false, 'no answer of the server without the server');
        await till.page.reload();
        await till.page.getByText(fr.signIn.unreachable).waitFor();
        await till.page.context().setOffline(false);
        await till.button(fr.app.retry).click();
        await till.tiles().first().waitFor();
        await till.page.context().close();
    },

    'a new version waits for an empty cart': async (stage) => {
        if (stage.fake === null) return 'skipped';
        const till = await installed(stage);
        await till.signIn();
        await till.open();
        await till.take(0);
        await till.settled();
        stage.fake.changeWorker();
        await till.page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
        const take = till.button(fr.app.newVersionNow);
        await take.waitFor();
        assert.ok(await take.isDisabled(), 'not while selling');
        await till.emptyCart();
        await Promise.all([till.page.waitForEvent('load'), take.click()]);
        await till.tiles().first().waitFor();
        assert.equal(await till.button(fr.app.newVersionNow).count(), 0);
        await till.page.context().close();
        return '';
    },
};
