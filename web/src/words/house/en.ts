import type { HouseWords } from './house.svelte.ts';

const seats = (count: number) => (count === 1 ? '1 seat' : `${count} seats`);

export const en: HouseWords = {
    title: 'House seats',
    back: 'Back to selling',
    where: 'Where',
    oneScreening: 'One screening',
    wholeRoom: 'Every screening',
    screening: 'Screening',
    room: 'Room',
    none: 'No room has a numbered seat map.',
    hint: 'Tap seats, or draw a rectangle.',
    chosen: (count) => `${seats(count)} chosen`,
    clear: 'Choose none',
    kind: 'Kind',
    kinds: { blocked: 'Block', held: 'Hold', killed: 'Kill' },
    kindHints: {
        blocked: 'Not on sale for now.',
        held: 'For somebody: invitations, press, artists.',
        killed: 'Not there tonight: camera, larger stage.',
    },
    name: 'For',
    nameHint: 'Invitations, press…',
    nameNeeded: 'Say whom they are held for.',
    until: 'Until (optional)',
    keep: (count) => `Take off sale (${count})`,
    release: (count) => `Back on sale (${count})`,
    kept: (count) => `${seats(count)} off sale.`,
    released: (count) => `${seats(count)} on sale again.`,
    screenings: (count) => (count === 1 ? '1 screening changed.' : `${count} screenings changed.`),
    holds: 'Kept now',
    noHolds: 'No seats are kept.',
    holdOf: (name, count) => `${name}: ${seats(count)}`,
    untilDay: (day) => `until ${day}`,
    plan: 'Plan to print (PDF)',
};
