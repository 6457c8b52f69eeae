// Which screenings are listed and which one a till starts with. Pure.
import type { Screening, Text } from '../../api/client.ts';

export interface Filter {
    readonly roomId: number | null;
    readonly search: string;
}

/** Without accents and case: "cine" finds "Ciné". */
export function plain(text: string): string {
    return text
        .normalize('NFD')
        .replace(/\p{Diacritic}/gu, '')
        .toLowerCase();
}

function inAnyLanguage(text: Text | undefined): string {
    return Object.values(text ?? {}).join(' ');
}

/** Every word must occur in the title, the section, the room or the time. */
export function findScreenings(
    screenings: readonly Screening[],
    filter: Filter,
    timeOf: (screening: Screening) => string,
    roomOf: (screening: Screening) => string,
): Screening[] {
    const words = plain(filter.search).split(/\s+/).filter(Boolean);
    return screenings
        .filter((screening) => filter.roomId === null || screening.room_id === filter.roomId)
        .filter((screening) => {
            if (words.length === 0) return true;
            const { title, section } = screening;
            const haystack = plain(
                [inAnyLanguage(title), inAnyLanguage(section), timeOf(screening), roomOf(screening)].join(' '),
            );
            return words.every((word) => haystack.includes(word));
        })
        .sort((a, b) => a.starts_at_ms - b.starts_at_ms || a.id - b.id);
}

/** The chosen one if it is still there, else the next that can be sold, else the first. */
export function chooseScreening(
    screenings: readonly Screening[],
    chosenId: number | null,
): number | null {
    if (screenings.some((screening) => screening.id === chosenId)) return chosenId;
    const inOrder = [...screenings].sort((a, b) => a.starts_at_ms - b.starts_at_ms || a.id - b.id);
    const sellable = inOrder.find((screening) => screening.state === 'on_sale' && hasPlaces(screening));
    return (sellable ?? inOrder[0])?.id ?? null;
}

function hasPlaces({ gauge }: Screening): boolean {
    return gauge.capacity > gauge.sold + gauge.held;
}
