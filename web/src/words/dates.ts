// Days and times in the time zone of the box office, whatever the tablet thinks.
import { localeOf } from './money.ts';
import type { Language } from './spoken.svelte.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = language + JSON.stringify(options);
    let format = formats.get(key);
    if (format === undefined) {
        format = new Intl.DateTimeFormat(localeOf(language), options);
        formats.set(key, format);
    }
    return format;
}

/** "20:30" */
export function timeOfDay(atMs: number, language: Language, timeZone: string): string {
    const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
    return formatOf(language, options).format(atMs);
}

/** "mar. 24 nov." of a day written YYYY-MM-DD */
export function dayName(day: string, language: Language): string {
    const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
    return formatOf(language, options).format(Date.parse(`${day}T12:00:00Z`));
}

/** "mardi 24 novembre" */
export function longDayName(day: string, language: Language): string {
    const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
    return formatOf(language, options).format(Date.parse(`${day}T12:00:00Z`));
}

/** "mar. 24 nov. 20:30" */
export function dayAndTime(atMs: number, language: Language, timeZone: string): string {
    return `${dayName(dayOf(atMs, timeZone), language)} ${timeOfDay(atMs, language, timeZone)}`;
}

/** The day of a moment in the box office's time zone, YYYY-MM-DD. */
export function dayOf(atMs: number, timeZone: string): string {
    const options = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone } as const;
    const parts = new Intl.DateTimeFormat('en-CA', options).formatToParts(atMs);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    return `${part('year')}-${part('month')}-${part('day')}`;
}

export function addDays(day: string, count: number): string {
    const date = new Date(`${day}T12:00:00Z`);
    date.setUTCDate(date.getUTCDate() + count);
    return date.toISOString().slice(0, 10);
}

/** "9:41"; never negative. */
export function countdown(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
