// The sentences of the till, so that tests follow them when they change. Node strips the types.
import { transformWithOxc } from 'vite';
import { readFileSync } from 'node:fs';

async function wordsOf(language, chapter = '') {
    const file = new URL(`../../src/words/${chapter}${language}.ts`, import.meta.url);
    const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file.pathname, {});
    const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    return module[language];
}

export const languages = ['fr', 'de', 'it', 'en'];
export const words = Object.fromEntries(
    await Promise.all(languages.map(async (language) => [language, await wordsOf(language)])),
);
/** Of the seat map editor, in French: what its checks read. */
export const mapWords = await wordsOf('fr', 'maps/');
/** Of the pages before the till, the latest sales and the drawer, in French. */
export const registerWords = await wordsOf('fr', 'registers/');
export const latestWords = await wordsOf('fr', 'latest/');
export const drawerWords = await wordsOf('fr', 'drawer/');
export const ruleWords = await wordsOf('fr', 'rules/');
/** Of the office's reports. */
export const reportWords = await wordsOf('fr', 'reports/');
