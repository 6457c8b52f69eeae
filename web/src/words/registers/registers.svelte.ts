// The sentences before the till: which register, what is in the drawer; counting it.
import { Chapter } from '../chapter.svelte.ts';

export interface RegisterWords {
    choose: string;
    chooseHint: (name: string) => string;
    none: string;
    noneHint: string;
    open: string;
    closed: string;
    lastUsed: string;
    inUse: (by: string, since: string) => string;
    take: string;
    takeHint: (name: string) => string;
    taken: (by: string) => string;
    shared: string;
    opening: string;
    openingHint: (register: string) => string;
    float: string;
    left: (closing: number, amount: string) => string;
    byAmount: string;
    byCount: string;
    notes: string;
    coins: string;
    pieces: (value: string) => string;
    fewer: (value: string) => string;
    more: (value: string) => string;
    openNow: string;
    otherRegister: string;
}

export const registerWords = new Chapter<RegisterWords>({
    fr: () => import('./fr.ts').then((file) => file.fr),
    de: () => import('./de.ts').then((file) => file.de),
    it: () => import('./it.ts').then((file) => file.it),
    en: () => import('./en.ts').then((file) => file.en),
});
