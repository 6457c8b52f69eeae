// What the sale screen fetches when a screening has numbered seats: components and their sentences.
import { seatWords } from '../../words/seats/seats.svelte.ts';
import CartSeats from './cart-seats.svelte';
import SeatSale from './seat-sale.svelte';

export async function openSeating() {
    await seatWords.open();
    return { CartSeats, SeatSale };
}
