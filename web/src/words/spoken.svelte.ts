// The language of the till and its sentences. `spoken.words` is read in components; a change of
// language repaints what reads it.
import type { Words } from './words.ts';

export const languages = ['fr', 'de', 'it', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each language in its own words: who cannot read French finds "Deutsch". */
export const languageNames: Record<Language, string> = {
    fr: 'Français',
    de: 'Deutsch',
    it: 'Italiano',
    en: 'English',
};

// One file a language, loaded when spoken; the service worker has them all.
const loaders: Record<Language, () => Promise<Words>> = {
    fr: () => import('./fr.ts').then((file) => file.fr),
    de: () => import('./de.ts').then((file) => file.de),
    it: () => import('./it.ts').then((file) => file.it),
    en: () => import('./en.ts').then((file) => file.en),
};

/** Loaders of words/chapter.svelte.ts: what else must speak a new language. */
export const openChapters = new Set<(language: Language) => Promise<void>>();

class Spoken {
    language = $state<Language>('fr');
    // Filled before the first component is mounted (app/main.ts).
    words = $state.raw<Words>(undefined as unknown as Words);

    /** What the tenant speaks: the second choice for texts of the programme. */
    tenantLanguage: Language = 'fr';

    async speak(language: Language): Promise<void> {
        const words = await loaders[language]();
        await Promise.all([...openChapters].map((load) => load(language)));
        this.words = words;
        this.language = language;
        document.documentElement.lang = language;
    }
}

export const spoken = new Spoken();

/** The text of the programme in the language spoken, else the tenant's, else any there is. */
export function said(text: Partial<Record<Language, string>> | undefined): string {
    if (text === undefined) return '';
    return (
        text[spoken.language] ??
        text[spoken.tenantLanguage] ??
        languages.map((language) => text[language]).find((one) => one !== undefined) ??
        ''
    );
}

export function isLanguage(value: unknown): value is Language {
    return languages.some((language) => language === value);
}

/** The first of the browser's languages that we speak. */
export function browserLanguage(wanted: readonly string[] = navigator.languages): Language | null {
    return wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? null;
}
