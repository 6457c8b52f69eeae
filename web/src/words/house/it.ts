import type { HouseWords } from './house.svelte.ts';

const places = (count: number) => (count === 1 ? '1 posto' : `${count} posti`);

export const it: HouseWords = {
    title: 'Posti della casa',
    back: 'Tornare alla vendita',
    where: 'Dove',
    oneScreening: 'Uno spettacolo',
    wholeRoom: 'Tutti gli spettacoli',
    screening: 'Spettacolo',
    room: 'Sala',
    none: 'Nessuna sala ha una pianta numerata.',
    hint: 'Toccare i posti o tracciare un rettangolo.',
    chosen: (count) => (count === 1 ? '1 posto scelto' : `${count} posti scelti`),
    clear: 'Lasciare tutto',
    kind: 'Genere',
    kinds: { blocked: 'Bloccare', held: 'Tenere', killed: 'Togliere' },
    kindHints: {
        blocked: 'Per ora non in vendita.',
        held: 'Per qualcuno: inviti, stampa, artisti.',
        killed: 'Stasera non esiste: camera, palco esteso.',
    },
    name: 'Per',
    nameHint: 'Inviti, stampa…',
    nameNeeded: 'Dire per chi sono tenuti.',
    until: 'Fino al (facoltativo)',
    keep: (count) => `Togliere dalla vendita (${count})`,
    release: (count) => `Rimettere in vendita (${count})`,
    kept: (count) => `${places(count)} fuori vendita.`,
    released: (count) => `${places(count)} di nuovo in vendita.`,
    screenings: (count) => (count === 1 ? '1 spettacolo adattato.' : `${count} spettacoli adattati.`),
    holds: 'Tenuti ora',
    noHolds: 'Nessun posto è tenuto.',
    holdOf: (name, count) => `${name}: ${places(count)}`,
    untilDay: (day) => `fino al ${day}`,
    plan: 'Pianta da stampare (PDF)',
};
