// What of a sale is to be given back, as it is chosen on screen, and the request it becomes. Pure.
import type { Payment, RefundElement, RefundReason, RefundSale, Sale } from '../../api/client.ts';

export const refundReasons: readonly RefundReason[] = [
    'customer', 'mistake', 'screening_cancelled', 'screening_changed', 'illness', 'other',
];

type SaleLine = Sale['lines'][number];
type Ticket = Sale['tickets'][number];

/** One line that still can be given back. Numbered places are chosen one by one, others counted. */
export interface LineChoice {
    readonly line: SaleLine;
    readonly left: number;
    readonly tickets: readonly Ticket[];
    readonly seated: boolean;
    readonly quantity: number;
    readonly chosen: readonly number[];
}

export type RefundChoice = readonly LineChoice[];

/** Everything that is left: the usual wish comes first. */
export function startChoice(sale: Sale): RefundChoice {
    const lines = sale.lines.filter((line) => line.kind !== 'rounding' && line.quantity - (line.refunded ?? 0) > 0);
    return lines.map((line) => {
        const left = line.quantity - (line.refunded ?? 0);
        const tickets = sale.tickets.filter((one) => one.line === line.line && one.state !== 'deleted');
        const seated = tickets.some((one) => one.seat !== undefined);
        return { line, left, tickets, seated, quantity: left, chosen: tickets.map((one) => one.number) };
    });
}

export function countOf(one: LineChoice): number {
    return one.seated ? one.chosen.length : one.quantity;
}

export function isWhole(choice: RefundChoice): boolean {
    return choice.every((one) => countOf(one) === one.left);
}

export function isEmpty(choice: RefundChoice): boolean {
    return choice.every((one) => countOf(one) === 0);
}

export function chooseAll(choice: RefundChoice, all: boolean): RefundChoice {
    return choice.map((one) => ({
        ...one,
        quantity: all ? one.left : 0,
        chosen: all ? one.tickets.map((ticket) => ticket.number) : [],
    }));
}

export function chooseQuantity(choice: RefundChoice, line: number, quantity: number): RefundChoice {
    const whole = Number.isFinite(quantity) ? Math.trunc(quantity) : 0;
    return choice.map((one) =>
        one.line.line === line ? { ...one, quantity: Math.min(one.left, Math.max(0, whole)) } : one,
    );
}

export function toggleTicket(choice: RefundChoice, number: number): RefundChoice {
    return choice.map((one) => {
        if (!one.tickets.some((ticket) => ticket.number === number)) return one;
        const chosen = one.chosen.includes(number)
            ? one.chosen.filter((other) => other !== number)
            : [...one.chosen, number];
        return { ...one, chosen };
    });
}

/** Undefined for everything that is left: the server then also gives back what the screen has not seen. */
export function elementsOf(choice: RefundChoice): RefundElement[] | undefined {
    if (isWhole(choice)) return undefined;
    return choice
        .filter((one) => countOf(one) > 0)
        .map((one) =>
            one.seated
                ? { line: one.line.line, tickets: [...one.chosen].sort((a, b) => a - b) }
                : { line: one.line.line, quantity: one.quantity },
        );
}

export interface RefundForm {
    readonly choice: RefundChoice;
    readonly reason: RefundReason;
    readonly note: string;
    readonly feeCents: number;
    /** Only when the cashier splits it differently than proposed. */
    readonly payments: readonly Payment[] | null;
    readonly approval: { user_id: number; pin: string } | null;
}

/** `expectedCents` is what the screen says at the tap. */
export function refundOf(form: RefundForm, expectedCents: number, print: boolean): RefundSale {
    const body: RefundSale = { reason: form.reason, expected_cents: expectedCents };
    const elements = elementsOf(form.choice);
    const note = form.note.trim();
    if (elements) body.elements = elements;
    if (note !== '') body.note = note;
    if (form.feeCents > 0) body.fee_cents = form.feeCents;
    if (form.payments) body.payments = form.payments.filter((one) => one.amount_cents > 0);
    if (form.approval) body.approval = form.approval;
    if (print) body.print = ['receipt'];
    return body;
}

/** Several ways of payment: how it goes back is a choice. */
export function methodsOf(sale: Sale, offered: readonly Payment[]): Payment['method'][] {
    return [...new Set([...sale.payments, ...offered].map((one) => one.method))];
}
