// The seat map editor with its sentences; the painter is the one of the sale screen.
import { mapWords } from '../../../words/maps/maps.svelte.ts';
import { seatWords } from '../../../words/seats/seats.svelte.ts';

export type Panels = typeof import('./panels.ts');

export async function openSeatMaps() {
    const [{ default: SeatMaps }, panels] = await Promise.all([
        import('./seat-maps.svelte'),
        import('./panels.ts'),
        seatWords.open(),
        mapWords.open(),
    ]);
    return { SeatMaps, panels };
}
