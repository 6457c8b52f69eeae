// Takes and gives back numbered seats of a cart. A tap shows at once; taps that come while a request
// is on its way go together in the next one. A request is done as a whole or not at all, so when one
// seat is refused the others are asked for again without it.
import { api, type Problem, type Seat } from '../../api/client.ts';
import type { Item, SeatWish } from '../sales/basket.ts';
import { keyOf } from '../sales/basket.ts';
import type { Basket } from '../sales/basket.svelte.ts';

/** The most the contract takes in one request. */
const mostSeats = 200;

export class SeatTaking {
    readonly #basket: Basket;
    #sending: SeatWish | null = null;
    /** Told which seats somebody else was faster with. */
    onrefused: (seats: readonly number[]) => void = () => undefined;

    constructor(basket: Basket) {
        this.#basket = basket;
    }

    take(item: Item, seats: readonly Seat[]): void {
        this.#basket.lastKey = keyOf(item);
        for (let at = 0; at < seats.length; at += mostSeats) {
            this.#wish({ item, take: seats.slice(at, at + mostSeats), release: [] });
        }
    }

    release(item: Item, seat: number): void {
        this.#wish({ item, take: [], release: [seat] });
    }

    /** One seat for another, at the same tariff. */
    swap(item: Item, from: number, to: Seat): void {
        this.#wish({ item, take: [to], release: [from] });
    }

    /** The server chooses; nothing can be shown before it did. */
    best(item: Item, quantity: number, wheelchairs: number, ondone: (seats: Seat[]) => void): void {
        const { screening_id, tariff_id } = item;
        const basket = this.#basket;
        basket.lastKey = keyOf(item);
        const before = new Set(this.#seatsOf(item).map((one) => one.seat));
        basket.inTurn(async () => {
            const outcome = await basket.send((cart, header, signal) =>
                api.POST('/api/v1/carts/{cart}/best-seats', {
                    params: { path: { cart }, header },
                    body: { screening_id, tariff_id, quantity, ...(wheelchairs > 0 ? { wheelchairs } : {}) },
                    signal,
                }),
            );
            if (outcome.kind === 'done') basket.adopt(outcome.value);
            else {
                basket.trouble = outcome;
                await basket.reread();
            }
            ondone(this.#seatsOf(item).filter((one) => !before.has(one.seat)));
        });
    }

    #seatsOf({ screening_id }: Item): Seat[] {
        const lines = this.#basket.view.lines.filter((line) => line.screening_id === screening_id);
        return lines.flatMap((line) => line.seats ?? []);
    }

    #wish(wish: SeatWish): void {
        const basket = this.#basket;
        const last = basket.seatWishes.at(-1);
        const rest = basket.seatWishes.slice(0, -1);
        basket.seatWishes =
            last && last !== this.#sending && goTogether(last, wish)
                ? [...rest, { item: last.item, take: [...last.take, ...wish.take], release: [] }]
                : [...basket.seatWishes, wish];
        basket.inTurn(() => this.#sendNext());
    }

    async #sendNext(): Promise<void> {
        const basket = this.#basket;
        const wish = basket.seatWishes[0];
        // It went together with one before.
        if (wish === undefined) return;
        this.#sending = wish;
        const { screening_id, tariff_id } = wish.item;
        const take = wish.take.map((one) => one.seat);
        const { release } = wish;
        const outcome = await basket.send((cart, header, signal) =>
            api.POST('/api/v1/carts/{cart}/seats', {
                params: { path: { cart }, header },
                body: {
                    screening_id,
                    tariff_id,
                    ...(take.length > 0 ? { take } : {}),
                    ...(release.length > 0 ? { release: [...release] } : {}),
                },
                signal,
            }),
        );
        this.#sending = null;
        const others = basket.seatWishes.filter((one) => one !== wish);
        if (outcome.kind === 'done') {
            basket.seatWishes = others;
            basket.adopt(outcome.value);
            return;
        }
        basket.trouble = outcome;
        const again = outcome.kind === 'refused' ? this.#withoutRefused(outcome.problem, wish) : [];
        basket.seatWishes = outcome.kind === 'refused' ? [...again, ...others] : [];
        await basket.reread();
        // The seats that nothing is wrong with are still wanted; each gets a turn.
        for (const _one of again) basket.inTurn(() => this.#sendNext());
        basket.trouble ??= outcome;
    }

    /**
     * What remains to be asked for. When it is not known which seat was refused, each goes alone;
     * after a refusal that is not about a seat (register closed, cart too long) nothing does.
     */
    #withoutRefused(problem: Problem, { item, take, release }: SeatWish): SeatWish[] {
        if (!/^(seat_|lonely)/.test(problem.code)) return [];
        const seat = take.length === 1 ? take[0]!.seat : culprit(problem, take);
        if (seat === null) return take.map((one) => ({ item, take: [one], release }));
        this.onrefused([seat]);
        const rest = take.filter((one) => one.seat !== seat);
        return rest.length > 0 ? [{ item, take: rest, release }] : [];
    }
}

/** A tap after a tap. Giving back and swapping keep their place in the order. */
function goTogether(last: SeatWish, wish: SeatWish): boolean {
    return (
        last.release.length + wish.release.length === 0 &&
        keyOf(last.item) === keyOf(wish.item) &&
        last.take.length + wish.take.length <= mostSeats
    );
}

/** Which seat a refusal speaks of: by its number, or by its name ("A 12"). */
export function culprit(problem: Problem, seats: readonly Seat[]): number | null {
    const named = problem.params?.['seat'];
    if (named === undefined) return null;
    const text = String(named).trim();
    const exact = seats.find((one) => typeof named === 'number' && one.seat === named);
    const byName = seats.filter(({ row, number }) => {
        const words = text.split(/[\s,]+/);
        return words.at(-1) === number && (row === '' || words.includes(row));
    });
    return exact?.seat ?? (byName.length === 1 ? byName[0]!.seat : null);
}

const known = new WeakMap<Basket, SeatTaking>();

/** One for each basket, wherever it is asked for. */
export function seatTaking(basket: Basket): SeatTaking {
    const taking = known.get(basket) ?? new SeatTaking(basket);
    known.set(basket, taking);
    return taking;
}
