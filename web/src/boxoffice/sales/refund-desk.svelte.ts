// A refund as it is put together: every change asks what it would give back; one press does it.
import { api, type Payment, type RefundOffer, type RefundReason, type Refunded, type Sale } from '../../api/client.ts';
import { Intent } from '../../commands/intent.svelte.ts';
import type { Outcome } from '../../commands/outcome.ts';
import { ask } from '../../commands/send.ts';
import { parseAmount } from '../../kit/typed-amount.ts';
import { elementsOf, isEmpty, methodsOf, refundOf, startChoice, type RefundChoice } from './refund.ts';

const pauseMs = 200;

export class RefundDesk {
    choice = $state.raw<RefundChoice>([]);
    reason = $state<RefundReason>('customer');
    note = $state('');
    feeText = $state('');
    /** Typed amounts by method; null leaves it to the server. */
    splitText = $state.raw<Readonly<Record<string, string>> | null>(null);
    userId = $state<number | null>(null);
    pin = $state('');
    offer = $state.raw<RefundOffer | null>(null);
    /** What is offered belongs to an earlier wish. */
    asking = $state(true);
    offerTrouble = $state.raw<Exclude<Outcome<unknown>, { kind: 'done' }> | null>(null);
    done = $state.raw<Refunded | null>(null);

    readonly sale: Sale;
    readonly intent = new Intent<Refunded>();
    readonly feeCents = $derived(this.feeText.trim() === '' ? 0 : parseAmount(this.feeText, 2));
    readonly methods = $derived.by(() => methodsOf(this.sale, this.offer?.payments ?? []));
    readonly payments = $derived.by((): Payment[] | null => {
        const typed = this.splitText;
        if (typed === null) return null;
        return this.methods
            .map((method) => ({ method, amount_cents: parseAmount(typed[method] ?? '', 2) ?? 0 }))
            .filter((one) => one.amount_cents > 0);
    });
    readonly approval = $derived(
        this.userId !== null && /^[0-9]{4,8}$/.test(this.pin) ? { user_id: this.userId, pin: this.pin } : null,
    );
    readonly noteMissing = $derived(this.reason === 'other' && this.note.trim() === '');
    readonly ready = $derived(
        this.offer !== null && !this.asking && !this.noteMissing && !this.intent.busy && (!this.offer.needs_approval || this.approval !== null),
    );
    #asked = 0;
    #timer: ReturnType<typeof setTimeout> | undefined;

    constructor(sale: Sale) {
        this.sale = sale;
        this.choice = startChoice(sale);
        void this.#ask();
    }

    /** To be called after every change of what is given back, the fee or the split. */
    changed(): void {
        this.#asked += 1;
        this.asking = true;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#ask(), pauseMs);
    }

    choose(choice: RefundChoice): void {
        this.choice = choice;
        this.splitText = null;
        this.changed();
    }

    split(method: string, text: string): void {
        this.splitText = { ...this.splitText, [method]: text };
        this.changed();
    }

    async #ask(): Promise<void> {
        this.#asked += 1;
        const asked = this.#asked;
        this.asking = true;
        if (isEmpty(this.choice) || this.feeCents === null) {
            this.offer = null;
            this.offerTrouble = null;
            this.asking = false;
            return;
        }
        const elements = elementsOf(this.choice);
        const body = {
            ...(elements ? { elements } : {}),
            ...(this.feeCents > 0 ? { fee_cents: this.feeCents } : {}),
            ...(this.payments ? { payments: this.payments } : {}),
        };
        const path = { sale: this.sale.id };
        const outcome = await ask((signal) =>
            api.POST('/api/v1/sales/{sale}/refund-offer', { params: { path }, body, signal }),
        );
        if (asked !== this.#asked) return;
        this.asking = false;
        this.offerTrouble = outcome.kind === 'done' ? null : outcome;
        this.offer = outcome.kind === 'done' ? outcome.value : null;
    }

    async refund(print: boolean): Promise<boolean> {
        if (!this.intent.doubt && !this.ready) return false;
        const form = {
            choice: this.choice,
            reason: this.reason,
            note: this.note,
            feeCents: this.feeCents ?? 0,
            payments: this.payments,
            approval: this.offer?.needs_approval ? this.approval : null,
        };
        const body = refundOf(form, this.offer?.given_back_cents ?? 0, print);
        const path = { sale: this.sale.id };
        this.done = await this.intent.run((key, signal) =>
            api.POST('/api/v1/sales/{sale}/refunds', { params: { path, header: { 'Idempotency-Key': key } }, body, signal }),
        );
        if (this.intent.trouble?.kind !== 'refused') return this.done !== null;
        // Somebody refunded part of it meanwhile, or the PIN was wrong: what is offered now?
        this.pin = '';
        await this.#ask();
        return false;
    }
}
