import type { HouseWords } from './house.svelte.ts';

const places = (count: number) => (count === 1 ? '1 Platz' : `${count} Plätze`);

export const de: HouseWords = {
    title: 'Hausplätze',
    back: 'Zurück zum Verkauf',
    where: 'Wo',
    oneScreening: 'Eine Vorstellung',
    wholeRoom: 'Alle Vorstellungen',
    screening: 'Vorstellung',
    room: 'Saal',
    none: 'Kein Saal hat einen nummerierten Plan.',
    hint: 'Plätze antippen oder ein Rechteck ziehen.',
    chosen: (count) => `${places(count)} gewählt`,
    clear: 'Nichts wählen',
    kind: 'Art',
    kinds: { blocked: 'Sperren', held: 'Halten', killed: 'Streichen' },
    kindHints: {
        blocked: 'Vorläufig nicht im Verkauf.',
        held: 'Für jemanden: Einladungen, Presse, Künstler.',
        killed: 'Heute nicht vorhanden: Kamera, Vorbühne.',
    },
    name: 'Für',
    nameHint: 'Einladungen, Presse…',
    nameNeeded: 'Für wen werden sie gehalten?',
    until: 'Bis (optional)',
    keep: (count) => `Aus dem Verkauf (${count})`,
    release: (count) => `In den Verkauf (${count})`,
    kept: (count) => `${places(count)} nicht im Verkauf.`,
    released: (count) => `${places(count)} wieder im Verkauf.`,
    screenings: (count) => (count === 1 ? '1 Vorstellung angepasst.' : `${count} Vorstellungen angepasst.`),
    holds: 'Jetzt gehalten',
    noHolds: 'Keine Plätze werden gehalten.',
    holdOf: (name, count) => `${name}: ${places(count)}`,
    untilDay: (day) => `bis ${day}`,
    plan: 'Plan zum Drucken (PDF)',
};
