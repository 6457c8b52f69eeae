// Sales as a list that grows backwards: latest first, older ones on request; or just what was looked for.
import { api, type Sale } from '../../api/client.ts';
import { ask } from '../../commands/send.ts';
import type { Outcome } from '../../commands/outcome.ts';

export type Kind = 'all' | 'unpaid';
const page = 20;

interface Which {
    number?: number;
    code?: string;
    before?: number;
}

export class SaleList {
    sales = $state.raw<readonly Sale[] | null>(null);
    trouble = $state.raw<Exclude<Outcome<unknown>, { kind: 'done' }> | null>(null);
    hasOlder = $state(false);
    kind = $state<Kind>('all');
    /** What was typed or scanned; null shows the latest. */
    wanted = $state<string | null>(null);
    #again: () => Promise<void> = () => this.show('all');
    #asked = 0;

    async show(kind: Kind): Promise<void> {
        if (kind !== this.kind || this.wanted !== null) this.sales = null;
        this.kind = kind;
        this.wanted = null;
        this.#again = () => this.show(kind);
        await this.#load({}, []);
    }

    /** A sale number is typed; a ticket's number or code is scanned, or typed when the scanner fails. */
    async find(text: string): Promise<void> {
        const code = text.trim().replace(/^\][A-Za-z][0-9]/, '');
        if (code === '') return this.show(this.kind);
        this.kind = 'all';
        this.wanted = code;
        this.#again = () => this.find(text);
        if (/^[1-9]\d{0,9}$/.test(code)) {
            await this.#load({ number: Number(code) }, []);
            if (this.trouble !== null || this.sales === null || this.sales.length > 0) return;
        }
        await this.#load({ code }, []);
    }

    /** One document by itself: a refund of a sale, say. */
    async open(id: string, number: number): Promise<void> {
        this.wanted = String(number);
        this.#again = () => this.open(id, number);
        this.#asked += 1;
        const asked = this.#asked;
        const outcome = await ask((signal) => api.GET('/api/v1/sales/{sale}', { params: { path: { sale: id } }, signal }));
        if (asked !== this.#asked) return;
        this.trouble = outcome.kind === 'done' ? null : outcome;
        if (outcome.kind === 'done') this.sales = [outcome.value];
        this.hasOlder = false;
    }

    /** The same again, after something changed. */
    async reload(): Promise<void> {
        await this.#again();
    }

    async older(): Promise<void> {
        const before = this.sales?.at(-1)?.number;
        if (before !== undefined) await this.#load({ before }, this.sales ?? []);
    }

    async #load(which: Which, kept: readonly Sale[]): Promise<void> {
        this.#asked += 1;
        const asked = this.#asked;
        const query = { ...which, state: this.kind, limit: page };
        const outcome = await ask((signal) => api.GET('/api/v1/sales', { params: { query }, signal }));
        if (asked !== this.#asked) return;
        this.trouble = outcome.kind === 'done' ? null : outcome;
        if (outcome.kind !== 'done') return;
        this.sales = [...kept, ...outcome.value.sales];
        this.hasOlder = which.number === undefined && which.code === undefined && outcome.value.sales.length === page;
    }
}
