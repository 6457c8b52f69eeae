// Sales as a list that grows backwards: latest first, older ones on request.
import { api, type Sale } from '../../api/client.ts';
import { ask } from '../../commands/send.ts';
import type { Outcome } from '../../commands/outcome.ts';

export type Kind = 'all' | 'unpaid';
const page = 20;

export class SaleList {
    sales = $state.raw<readonly Sale[] | null>(null);
    trouble = $state.raw<Exclude<Outcome<unknown>, { kind: 'done' }> | null>(null);
    hasOlder = $state(false);
    kind = $state<Kind>('all');
    #asked = 0;

    async show(kind: Kind, number: number | null = null): Promise<void> {
        if (kind !== this.kind) this.sales = null;
        this.kind = kind;
        await this.#load(number === null ? {} : { number }, []);
    }

    async older(): Promise<void> {
        const before = this.sales?.at(-1)?.number;
        if (before !== undefined) await this.#load({ before }, this.sales ?? []);
    }

    async #load(which: { number?: number; before?: number }, kept: readonly Sale[]): Promise<void> {
        this.#asked += 1;
        const asked = this.#asked;
        const query = { ...which, state: this.kind, limit: page };
        const outcome = await ask((signal) => api.GET('/api/v1/sales', { params: { query }, signal }));
        if (asked !== this.#asked) return;
        this.trouble = outcome.kind === 'done' ? null : outcome;
        if (outcome.kind !== 'done') return;
        this.sales = [...kept, ...outcome.value.sales];
        this.hasOlder = which.number === undefined && outcome.value.sales.length === page;
    }
}
