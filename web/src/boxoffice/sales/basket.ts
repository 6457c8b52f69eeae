// What the cart shows: the server's last answer with the taps that are still on their way laid over
// it. Pure; prices come from the server, here they are only multiplied for the moment in between.
import type { Cart, CartLine, Seat, Text } from '../../api/client.ts';
import { roundCash } from './cash.ts';

/** A tariff of a screening, with what is needed to show it before the server answered. */
export interface Item {
    readonly screening_id: number;
    readonly tariff_id: number;
    readonly unit_cents: number;
    readonly title: Text;
    readonly tariff: Text;
    readonly starts_at_ms: number;
    /** Key and name of a standing area, in a hall with numbered seats. */
    readonly area?: string;
    readonly area_name?: Text;
}

/** Numbered seats asked for or given back, on the way to the server. */
export interface SeatWish {
    readonly item: Item;
    readonly take: readonly Seat[];
    readonly release: readonly number[];
}

export interface Wanted {
    readonly item: Item;
    readonly quantity: number;
}

export interface Line extends Item {
    readonly key: string;
    readonly quantity: number;
    readonly amount_cents: number;
    /** One for each of the quantity, when numbered. */
    readonly seats?: readonly Seat[];
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

export function keyOf(item: { screening_id: number; tariff_id: number; area?: string }): string {
    const { screening_id, tariff_id, area } = item;
    return area ? `${screening_id}.${tariff_id}.${area}` : `${screening_id}.${tariff_id}`;
}

export function itemOf(line: CartLine): Item {
    const { screening_id, tariff_id, unit_cents, area, area_name } = line;
    return {
        ...(area && area_name ? { area, area_name } : {}),
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
    wishes: readonly SeatWish[] = [],
): BasketView {
    const known = (cart?.lines ?? []).map((line) => ({ key: keyOf(line), line }));
    const lines: Line[] = [];
    for (const { key, line } of known) {
        const wish = wanted.get(key);
        const quantity = wish?.quantity ?? line.quantity;
        const amount_cents = wish === undefined ? line.amount_cents : quantity * line.unit_cents;
        const { seats } = line;
        const pending = wish !== undefined;
        lines.push({ ...itemOf(line), ...(seats ? { seats } : {}), key, quantity, amount_cents, pending });
    }
    for (const [key, { item, quantity }] of wanted) {
        if (known.some((one) => one.key === key)) continue;
        lines.push({ ...item, key, quantity, amount_cents: quantity * item.unit_cents, pending: true });
    }
    const shown = wishes.reduce(withWish, lines).filter((line) => line.quantity > 0);
    const pending = wanted.size + wishes.length > 0;
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

function withWish(lines: Line[], { item, take, release }: SeatWish): Line[] {
    const key = keyOf(item);
    const known = lines.some((line) => line.key === key);
    const all = known ? lines : [...lines, { ...item, key, quantity: 0, amount_cents: 0, seats: [], pending: true }];
    return all.map((line) => {
        if (!line.seats || line.screening_id !== item.screening_id) return line;
        // A seat taken at another tariff leaves its line.
        const kept = line.seats.filter(({ seat }) => !release.includes(seat) && !take.some((one) => one.seat === seat));
        const seats = line.key === key ? [...kept, ...take] : kept;
        if (line.key !== key && kept.length === line.seats.length) return line;
        const quantity = seats.length;
        return { ...line, seats, quantity, amount_cents: quantity * line.unit_cents, pending: true };
    });
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
    return view.lines
        .filter((line) => line.screening_id === screening_id && line.tariff_id === tariff_id)
        .reduce((count, line) => count + line.quantity, 0);
}

/** The most the contract takes for one line. */
export const mostPlaces = 500;

export function clampQuantity(quantity: number): number {
    return Math.min(mostPlaces, Math.max(0, Math.trunc(quantity)));
}
