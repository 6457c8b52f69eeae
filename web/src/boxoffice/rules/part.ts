// The rules of the house with their sentences.
import { ruleWords } from '../../words/rules/rules.svelte.ts';
import HouseRules from './house-rules.svelte';

export async function openHouseRules() {
    await ruleWords.open();
    return { HouseRules };
}
