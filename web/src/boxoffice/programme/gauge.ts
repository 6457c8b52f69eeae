// How full a screening is and what may be said about it. Pure.
import type { Gauge, Screening } from '../../api/client.ts';

export type Badge =
    | 'soldOut'
    | 'almostFull'
    | 'cancelled'
    | 'freeEntry'
    | 'byMail'
    | 'elsewhere'
    | 'over'
    | null;

const almostFullFrom = 0.9;

export function leftIn(gauge: Gauge): number {
    return Math.max(0, gauge.capacity - gauge.sold - gauge.held);
}

/** Taken part from 0 to 1; overbooked is full. */
export function fullness(gauge: Gauge): number {
    if (gauge.capacity <= 0) return 1;
    return Math.min(1, (gauge.sold + gauge.held) / gauge.capacity);
}

const stateBadges: Record<Exclude<Screening['state'], 'on_sale'>, Badge> = {
    cancelled: 'cancelled',
    free_entry: 'freeEntry',
    by_mail: 'byMail',
    other: 'elsewhere',
    over: 'over',
};

export function badgeOf(state: Screening['state'], gauge: Gauge): Badge {
    if (state !== 'on_sale') return stateBadges[state];
    if (leftIn(gauge) === 0) return 'soldOut';
    return fullness(gauge) >= almostFullFrom ? 'almostFull' : null;
}
