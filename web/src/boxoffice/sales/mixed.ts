// One sale paid in several ways. Parts are added until nothing is left. Pure.
import type { Method, Payment } from '../../api/client.ts';
import { roundCash } from './cash.ts';

/** The server takes ten payments for one sale. */
export const mostParts = 10;

export interface Split {
    readonly totalCents: number;
    readonly currency: string;
    readonly parts: readonly Payment[];
}

export function startSplit(totalCents: number, currency: string): Split {
    return { totalCents, currency, parts: [] };
}

function sum(parts: readonly Payment[]): number {
    return parts.reduce((total, part) => total + part.amount_cents, 0);
}

/** What is left when paid by this method: cash rounds what remains, other ways do not. */
export function restFor(split: Split, method: Method): number {
    const rest = split.totalCents - sum(split.parts);
    return method === 'cash' ? roundCash(rest, split.currency) : rest;
}

/** What is left to show. Rappen that cash cannot pay are gone as soon as a part was cash. */
export function restOf(split: Split): number {
    const paidCash = split.parts.some((part) => part.method === 'cash');
    return restFor(split, paidCash ? 'cash' : 'card');
}

export function isComplete(split: Split): boolean {
    return split.parts.length > 0 && restOf(split) === 0;
}

/**
 * Adds what was typed. More cash than the rest is money to give change on; more than the rest on a
 * card is a slip of the finger and is cut to the rest. Null when nothing can be added.
 */
export function addPart(
    split: Split,
    method: Method,
    typedCents: number,
    reference?: string,
): Split | null {
    const rest = restFor(split, method);
    if (rest <= 0 || typedCents <= 0 || split.parts.length >= mostParts) return null;
    // A sum no coin can make is what the cashier meant, rounded.
    const typed = method === 'cash' ? roundCash(typedCents, split.currency) : typedCents;
    const amount_cents = Math.min(typed, rest);
    if (amount_cents <= 0) return null;
    const part: Payment = { method, amount_cents };
    if (method === 'cash' && typed > rest) part.tendered_cents = typed;
    if (reference) part.reference = reference;
    return { ...split, parts: [...split.parts, part] };
}

export function removePart(split: Split, index: number): Split {
    return { ...split, parts: split.parts.filter((_part, at) => at !== index) };
}

export function changeOf(split: Split): number {
    return split.parts.reduce(
        (change, part) => change + Math.max(0, (part.tendered_cents ?? part.amount_cents) - part.amount_cents),
        0,
    );
}
