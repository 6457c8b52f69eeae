// What the sale screen fetches when a screening has numbered seats: components and their sentences.
import { seatWords } from '../../words/seats/seats.svelte.ts';
import CartSeats from './cart-seats.svelte';
import { seatParts } from './seat-parts.ts';
import SeatSale from './seat-sale.svelte';

export async function openSeating() {
    // The map is on its way while the sentences are.
    void seatParts.map();
    await seatWords.open();
    return { CartSeats, SeatSale };
}
