// The rules of the house as they stand in a form, and back. Pure. What is switched off keeps its text,
// so that switching it on again shows what was there.
import type { BookRules, RefundRules, SeatingRules } from '../../api/client.ts';
import { amountText, parseAmount } from '../../kit/typed-amount.ts';

const centsMax = 100_000_000;
const hoursMax = 8784;
const latestEndMinutes = 720;

/** What is wrong with each field; nothing is wrong when it is empty. */
export type Wrong<Form> = Partial<Record<keyof Form, true>>;
/** The rules that a form stands for, or where it stands for none. */
export type Read<Rules, Faults> = { rules: Rules } | { wrong: Faults };

export interface RefundForm {
    openSessionOnly: boolean;
    limitsTime: boolean;
    hours: string;
    limitsAmount: boolean;
    amount: string;
    asksSecond: boolean;
    above: string;
}

export function refundForm(rules: RefundRules): RefundForm {
    const text = (cents: number | undefined) => (cents === undefined ? '' : amountText(cents, 2));
    return {
        openSessionOnly: rules.open_session_only,
        limitsTime: rules.within_hours > 0,
        hours: rules.within_hours > 0 ? String(rules.within_hours) : '',
        limitsAmount: rules.amount_max_cents !== undefined,
        amount: text(rules.amount_max_cents),
        asksSecond: rules.second_person_above_cents !== undefined,
        above: text(rules.second_person_above_cents),
    };
}

export function readRefunds(form: RefundForm): Read<RefundRules, Wrong<RefundForm>> {
    const hours = form.limitsTime ? wholeNumber(form.hours, 1, hoursMax) : 0;
    const most = form.limitsAmount ? cents(form.amount) : undefined;
    const above = form.asksSecond ? cents(form.above) : undefined;
    if (hours === null || most === null || above === null) {
        return { wrong: { ...(hours === null && { hours: true }), ...(most === null && { amount: true }), ...(above === null && { above: true }) } };
    }
    const rules: RefundRules = { open_session_only: form.openSessionOnly, within_hours: hours };
    if (most !== undefined) rules.amount_max_cents = most;
    if (above !== undefined) rules.second_person_above_cents = above;
    return { rules };
}

export interface BookForm {
    /** As a clock shows it: "05:00". */
    dayEnds: string;
    automatic: boolean;
}

export function bookForm({ day_ends_minutes: minutes, automatic }: BookRules): BookForm {
    const two = (number: number) => String(number).padStart(2, '0');
    return { dayEnds: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`, automatic };
}

export function readBooks({ dayEnds, automatic }: BookForm): Read<BookRules, Wrong<BookForm>> {
    const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(dayEnds) ?? [];
    const ends = Number(hours) * 60 + Number(minutes);
    if (Number.isNaN(ends) || ends > latestEndMinutes) return { wrong: { dayEnds: true } };
    return { rules: { day_ends_minutes: ends, automatic } };
}

export interface SeatingForm {
    lonely: SeatingRules['lonely_seats'];
    percent: string;
}

export function seatingForm(rules: SeatingRules): SeatingForm {
    return { lonely: rules.lonely_seats, percent: String(rules.lonely_allowed_from_percent) };
}

export function readSeating({ lonely, percent }: SeatingForm): Read<SeatingRules, Wrong<SeatingForm>> {
    const from = wholeNumber(percent, 0, 100);
    if (from === null) return { wrong: { percent: true } };
    return { rules: { lonely_seats: lonely, lonely_allowed_from_percent: from } };
}

function wholeNumber(text: string, least: number, most: number): number | null {
    if (!/^\d{1,5}$/.test(text.trim())) return null;
    const number = Number(text);
    return number >= least && number <= most ? number : null;
}

function cents(text: string): number | null {
    const amount = parseAmount(text, 2);
    return amount === null || amount > centsMax ? null : amount;
}
