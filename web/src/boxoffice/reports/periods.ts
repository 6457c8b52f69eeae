// The periods people ask for by name. Pure. Days are those of the box office; a week begins on Monday.
import { addDays } from '../../words/dates.ts';

export interface Period {
    readonly from: string;
    readonly to: string;
}

export const periodNames = ['today', 'yesterday', 'week', 'month', 'last_month'] as const;
export type PeriodName = (typeof periodNames)[number];

function monthOf(day: string): Period {
    const from = `${day.slice(0, 7)}-01`;
    return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) };
}

export function periodOf(name: PeriodName, today: string): Period {
    switch (name) {
        case 'today':
            return { from: today, to: today };
        case 'yesterday':
            return { from: addDays(today, -1), to: addDays(today, -1) };
        case 'week': {
            const weekday = (new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7;
            return { from: addDays(today, -weekday), to: addDays(today, 6 - weekday) };
        }
        case 'month':
            return monthOf(today);
        case 'last_month':
            return monthOf(addDays(monthOf(today).from, -1));
    }
}

/** Which of them these days are, if any. */
export function nameOf(from: string | undefined, to: string | undefined, today: string): PeriodName | null {
    return periodNames.find((name) => {
        const period = periodOf(name, today);
        return period.from === from && period.to === to;
    }) ?? null;
}

/** Every day of a period, at most `most` of them. */
export function daysOf({ from, to }: Period, most = 366): string[] {
    const days: string[] = [];
    for (let day = from; day <= to && days.length < most; day = addDays(day, 1)) days.push(day);
    return days;
}

/** A period that may be open at either end. */
export interface Ends {
    readonly from?: string | undefined;
    readonly to?: string | undefined;
}

/** One end is moved (undefined: taken away); the other one follows when it would lie on the wrong side. */
export function moveEnd({ from, to }: Ends, end: keyof Ends, day: string | undefined): Ends {
    const moved = end === 'from' ? { from: day, to } : { from, to: day };
    const crossed = moved.from !== undefined && moved.to !== undefined && moved.from > moved.to;
    return crossed ? { from: day, to: day } : moved;
}
