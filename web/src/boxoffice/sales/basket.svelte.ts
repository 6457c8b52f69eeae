// The cart of this till. A tap shows at once and is sent as an absolute quantity; taps that come
// while a request is on its way melt into the next one. What the server refuses is taken back.
import { api, type Cart, type Seat } from '../../api/client.ts';
import { newKey, send } from '../../commands/send.ts';
import type { Outcome } from '../../commands/outcome.ts';
import { now } from '../../device/now.svelte.ts';
import { keep, recall } from '../../device/storage.ts';
import { clampQuantity, keyOf, viewBasket, type Item, type Line, type SeatWish, type Wanted } from './basket.ts';

export type BasketTrouble = Exclude<Outcome<unknown>, { kind: 'done' }>;

export class Basket {
    id = $state(newKey());
    cart = $state.raw<Cart | null>(null);
    trouble = $state.raw<BasketTrouble | null>(null);
    lastKey = $state<string | null>(null);
    client = $state('');
    /** What the cart held when its time ran out. */
    expired = $state.raw<readonly Line[]>([]);
    repeats = $state(0);
    /** Numbered seats on their way; seating/seat-taking.ts sends them. */
    seatWishes = $state.raw<readonly SeatWish[]>([]);
    /** A seat of the cart that waits for another one in its place. */
    moving = $state.raw<{ screening_id: number; seat: number } | null>(null);

    #wanted = $state.raw<ReadonlyMap<string, Wanted>>(new Map());
    #currency: () => string;
    #running: Promise<void> | null = null;
    #turns: (() => Promise<void>)[] = [];

    readonly view = $derived.by(() =>
        viewBasket(this.cart, this.#wanted, this.#currency(), this.seatWishes),
    );
    readonly isEmpty = $derived(this.view.places === 0);
    readonly remainingMs = $derived(
        this.isEmpty || this.cart === null ? null : this.cart.expires_at_ms - now.ms,
    );

    constructor(currency: () => string) {
        this.#currency = currency;
    }

    set(item: Item, quantity: number): void {
        const key = keyOf(item);
        this.lastKey = key;
        this.trouble = null;
        this.expired = [];
        this.#wanted = new Map(this.#wanted).set(key, { item, quantity: clampQuantity(quantity) });
        this.#run();
    }

    /** One command after the other: an older answer never comes after a newer one. */
    inTurn(command: () => Promise<void>): void {
        this.trouble = null;
        this.expired = [];
        this.#turns.push(command);
        this.#run();
    }

    #run(): void {
        this.#running ??= this.#sendAll().finally(() => (this.#running = null));
    }

    add(item: Item, by: number): void {
        const key = keyOf(item);
        const line = this.view.lines.find((one) => one.key === key);
        this.set(item, (line?.quantity ?? 0) + by);
    }

    changeLast(by: number): void {
        const line = this.view.lines.find((one) => one.key === this.lastKey) ?? this.view.lines.at(-1);
        if (line && !line.seats) this.set(line, line.quantity + by);
    }

    /** Resolves when every tap is answered; false when one of them was not done. */
    async settled(): Promise<boolean> {
        await this.#running;
        return this.trouble === null;
    }

    async #sendAll(): Promise<void> {
        for (;;) {
            const next = this.#wanted.entries().next();
            if (next.done) {
                const turn = this.#turns.shift();
                if (turn === undefined) break;
                await turn();
                continue;
            }
            const [key, { item, quantity }] = next.value;
            const { screening_id, tariff_id, area } = item;
            const outcome = await this.send((cart, header, signal) =>
                api.POST('/api/v1/carts/{cart}/lines', {
                    params: { path: { cart }, header },
                    body: { screening_id, tariff_id, quantity, ...(area ? { area } : {}) },
                    signal,
                }),
            );
            if (outcome.kind === 'done') {
                // More taps on the same line came meanwhile: it stays and goes again.
                if (this.#wanted.get(key)?.quantity === quantity) this.#forget(key);
                this.adopt(outcome.value);
                continue;
            }
            this.#forget(key);
            this.trouble = outcome;
            if (outcome.kind === 'unknown') this.#wanted = new Map();
            await this.reread();
        }
    }

    #forget(key: string): void {
        const wanted = new Map(this.#wanted);
        wanted.delete(key);
        this.#wanted = wanted;
    }

