// All registers of the house, for those who manage them; with their sentences.
import { drawerWords } from '../../words/drawer/drawer.svelte.ts';
import OfficeRegisters from './office-registers.svelte';

export async function openOfficeRegisters() {
    await drawerWords.open();
    return { Page: OfficeRegisters };
}
