// Taking money. One payment at a time; while its outcome is unknown nothing else can be sold here,
// and asking again uses the same key. What is under way survives a reload of the page.
import {
    api,
    type Refunded,
    type Customer,
    type NewsItem,
    type PayReservation,
    type Payment,
    type Sale,
    type Seat,
    type Sell,
    type Sold,
} from '../../api/client.ts';
import { ask, newKey, send } from '../../commands/send.ts';
import type { Outcome } from '../../commands/outcome.ts';
import { keep, recall } from '../../device/storage.ts';
import type { Basket } from './basket.svelte.ts';

type UnderWay =
    | { key: string; kind: 'sell'; body: Sell }
    | { key: string; kind: 'reservation'; sale: string; body: PayReservation };

const printPatienceMs = [1500, 3000, 6000, 12_000, 24_000] as const;

export interface LastSale {
    readonly sold: Sold;
    readonly payments: readonly Payment[];
    /** As they stood in the cart. */
    readonly seats: readonly Seat[];
    readonly cancelled: Refunded | null;
    /** State of each print job, as the feed tells it. */
    readonly prints: Readonly<Record<string, string>>;
}

export type CheckoutTrouble =
    | Exclude<Outcome<unknown>, { kind: 'done' }>
    | { kind: 'amount-moved' };

export class Checkout {
    phase = $state<'idle' | 'sending' | 'unknown'>('idle');
    repeats = $state(0);
    trouble = $state.raw<CheckoutTrouble | null>(null);
    last = $state.raw<LastSale | null>(null);
    /** An unpaid reservation whose money is being taken instead of the cart's. */
    reservation = $state.raw<Sale | null>(null);

    #underWay: UnderWay | null = null;
    readonly #basket: Basket;
    readonly #hasPrinter: () => boolean;

    constructor(basket: Basket, hasPrinter: () => boolean) {
        this.#basket = basket;
        this.#hasPrinter = hasPrinter;
    }

    readonly busy = $derived(this.phase !== 'idle');

    /** Sells the cart as the cashier saw it: `seenTotalCents` is what the screen said at the tap. */
    async sell(payments: Payment[], seenTotalCents: number, customer?: Customer): Promise<boolean> {
        if (this.busy) return false;
        this.trouble = null;
        this.phase = 'sending';
        // Taps still on their way belong to this sale.
        const answered = await this.#basket.settled();
        const cart = this.#basket.cart;
        if (!answered || cart === null || cart.total_cents !== seenTotalCents) {
            this.phase = 'idle';
            if (answered) this.trouble = { kind: 'amount-moved' };
            return false;
        }
        const body: Sell = { cart_id: cart.id, payments, expected_total_cents: seenTotalCents };
        if (customer) body.customer = customer;
        // Tickets of a reservation are printed when it is paid.
        const later = payments.some((payment) => payment.method === 'later');
        if (this.#hasPrinter() && !later) body.print = ['tickets'];
        return this.#run({ key: newKey(), kind: 'sell', body });
    }

    async payReservation(payments: Payment[]): Promise<boolean> {
        const sale = this.reservation;
        if (this.busy || sale === null) return false;
        const body: PayReservation = { payments };
        if (this.#hasPrinter()) body.print = ['tickets'];
        return this.#run({ key: newKey(), kind: 'reservation', sale: sale.id, body });
    }

    /** The same command with the same key: never a second sale. */
    async askAgain(): Promise<boolean> {
        return this.#underWay === null ? false : this.#run(this.#underWay);
    }

    /** After a reload in the middle of a payment. */
    async restore(): Promise<void> {
        const kept = recall<UnderWay>('under-way');
        if (kept !== null) await this.#run(kept);
    }

    async #run(underWay: UnderWay): Promise<boolean> {
        this.#underWay = underWay;
        this.phase = 'sending';
        this.trouble = null;
        this.repeats = 0;
        keep('under-way', underWay);
        const outcome = await send((key, signal) => this.#post(underWay, key, signal), {
            key: underWay.key,
            onRepeat: (repeat) => (this.repeats = repeat),
        });
        this.repeats = 0;
        if (outcome.kind === 'unknown') {
            this.phase = 'unknown';
            return false;
        }
        keep('under-way', null);
        this.#underWay = null;
        this.phase = 'idle';
        if (outcome.kind === 'refused') {
            this.trouble = outcome;
            if (underWay.kind === 'sell') await this.#basket.reread();
            return false;
        }
        this.#finish(outcome.value, underWay);
        return true;
    }

    #post(underWay: UnderWay, key: string, signal: AbortSignal) {
        const header = { 'Idempotency-Key': key };
        if (underWay.kind === 'sell') {
            return api.POST('/api/v1/sales', { params: { header }, body: underWay.body, signal });
        }
        return api
            .POST('/api/v1/sales/{sale}/payments', {
                params: { path: { sale: underWay.sale }, header },
                body: underWay.body,
                signal,
            });
    }

    #finish(sold: Sold, underWay: UnderWay): void {
        const prints = Object.fromEntries((sold.prints ?? []).map((id) => [id, 'queued']));
        const sells = underWay.kind === 'sell';
        const seats = sells ? this.#basket.view.lines.flatMap((line) => line.seats ?? []) : [];
        this.last = { sold, payments: underWay.body.payments, seats, cancelled: null, prints };
        if (sells) this.#basket.startNew();
        else this.reservation = null;
        for (const id of sold.prints ?? []) void this.#followPrint(id);
    }

    // The feed tells how printing went; asking as well costs little and also covers a cut line.
    async #followPrint(id: string): Promise<void> {
        for (const waitMs of printPatienceMs) {
            await new Promise((resolve) => setTimeout(resolve, waitMs));
            if (this.last?.prints[id] !== 'queued') return;
            const outcome = await ask((signal) =>
                api.GET('/api/v1/prints/{print}', { params: { path: { print: id } }, signal }),
            );
            if (outcome.kind === 'done') this.#printed(id, outcome.value.state);
        }
    }

    #printed(id: string, state: string): void {
        if (this.last === null || !(id in this.last.prints)) return;
        this.last = { ...this.last, prints: { ...this.last.prints, [id]: state } };
    }

    /** Takes a sale back, or releases a reservation. */
    async cancel(saleId: string, reason: string): Promise<Outcome<Refunded>> {
        const outcome = await send((key, signal) =>
            api.POST('/api/v1/sales/{sale}/cancellation', {
                params: { path: { sale: saleId }, header: { 'Idempotency-Key': key } },
                body: { reason },
                signal,
            }),
        );
        if (outcome.kind === 'done' && this.last?.sold.id === saleId) {
            this.last = { ...this.last, cancelled: outcome.value };
        }
        return outcome;
    }

    hear(item: NewsItem): void {
        const { id, state } = item.print ?? {};
        if (id !== undefined && state !== undefined) this.#printed(id, state);
    }
}