    async send(
        attempt: (
            cart: string,
            header: { 'Idempotency-Key': string },
            signal: AbortSignal,
        ) => Promise<{ data?: Cart | undefined; error?: unknown; response: Response }>,
    ): Promise<Outcome<Cart>> {
        const cart = this.id;
        this.repeats = 0;
        const outcome = await send(
            (key, signal) => attempt(cart, { 'Idempotency-Key': key }, signal),
            { onRepeat: (repeat) => (this.repeats = repeat) },
        );
        this.repeats = 0;
        return outcome;
    }

    adopt(cart: Cart): void {
        if (cart.id !== this.id) return;
        this.cart = cart;
        keep('cart', cart.lines.length > 0 ? cart.id : null);
    }

    /** Asks what the server thinks is in the cart; used after a refusal or a lost answer. */
    async reread(): Promise<void> {
        if (this.cart === null) return;
        const outcome = await this.send((cart, _header, signal) =>
            api.GET('/api/v1/carts/{cart}', { params: { path: { cart } }, signal }),
        );
        if (outcome.kind === 'unknown') return;
        const open = outcome.kind === 'done' && outcome.value.state === 'open';
        if (open) {
            this.adopt(outcome.value);
            return;
        }
        const lost = this.view.lines;
        const ranOut = outcome.kind === 'done' && outcome.value.state === 'expired';
        const trouble = this.trouble;
        this.startNew();
        if (ranOut) this.expired = lost;
        else this.trouble = trouble;
    }

    /** After a reload: the cart that was being filled. */
    async restore(): Promise<void> {
        const id = recall<string>('cart');
        if (id === null) return;
        const outcome = await send(
            (_key, signal) => api.GET('/api/v1/carts/{cart}', { params: { path: { cart: id } }, signal }),
            { delaysMs: [400] },
        );
        if (outcome.kind !== 'done' || outcome.value.state !== 'open' || !this.isEmpty) return;
        this.take(outcome.value);
    }

    take(cart: Cart): void {
        this.startNew();
        this.id = cart.id;
        this.client = cart.name ?? '';
        this.adopt(cart);
    }

    takeExpiredAgain(): void {
        const lines = this.expired;
        this.expired = [];
        for (const line of lines) {
            if (!line.seats) this.set(line, line.quantity);
            else void this.#takeSeatsAgain(line, line.seats);
        }
    }

    async #takeSeatsAgain(line: Line, seats: readonly Seat[]): Promise<void> {
        const { seatTaking } = await import('../seating/seat-taking.ts');
        seatTaking(this).take(line, seats);
    }

    startNew(): void {
        this.id = newKey();
        this.cart = null;
        this.client = '';
        this.trouble = null;
        this.expired = [];
        this.lastKey = null;
        this.#wanted = new Map();
        this.seatWishes = [];
        this.moving = null;
        keep('cart', null);
    }

    async extend(): Promise<Outcome<Cart>> {
        const outcome = await this.send((cart, header, signal) =>
            api.POST('/api/v1/carts/{cart}/extension', { params: { path: { cart }, header }, signal }),
        );
        return this.#noted(outcome);
    }

    async empty(): Promise<Outcome<Cart>> {
        await this.settled();
        const outcome = await this.send((cart, header, signal) =>
            api.DELETE('/api/v1/carts/{cart}', { params: { path: { cart }, header }, signal }),
        );
        if (outcome.kind === 'done') this.startNew();
        return this.#noted(outcome);
    }

    async park(name: string): Promise<Outcome<Cart>> {
        await this.settled();
        const outcome = await this.send((cart, header, signal) =>
            api.POST('/api/v1/carts/{cart}/parking', {
                params: { path: { cart }, header },
                body: { name },
                signal,
            }),
        );
        if (outcome.kind === 'done') this.startNew();
        return this.#noted(outcome);
    }

    /** What was done is adopted, what was refused is shown and the cart read again. */
    async #noted(outcome: Outcome<Cart>): Promise<Outcome<Cart>> {
        if (outcome.kind === 'done') {
            this.trouble = null;
            this.adopt(outcome.value);
        } else {
            this.trouble = outcome;
            await this.reread();
            this.trouble ??= outcome;
        }
        return outcome;
    }
}

