// The filter of the statement as it stands in the address, so that reloading, "back" and a copied link
// show the same. Pure. What is not of the contract is dropped: the server would refuse the whole.
import type { Method, StatementFilter } from '../../api/client.ts';

export type Filter = StatementFilter;
export type Field = keyof Filter;

export const methods = ['cash', 'card', 'twint', 'transfer', 'free', 'later'] as const satisfies readonly Method[];
export const states = ['paid', 'reserved', 'partly_refunded', 'refunded', 'cancelled', 'expired'] as const;
export const kinds = ['sale', 'refund', 'correction'] as const;
export const lineKinds = ['ticket', 'fee', 'rounding'] as const;

const among = (words: readonly string[]) => (text: string) => (words.includes(text) ? text : null);
const short = (most: number) => (text: string) => ([...text].length <= most && text.trim() !== '' ? text : null);

function day(text: string): string | null {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
    const at = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}

function whole(text: string): number | null {
    const number = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : 0;
    return Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** How each field is read; their order is the one of the address. */
const readers: Record<Field, (text: string) => string | number | null> = {
    from_day: day,
    to_day: day,
    event_from_day: day,
    event_to_day: day,
    salepoint_id: whole,
    register_id: whole,
    user_id: whole,
    method: among(methods),
    work_id: whole,
    screening_id: whole,
    tariff_key: short(40),
    tariff_id: whole,
    line_kind: among(lineKinds),
    state: among(states),
    kind: among(kinds),
    number: whole,
    customer: short(100),
};
export const fields = Object.keys(readers) as Field[];

/** Out of "?from_day=2026-11-24&method=cash". */
export function readFilter(search: string): Filter {
    const query = new URLSearchParams(search);
    const found = fields.map((field) => [field, readers[field](query.get(field) ?? '')] as const);
    return Object.fromEntries(found.filter(([, value]) => value !== null)) as Filter;
}

/** "?from_day=…", or nothing when nothing is filtered. */
export function writeFilter(filter: Filter): string {
    const query = new URLSearchParams();
    for (const field of fields) {
        const value = filter[field];
        if (value !== undefined) query.set(field, String(value));
    }
    const text = query.toString();
    return text === '' ? '' : `?${text}`;
}

export function without(filter: Filter, left: readonly Field[]): Filter {
    const kept = Object.entries(filter).filter(([field]) => !left.includes(field as Field));
    return Object.fromEntries(kept) as Filter;
}
