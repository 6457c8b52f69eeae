// How a seat looks to this cashier. Pure: what the server says, what lies in this cart, what is on
// its way, and what the armed tariff may take.
import type { SeatBoard } from './seat-board.ts';

export const looks = {
    free: 0,
    mine: 1,
    /** Tapped, not yet answered. */
    pending: 2,
    sold: 3,
    reserved: 4,
    held: 5,
    house: 6,
    /** Free, but not at the armed tariff. */
    closed: 7,
    /** Just refused: somebody else was faster. */
    refused: 8,
    /** Chosen on the house seats screen, or waiting for its new place. */
    picked: 9,
} as const;

/** Of a plan that is being drawn: in the colour of its category, or chosen. */
export const planLooks = { drawn: 10, chosen: 11 } as const;
export const lookCount = 12;

export interface Mine {
    /** The cart of this till. */
    readonly cart: string;
    readonly seats: ReadonlySet<number>;
    readonly pending: ReadonlySet<number>;
    readonly refused: ReadonlySet<number>;
    readonly picked: ReadonlySet<number>;
    /** By index of the category. */
    readonly closed: readonly boolean[];
}

export function lookOf(board: SeatBoard, category: Uint8Array, seat: number, mine: Mine): number {
    if (mine.picked.has(seat)) return looks.picked;
    if (mine.refused.has(seat)) return looks.refused;
    if (mine.pending.has(seat)) return looks.pending;
    if (mine.seats.has(seat)) return looks.mine;
    switch (board.state[seat]) {
        case 1:
            // Ours by the feed, no more by the cart's answer: given back a moment ago.
            return board.notes.get(seat)?.cart === mine.cart ? looks.free : looks.held;
        case 2:
            return looks.reserved;
        case 3:
            return looks.sold;
        case 4:
            return looks.house;
        default:
            return mine.closed[category[seat]!] ? looks.closed : looks.free;
    }
}
