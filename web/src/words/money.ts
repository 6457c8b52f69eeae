// Money is an integer number of minor units everywhere; only here does it become text. Always
// `style: currency`: fr-CH writes plain decimals with a comma and money with a point.
import type { Language } from './spoken.svelte.ts';

const locales: Record<Language, string> = { fr: 'fr-CH', de: 'de-CH', it: 'it-CH', en: 'en-CH' };
const formats = new Map<string, Intl.NumberFormat>();

export function localeOf(language: Language): string {
    return locales[language];
}

function formatOf(language: Language, currency: string): Intl.NumberFormat {
    const key = `${language} ${currency}`;
    let format = formats.get(key);
    if (format === undefined) {
        format = new Intl.NumberFormat(locales[language], { style: 'currency', currency });
        formats.set(key, format);
    }
    return format;
}

function digitsOf(format: Intl.NumberFormat): number {
    return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** With the currency: "65.00 CHF", "CHF 65.00". */
export function money(cents: number, language: Language, currency: string): string {
    const format = formatOf(language, currency);
    return format.format(cents / 10 ** digitsOf(format));
}

/** Without the currency, for narrow places: "65.00", "1’234.50". */
export function amount(cents: number, language: Language, currency: string): string {
    const format = formatOf(language, currency);
    return format
        .formatToParts(cents / 10 ** digitsOf(format))
        .filter((part) => part.type !== 'currency')
        .map((part) => part.value)
        .join('')
        .trim();
}

/** A note or coin: whole amounts without zeroes ("100"), others with ("0.50"). */
export function noteAmount(cents: number, language: Language, currency: string): string {
    const unit = 10 ** digitsOf(formatOf(language, currency));
    return cents % unit === 0 ? String(cents / unit) : amount(cents, language, currency);
}
