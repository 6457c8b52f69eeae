// Days and moments of reports: the year is said when it is not the present one.
import { serverNow } from '../../device/clock.ts';
import { dayOf } from '../../words/dates.ts';
import { localeOf } from '../../words/money.ts';
import { spoken } from '../../words/spoken.svelte.ts';
import { written } from '../../words/written.svelte.ts';

export function dayText(day: string): string {
    if (day.slice(0, 4) === dayOf(serverNow(), written.timeZone).slice(0, 4)) return written.day(day);
    const options = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
    return new Date(`${day}T12:00:00Z`).toLocaleDateString(localeOf(spoken.language), options);
}

export function momentText(atMs: number): string {
    return `${dayText(dayOf(atMs, written.timeZone))} ${written.time(atMs)}`;
}
