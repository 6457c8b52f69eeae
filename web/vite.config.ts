import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { workerPlugin } from './dev/worker-plugin.ts';

// The real server when GUICHET_URL names one, else `npm run fake`.
const server = process.env.GUICHET_URL ?? 'http://127.0.0.1:4801';

export default defineConfig({
    plugins: [svelte(), workerPlugin()],
    build: {
        target: ['es2022', 'chrome123', 'safari17.5', 'firefox120'],
        // A data: address for a small picture would need a hole in the content security policy.
        assetsInlineLimit: 0,
        // What a late part needs is fetched beforehand anyway (late-parts.ts): naming it again beside each
        // import would only make the first load larger.
        modulePreload: { polyfill: false, resolveDependencies: () => [] },
        manifest: true,
        rolldownOptions: {
            output: {
                // Many tiny shared files pack worse than one: what every screen needs is one file.
                codeSplitting: {
                    groups: [
                        {
                            name: 'core',
                            test: /node_modules|\/src\/(kit\/(icon|dialog|confirm|notice|typed|keypad|mark)|words\/(spoken|written|money|dates|trouble)|app\/routes|boxoffice\/sales\/(basket|cash)\.|api|commands|feed|device)/,
                        },
                    ],
                },
            },
        },
    },
    server: {
        port: 4800,
        // The host chooses the tenant, so it is passed on as the browser sent it.
        proxy: { '/api': { target: server, changeOrigin: false } },
        allowedHosts: ['.localhost'],
    },
    test: {
        environment: 'happy-dom',
        // One page for all files: they are pure, and opening pages takes longer than the tests.
        isolate: false,
        pool: 'threads',
        include: ['src/**/*.test.ts'],
        // A guard against what hangs, not a measure: machines are busy.
        testTimeout: 30_000,
    },
});
