// A seat on a button, a ticket, a list: "A 12". Without words, so that any screen can have it.
import type { Seat } from '../../api/client.ts';

export function shortSeat({ row, number }: Pick<Seat, 'row' | 'number'>): string {
    return row === '' ? number : `${row}\u00a0${number}`;
}

export function shortSeats(seats: readonly Seat[]): string {
    return seats.map(shortSeat).join(', ');
}
