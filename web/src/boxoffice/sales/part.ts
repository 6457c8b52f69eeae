// The latest sales with their sentences.
import { latestWords } from '../../words/latest/latest.svelte.ts';
import LatestSales from './latest-sales.svelte';

export async function openLatestSales() {
    await latestWords.open();
    return { LatestSales };
}
