// Figures as they are asked for in the address and drawn. Pure.
import type { Figures } from '../../api/client.ts';
import { readFilter } from './filter.ts';
import { daysOf } from './periods.ts';

export type Bucket = Figures['buckets'][number];
export const groups = ['day', 'hour', 'work', 'room', 'tariff', 'salepoint'] as const;
export type Group = (typeof groups)[number];
export const dates = ['sale', 'screening'] as const;
export type Dated = (typeof dates)[number];
export const measures = ['takings', 'places', 'occupancy'] as const;
export type Measure = (typeof measures)[number];

export interface View {
    readonly from: string;
    readonly to: string;
    readonly by: Group;
    readonly of: Dated;
    readonly show: Measure;
}

const oneOf = <T extends string>(words: readonly T[], text: string | null): T => words.find((one) => one === text) ?? (words[0] as T);

/** Places have a capacity where the screening lies in the period, not where one tariff or salepoint is asked for. */
export function hasCapacity({ by, of }: Pick<View, 'by' | 'of'>): boolean {
    return of === 'screening' && by !== 'tariff' && by !== 'salepoint';
}

/** Null: the address does not say which days. */
export function readView(search: string): View | null {
    const query = new URLSearchParams(search);
    const { from_day, to_day } = readFilter(search);
    if (from_day === undefined || to_day === undefined) return null;
    const by = oneOf(groups, query.get('by'));
    const of = oneOf(dates, query.get('of'));
    const show = oneOf(measures, query.get('show'));
    return { from: from_day, to: to_day, by, of, show: show === 'occupancy' && !hasCapacity({ by, of }) ? 'places' : show };
}

export function writeView({ from, to, by, of, show }: View): string {
    return `?${new URLSearchParams({ from_day: from, to_day: to, by, of, show }).toString()}`;
}

export function valueOf(bucket: Bucket, show: Measure): number {
    if (show === 'takings') return bucket.takings_cents;
    return show === 'places' ? bucket.sold - bucket.refunded : (bucket.occupancy_percent ?? 0);
}

/** A day on which nothing was sold is part of the picture, between the others. */
export function withEmptyDays(buckets: readonly Bucket[], from: string, to: string): Bucket[] {
    const known = new Map(buckets.map((one) => [one.key, one]));
    return daysOf({ from, to }).map((key) => known.get(key) ?? { key, takings_cents: 0, sold: 0, refunded: 0, comps: 0 });
}

export function sumOf(buckets: readonly Bucket[]): Bucket {
    const sum = (of: (bucket: Bucket) => number) => buckets.reduce((total, one) => total + of(one), 0);
    const capacity = sum((one) => one.capacity ?? 0);
    const sold = sum((one) => one.sold);
    const refunded = sum((one) => one.refunded);
    return {
        key: 'total', takings_cents: sum((one) => one.takings_cents), sold, refunded, comps: sum((one) => one.comps),
        ...(capacity > 0 ? { capacity, occupancy_percent: Math.round((100 * (sold - refunded)) / capacity) } : {}),
    };
}

/** The end of the axis: a round number, easily halved, that no value exceeds. */
export function axisEnd(values: readonly number[]): number {
    const most = Math.max(1, ...values);
    const power = 10 ** Math.floor(Math.log10(most));
    return ([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((step) => step * power >= most) ?? 10) * power;
}

/** Which of so many labels are written, so that they do not run into each other. */
export function labelled(count: number, most: number): (at: number) => boolean {
    const step = Math.max(1, Math.ceil(count / most));
    // The last one has no room to the right of it when its step is cut short.
    return (at) => at % step === 0 && at + step <= count;
}
