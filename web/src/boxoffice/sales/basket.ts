// What the cart shows: the server's last answer with the taps that are still on their way laid over
// it. Pure; prices come from the server, here they are only multiplied for the moment in between.
import type { Cart, CartLine, Text } from '../../api/client.ts';
import { roundCash } from './cash.ts';

/** A tariff of a screening, with what is needed to show it before the server answered. */
export interface Item {
    readonly screening_id: number;
    readonly tariff_id: number;
    readonly unit_cents: number;
    readonly title: Text;
    readonly tariff: Text;
    readonly starts_at_ms: number;
}

export interface Wanted {
    readonly item: Item;
    readonly quantity: number;
}

export interface Line extends Item {
    readonly key: string;
    readonly quantity: number;
    readonly amount_cents: number;
    /** Shown, but not yet said by the server. */
    readonly pending: boolean;
}

export interface Group {
    readonly screening_id: number;
    readonly title: Text;
    readonly starts_at_ms: number;
    readonly lines: readonly Line[];
}

export interface BasketView {
    readonly lines: readonly Line[];
    readonly groups: readonly Group[];
    readonly places: number;
    readonly total_cents: number;
    readonly cash_total_cents: number;
    readonly pending: boolean;
}

export function keyOf(item: { screening_id: number; tariff_id: number }): string {
    return `${item.screening_id}.${item.tariff_id}`;
}

export function itemOf(line: CartLine): Item {
    const { screening_id, tariff_id, unit_cents } = line;
    return {
        screening_id,
        tariff_id,
        unit_cents,
        title: line.title ?? {},
        tariff: line.tariff ?? {},
        starts_at_ms: line.starts_at_ms ?? 0,
    };
}

export function viewBasket(
    cart: Cart | null,
    wanted: ReadonlyMap<string, Wanted>,
    currency: string,
): BasketView {
    const known = (cart?.lines ?? []).map((line) => ({ key: keyOf(line), line }));
    const lines: Line[] = [];
    for (const { key, line } of known) {
        const wish = wanted.get(key);
        const quantity = wish?.quantity ?? line.quantity;
        const amount_cents = wish === undefined ? line.amount_cents : quantity * line.unit_cents;
        lines.push({ ...itemOf(line), key, quantity, amount_cents, pending: wish !== undefined });
    }
    for (const [key, { item, quantity }] of wanted) {
        if (known.some((one) => one.key === key)) continue;
        lines.push({ ...item, key, quantity, amount_cents: quantity * item.unit_cents, pending: true });
    }
    const shown = lines.filter((line) => line.quantity > 0);
    const pending = wanted.size > 0;
    const sum = shown.reduce((total, line) => total + line.amount_cents, 0);
    const total_cents = pending || cart === null ? sum : cart.total_cents;
    return {
        lines: shown,
        groups: groupByScreening(shown),
        places: shown.reduce((count, line) => count + line.quantity, 0),
        total_cents,
        cash_total_cents:
            pending || cart === null ? roundCash(total_cents, currency) : cart.cash_total_cents,
        pending,
    };
}

function groupByScreening(lines: readonly Line[]): Group[] {
    const groups = new Map<number, Group & { lines: Line[] }>();
    for (const line of lines) {
        const { screening_id, title, starts_at_ms } = line;
        const group = groups.get(screening_id) ?? { screening_id, title, starts_at_ms, lines: [] };
        group.lines.push(line);
        groups.set(screening_id, group);
    }
    return [...groups.values()];
}

export function quantityIn(view: BasketView, screening_id: number, tariff_id: number): number {
    const key = keyOf({ screening_id, tariff_id });
    return view.lines.find((line) => line.key === key)?.quantity ?? 0;
}

/** The most the contract takes for one line. */
export const mostPlaces = 500;

export function clampQuantity(quantity: number): number {
    return Math.min(mostPlaces, Math.max(0, Math.trunc(quantity)));
}
