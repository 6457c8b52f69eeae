// The house seats screen with its sentences; the map is the one of the sale screen.
import { houseWords } from '../../../words/house/house.svelte.ts';
import { seatWords } from '../../../words/seats/seats.svelte.ts';
import HouseSeats from './house-seats.svelte';

export async function openHouseSeats() {
    await Promise.all([seatWords.open(), houseWords.open()]);
    return { HouseSeats };
}
