// The sentences of the house seats screen.
import type { HouseKind } from '../../api/client.ts';
import { Chapter } from '../chapter.svelte.ts';

export interface HouseWords {
    title: string;
    back: string;
    where: string;
    oneScreening: string;
    wholeRoom: string;
    screening: string;
    room: string;
    none: string;
    hint: string;
    chosen: (count: number) => string;
    clear: string;
    kind: string;
    kinds: Record<HouseKind, string>;
    kindHints: Record<HouseKind, string>;
    name: string;
    nameHint: string;
    nameNeeded: string;
    until: string;
    keep: (count: number) => string;
    release: (count: number) => string;
    kept: (count: number) => string;
    released: (count: number) => string;
    screenings: (count: number) => string;
    holds: string;
    noHolds: string;
    holdOf: (name: string, count: number) => string;
    untilDay: (day: string) => string;
    plan: string;
}

export const houseWords = new Chapter<HouseWords>({
    fr: () => import('./fr.ts').then((file) => file.fr),
    de: () => import('./de.ts').then((file) => file.de),
    it: () => import('./it.ts').then((file) => file.it),
    en: () => import('./en.ts').then((file) => file.en),
});
