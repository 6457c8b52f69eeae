// The sums of the statement as rows: largest first, each with the filter that shows what it is made of. Pure.
import type { StatementTotals, Text } from '../../api/client.ts';
import type { Filter } from './filter.ts';

export interface Sum {
    readonly key: string;
    readonly name: Text | string;
    readonly cents: number;
    readonly quantity?: number;
    /** Adding it shows only these lines. */
    readonly filter: Filter;
}

export interface EventSum extends Sum {
    readonly showings: number;
}

const largest = <T extends Sum>(rows: Iterable<T>): T[] =>
    [...rows].sort((a, b) => Math.abs(b.cents) - Math.abs(a.cents) || a.key.localeCompare(b.key));

/** Tariffs of one name in several grids are one row. */
export function tariffSums({ tariffs }: StatementTotals): Sum[] {
    const rows = new Map<string, Sum>();
    for (const { key, name, quantity, amount_cents } of tariffs) {
        const before = rows.get(key);
        rows.set(key, {
            key, name, filter: { tariff_key: key },
            cents: amount_cents + (before?.cents ?? 0),
            quantity: quantity + (before?.quantity ?? 0),
        });
    }
    return largest(rows.values());
}

/** Screenings of one work are one row; a work with a single one leads to that screening. */
export function eventSums({ screenings }: StatementTotals): EventSum[] {
    const rows = new Map<number, EventSum>();
    for (const { work_id, screening_id, title, quantity, amount_cents } of screenings) {
        const before = rows.get(work_id);
        rows.set(work_id, {
            key: String(work_id), name: title,
            filter: before ? { work_id } : { screening_id },
            showings: (before?.showings ?? 0) + 1,
            cents: amount_cents + (before?.cents ?? 0),
            quantity: quantity + (before?.quantity ?? 0),
        });
    }
    return largest(rows.values());
}

export function userSums({ users }: StatementTotals): Sum[] {
    return largest(users.map((one) => ({ key: String(one.user_id), name: one.name, cents: one.amount_cents, quantity: one.documents, filter: { user_id: one.user_id } })));
}

export function salepointSums({ salepoints }: StatementTotals): Sum[] {
    return largest(salepoints.map((one) => ({ key: String(one.salepoint_id), name: one.name, cents: one.amount_cents, quantity: one.documents, filter: { salepoint_id: one.salepoint_id } })));
}

/** Under a filter of lines payments are shared among the lines shown (docs/decisions/0018). */
export function asksForLines(filter: Filter): boolean {
    const fields = ['event_from_day', 'event_to_day', 'work_id', 'screening_id', 'tariff_key', 'tariff_id', 'line_kind'] as const;
    return fields.some((field) => filter[field] !== undefined);
}
