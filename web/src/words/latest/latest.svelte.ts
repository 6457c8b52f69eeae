// The sentences of the latest sales: looking them up, refunds, corrections.
import type { Method, RefundReason } from '../../api/client.ts';
import { Chapter } from '../chapter.svelte.ts';

export interface LatestWords {
    sales: string;
    unpaid: string;
    none: string;
    noneUnpaid: string;
    find: string;
    older: string;
    state: Record<'paid' | 'reserved' | 'expired' | 'cancelled' | 'partly_refunded' | 'refunded', string>;
    cancellation: (number: number) => string;
    lines: string;
    takePayment: string;
    release: string;
    releaseAsk: (name: string) => string;
    releaseHint: string;
    all: string;
    search: string;
    notFound: (what: string) => string;
    refundOf: (number: number) => string;
    correctionOf: (number: number) => string;
    refundedOf: (count: number) => string;
    paid: string;
    gaveBack: string;
    later: string;
    laterKind: Record<'refund' | 'correction', string>;
    open: (number: number) => string;
    reason: string;
    reasons: Record<RefundReason, string>;
    note: string;
    noteNeeded: string;
    approvedBy: (name: string) => string;
    refund: string;
    refundTitle: (number: number) => string;
    what: string;
    everything: string;
    fewer: (label: string) => string;
    more: (label: string) => string;
    count: (label: string) => string;
    outOf: (count: number) => string;
    ticket: (number: number) => string;
    nothingChosen: string;
    fee: string;
    split: string;
    toGive: string;
    approval: string;
    colleague: string;
    noColleague: string;
    pin: string;
    doubt: string;
    confirm: (amount: string) => string;
    refunded: (number: number) => string;
    give: Record<Method, (amount: string) => string>;
    refundReceipt: string;
    printed: string;
    correct: string;
    correctTitle: (number: number) => string;
    correctHint: string;
    recorded: string;
    really: string;
    amount: string;
    correctNow: string;
    corrected: (number: number) => string;
}

export const latestWords = new Chapter<LatestWords>({
    fr: () => import('./fr.ts').then((file) => file.fr),
    de: () => import('./de.ts').then((file) => file.de),
    it: () => import('./it.ts').then((file) => file.it),
    en: () => import('./en.ts').then((file) => file.en),
});
