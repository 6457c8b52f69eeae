// Cash: rounding to the smallest coin, which notes to propose, what to give back. Pure, integers.

// Switzerland took the 1 and 2 rappen coins away; other currencies here are paid to the cent.
const smallestCoin: Record<string, number> = { CHF: 5 };
const notesOf: Record<string, readonly number[]> = {
    CHF: [1000, 2000, 5000, 10000, 20000],
    EUR: [500, 1000, 2000, 5000, 10000, 20000],
};
const usualNotes = [1000, 2000, 5000, 10000] as const;

/** Nearest, halves away from zero: the same for a sale and for what takes it back. */
export function roundCash(cents: number, currency: string): number {
    const coin = smallestCoin[currency] ?? 1;
    return Math.sign(cents) * Math.round(Math.abs(cents) / coin) * coin || 0;
}

/**
 * What customers are likely to hand over: the next round sums above the price, then single notes.
 * 65.00 gives 70, 100, 200. The exact amount has a button of its own and is never among them.
 */
export function quickNotes(dueCents: number, currency: string, most = 3): number[] {
    if (dueCents <= 0) return [];
    const above = (step: number) => Math.ceil(dueCents / step) * step;
    const rounds = [above(1000), above(5000), above(10000)];
    if (dueCents < 2000) rounds.push(above(500));
    const notes = notesOf[currency] ?? usualNotes;
    const all = [...rounds, ...notes].filter((cents) => cents > dueCents);
    return [...new Set(all)].sort((a, b) => a - b).slice(0, most);
}

export type Change =
    | { readonly kind: 'enough'; readonly cents: number }
    | { readonly kind: 'missing'; readonly cents: number };

export function changeFor(dueCents: number, tenderedCents: number): Change {
    return tenderedCents >= dueCents
        ? { kind: 'enough', cents: tenderedCents - dueCents }
        : { kind: 'missing', cents: dueCents - tenderedCents };
}
