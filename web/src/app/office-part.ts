// The office with the pages of the books, each fetched when it is opened.
import { reportWords } from '../words/reports/reports.svelte.ts';
import Office from './office.svelte';

export async function openOffice() {
    await reportWords.open();
    return { Office };
}
