// The pages before the till, with their sentences.
import { registerWords } from '../../words/registers/registers.svelte.ts';
import ChooseRegister from './choose-register.svelte';
import OpenRegister from './open-register.svelte';

export async function openRegisters() {
    await registerWords.open();
    return { ChooseRegister, OpenRegister };
}
