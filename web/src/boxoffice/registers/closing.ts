// The arithmetic of closing a drawer. Pure.
import type { ClosingHead, Movement, Pieces } from '../../api/client.ts';
import type { Counts } from './float.ts';

export type Difference = 'equal' | 'over' | 'under';

export function differenceOf(cents: number): Difference {
    return cents === 0 ? 'equal' : cents > 0 ? 'over' : 'under';
}

/** What is above the float is taken out: tomorrow starts as today did. */
export function suggestedWithdrawal(countedCents: number, floatCents: number): number {
    return Math.max(0, countedCents - floatCents);
}

/** Null when more would be taken out than there is. */
export function staysInDrawer(countedCents: number, withdrawnCents: number): number | null {
    return withdrawnCents > countedCents ? null : countedCents - withdrawnCents;
}

/** With what the next session can open. Where nobody counted, what should be there. */
export function leftInDrawer({ counted_cents, expected_cents, withdrawn_cents }: Pick<ClosingHead, 'counted_cents' | 'expected_cents' | 'withdrawn_cents'>): number {
    return Math.max(0, (counted_cents ?? expected_cents) - withdrawn_cents);
}

/** As the server wants it: only what is there, the largest first. */
export function piecesOf(counts: Counts): Pieces {
    return Object.entries(counts)
        .filter(([, pieces]) => pieces > 0)
        .map(([value, pieces]) => ({ value_cents: Number(value) as Pieces[number]['value_cents'], pieces }))
        .sort((a, b) => b.value_cents - a.value_cents);
}

/** What somebody signs for: cash put in, taken out or taken back; not the float, nor what a closing does. */
export function hasSlip({ kind }: Pick<Movement, 'kind'>): boolean {
    return kind === 'in' || kind === 'out' || kind === 'in_error' || kind === 'out_error';
}
