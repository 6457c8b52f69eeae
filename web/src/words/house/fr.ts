import type { HouseWords } from './house.svelte.ts';

const places = (count: number) => (count < 2 ? `${count} place` : `${count} places`);

export const fr: HouseWords = {
    title: 'Places de la maison',
    back: 'Retour à la vente',
    where: 'Où',
    oneScreening: 'Une séance',
    wholeRoom: 'Toutes les séances',
    screening: 'Séance',
    room: 'Salle',
    none: 'Aucune salle n’a de plan numéroté.',
    hint: 'Touchez des places, ou tracez un rectangle.',
    chosen: (count) => (count < 2 ? `${count} place choisie` : `${count} places choisies`),
    clear: 'Désélectionner',
    kind: 'Genre',
    kinds: { blocked: 'Bloquer', held: 'Garder', killed: 'Hors service' },
    kindHints: {
        blocked: 'Pas en vente pour l’instant.',
        held: 'Pour quelqu’un\u00a0: invitations, presse, artistes.',
        killed: 'N’existe pas ce soir\u00a0: caméra, scène avancée.',
    },
    name: 'Pour',
    nameHint: 'Invitations, presse…',
    nameNeeded: 'Dites pour qui elles sont gardées.',
    until: 'Jusqu’au (facultatif)',
    keep: (count) => `Retirer de la vente (${count})`,
    release: (count) => `Remettre en vente (${count})`,
    kept: (count) => `${places(count)} hors vente.`,
    released: (count) => `${places(count)} de nouveau en vente.`,
    screenings: (count) => (count < 2 ? `${count} séance adaptée.` : `${count} séances adaptées.`),
    holds: 'Gardées maintenant',
    noHolds: 'Aucune place n’est gardée.',
    holdOf: (name, count) => `${name}\u00a0: ${places(count)}`,
    untilDay: (day) => `jusqu’au ${day}`,
    plan: 'Plan imprimé (PDF)',
};
