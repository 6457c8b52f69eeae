import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
    preprocess: vitePreprocess({ script: false, style: false }),
    compilerOptions: {
        runes: true,
        // The scope of a component's styles stands on every element: short names, small files.
        cssHash: ({ hash, css }) => `g${hash(css).slice(0, 5)}`,
    },
};
