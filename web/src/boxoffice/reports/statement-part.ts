// The statement of sales; a document opened from it speaks with the sentences of the latest sales.
import { latestWords } from '../../words/latest/latest.svelte.ts';
import Statement from './statement-page.svelte';

export async function openStatement() {
    await latestWords.open();
    return { Page: Statement };
}
