// The drawer of the till: cash in and out, closing; with its sentences.
import { drawerWords } from '../../words/drawer/drawer.svelte.ts';
import { registerWords } from '../../words/registers/registers.svelte.ts';
import DrawerDialog from './drawer-dialog.svelte';

export async function openDrawer() {
    await Promise.all([drawerWords.open(), registerWords.open()]);
    return { DrawerDialog };
}
