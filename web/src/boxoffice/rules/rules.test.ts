import { describe, expect, it } from 'vitest';
import { bookForm, readBooks, readRefunds, readSeating, refundForm, seatingForm } from './rules.ts';

describe('the limits of refunds', () => {
    const strict = { open_session_only: true, within_hours: 48, amount_max_cents: 10_050, second_person_above_cents: 0 };
    it('come back as they were', () => {
        for (const rules of [strict, { open_session_only: false, within_hours: 0 }]) expect(readRefunds(refundForm(rules))).toEqual({ rules });
    });
    it('are left out when they are switched off, and remembered', () => {
        const form = { ...refundForm(strict), limitsTime: false, limitsAmount: false, asksSecond: false };
        expect(readRefunds(form)).toEqual({ rules: { open_session_only: true, within_hours: 0 } });
        expect([form.hours, form.amount, form.above]).toEqual(['48', '100.50', '0']);
    });
    it('name every field that is wrong', () => {
        const form = { ...refundForm(strict), hours: '0', amount: 'cent', above: '' };
        expect(readRefunds(form)).toEqual({ wrong: { hours: true, amount: true, above: true } });
        expect(readRefunds({ ...form, hours: '8785' })).toMatchObject({ wrong: { hours: true } });
        expect(readRefunds({ ...form, limitsTime: false, limitsAmount: false })).toEqual({ wrong: { above: true } });
    });
    it('stay below what the server takes', () => {
        expect(readRefunds({ ...refundForm(strict), amount: '1000000' })).toMatchObject({ rules: { amount_max_cents: 100_000_000 } });
        expect(readRefunds({ ...refundForm(strict), amount: '1000000.5' })).toEqual({ wrong: { amount: true } });
    });
});

describe('the end of the day', () => {
    it('is a time of the clock, at noon at the latest', () => {
        for (const minutes of [0, 5, 300, 719, 720]) {
            const rules = { day_ends_minutes: minutes, automatic: true };
            expect(readBooks(bookForm(rules))).toEqual({ rules });
        }
        expect(bookForm({ day_ends_minutes: 65, automatic: true }).dayEnds).toBe('01:05');
        for (const dayEnds of ['', '12:01', '23:00']) expect(readBooks({ dayEnds, automatic: true })).toEqual({ wrong: { dayEnds: true } });
    });
});

describe('lonely seats', () => {
    it('take a share of the room in whole percents', () => {
        const rules = { lonely_seats: 'refuse', lonely_allowed_from_percent: 90 } as const;
        expect(readSeating(seatingForm(rules))).toEqual({ rules });
        for (const percent of ['', '101', '-1', '9.5', 'x']) expect(readSeating({ lonely: 'warn', percent })).toEqual({ wrong: { percent: true } });
    });
});
