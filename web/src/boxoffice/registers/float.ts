// Counting a drawer: how many of each note and coin, and what they are worth together. Pure.
export interface Denominations {
    readonly notes: readonly number[];
    readonly coins: readonly number[];
}

const kinds: Record<string, Denominations> = {
    CHF: {
        notes: [20000, 10000, 5000, 2000, 1000],
        coins: [500, 200, 100, 50, 20, 10, 5],
    },
    EUR: {
        notes: [20000, 10000, 5000, 2000, 1000, 500],
        coins: [200, 100, 50, 20, 10, 5, 2, 1],
    },
};

/** Null for a currency whose pieces we do not know: then only the amount is asked. */
export function denominationsOf(currency: string): Denominations | null {
    return kinds[currency] ?? null;
}

export type Counts = Readonly<Record<number, number>>;

export const mostPieces = 9999;

export function setCount(counts: Counts, piece: number, count: number): Counts {
    const whole = Number.isFinite(count) ? Math.trunc(count) : 0;
    return { ...counts, [piece]: Math.min(mostPieces, Math.max(0, whole)) };
}

export function sumOf(counts: Counts): number {
    return Object.entries(counts).reduce((sum, [piece, count]) => sum + Number(piece) * count, 0);
}
