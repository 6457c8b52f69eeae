// The sentences about numbered seats.
import type { HouseKind } from '../../api/client.ts';
import { Chapter } from '../chapter.svelte.ts';

export interface SeatWords {
    /** A seat in full: "rang B, place 12". */
    seat: (row: string, number: string) => string;
    /** With its state and price, as a screen reader says it. */
    seatIs: (seat: string, state: string, price: string) => string;
    state: Record<'free' | 'mine' | 'pending' | 'sold' | 'reserved' | 'held' | 'house' | 'closed' | 'refused' | 'picked', string>;
    /** Short words of the legend. */
    legend: Record<'free' | 'mine' | 'sold' | 'reserved' | 'grey', string>;
    wheelchair: string;
    companion: string;
    restricted: string;
    tariff: string;
    tariffFirst: string;
    armed: (tariff: string) => string;
    best: string;
    bestOf: (count: number) => string;
    bestMore: string;
    wheelchairs: string;
    take: string;
    map: string;
    mapHint: string;
    list: string;
    showMap: string;
    zoomIn: string;
    zoomOut: string;
    zoomFit: string;
    floors: string;
    section: string;
    rowFree: (row: string, free: number, all: number) => string;
    shapes: Record<'stage' | 'screen' | 'bar' | 'door', string>;
    areaLeft: (count: number) => string;
    areaFull: string;
    areaFewer: (area: string) => string;
    areaMore: (area: string) => string;
    taken: (seats: string) => string;
    given: (seats: string) => string;
    noneTaken: string;
    notAtTariff: (category: string, tariff: string) => string;
    heldBy: (register: string, time: string) => string;
    heldUntil: (time: string) => string;
    keptFor: (name: string) => string;
    house: Record<HouseKind, string>;
    lonely: (seats: string, count: number) => string;
    loading: string;
    offline: string;
    remove: (seat: string) => string;
    move: string;
    moveSeat: (seat: string) => string;
    movingFrom: (seat: string) => string;
    moved: (seat: string) => string;
    movedAlso: string;
    story: {
        sale: string;
        tariff: string;
        time: string;
        customer: string;
        register: string;
        by: string;
        reprint: string;
        reseat: string;
    };
}

export const seatWords = new Chapter<SeatWords>({
    fr: () => import('./fr.ts').then((file) => file.fr),
    de: () => import('./de.ts').then((file) => file.de),
    it: () => import('./it.ts').then((file) => file.it),
    en: () => import('./en.ts').then((file) => file.en),
});
