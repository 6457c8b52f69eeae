// A seat of the plan as a screen reader says it.
import { mapWords } from '../../../words/maps/maps.svelte.ts';
import { seatWords } from '../../../words/seats/seats.svelte.ts';
import { said } from '../../../words/spoken.svelte.ts';
import { companion, wheelchair } from '../hall.ts';
import { fullSeat } from '../seat-names.ts';
import type { MapDesk } from './map-desk.svelte.ts';

export function spokenPlace({ hall, drawing }: MapDesk, seat: number): string {
    const words = seatWords.words;
    return [
        fullSeat(hall, seat),
        said(hall.map.categories[hall.category[seat]!]?.name),
        hall.kind[seat] === wheelchair ? words.wheelchair : hall.kind[seat] === companion ? words.companion : '',
        hall.restricted[seat] ? words.restricted : '',
        drawing.seats.includes(seat) ? mapWords.words.isChosen : '',
    ]
        .filter(Boolean)
        .join(', ');
}
