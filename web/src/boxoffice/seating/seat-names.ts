// How seats are called in full, for ears and papers.
import { said } from '../../words/spoken.svelte.ts';
import { seatWords } from '../../words/seats/seats.svelte.ts';
import { companion, seatOf, wheelchair, type Hall } from './hall.ts';
import { looks } from './looks.ts';

/** "Balcon, rang B, place 12": the section only where there are several. */
export function fullSeat(hall: Hall, seat: number): string {
    const { section, row, number } = seatOf(hall, seat);
    const name = seatWords.words.seat(row, number);
    return hall.map.sections.length > 1 ? `${said(section)}, ${name}` : name;
}

const stateWords = Object.fromEntries(Object.entries(looks).map(([name, look]) => [look, name])) as Record<
    number,
    keyof typeof looks
>;

/** With state, price and what is special about it, as a screen reader says it. */
export function spokenSeat(hall: Hall, seat: number, look: number, price: string): string {
    const { words } = seatWords;
    const special = [
        hall.kind[seat] === wheelchair ? words.wheelchair : '',
        hall.kind[seat] === companion ? words.companion : '',
        hall.restricted[seat] ? words.restricted : '',
    ].filter(Boolean);
    const state = words.state[stateWords[look] ?? 'free'];
    return words.seatIs([fullSeat(hall, seat), ...special].join(', '), state, price);
}
