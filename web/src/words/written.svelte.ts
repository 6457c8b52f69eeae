// Amounts and times as this box office writes them, in the language spoken. Read in components.
import { dayAndTime, dayName, longDayName, timeOfDay } from './dates.ts';
import { amount, money, noteAmount } from './money.ts';
import { spoken } from './spoken.svelte.ts';

class Written {
    currency = $state('CHF');
    timeZone = $state('Europe/Zurich');

    /** "65.00 CHF" */
    money(cents: number): string {
        return money(cents, spoken.language, this.currency);
    }

    /** "65.00" */
    amount(cents: number): string {
        return amount(cents, spoken.language, this.currency);
    }

    /** "100", "0.50" */
    note(cents: number): string {
        return noteAmount(cents, spoken.language, this.currency);
    }

    time(atMs: number): string {
        return timeOfDay(atMs, spoken.language, this.timeZone);
    }

    day(day: string): string {
        return dayName(day, spoken.language);
    }

    longDay(day: string): string {
        return longDayName(day, spoken.language);
    }

    dayAndTime(atMs: number): string {
        return dayAndTime(atMs, spoken.language, this.timeZone);
    }
}

export const written = new Written();
