// Sizes of files as people say them.
import { localeOf } from '../../words/money.ts';
import type { Language } from '../../words/spoken.svelte.ts';

export function sizeText(bytes: number, language: Language): string {
    const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
    return new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
