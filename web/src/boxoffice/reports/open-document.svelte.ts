// One document looked at, and the way from it to those that belong to it.
import { api, type Sale } from '../../api/client.ts';
import type { Outcome } from '../../commands/outcome.ts';
import { ask } from '../../commands/send.ts';

export class OpenDocument {
    sale = $state.raw<Sale | null>(null);
    trouble = $state.raw<Exclude<Outcome<unknown>, { kind: 'done' }> | null>(null);
    #again: () => Promise<void> = () => Promise.resolve();
    #asked = 0;

    async open(id: string): Promise<void> {
        this.#again = () => this.open(id);
        this.#asked += 1;
        const asked = this.#asked;
        this.trouble = null;
        const outcome = await ask((signal) => api.GET('/api/v1/sales/{sale}', { params: { path: { sale: id } }, signal }));
        if (asked !== this.#asked) return;
        if (outcome.kind === 'done') this.sale = outcome.value;
        else this.trouble = outcome;
    }

    /** A refund bears the number of its sale; the statement knows every number. */
    async find(number: number): Promise<void> {
        this.#again = () => this.find(number);
        this.#asked += 1;
        const asked = this.#asked;
        this.trouble = null;
        const query = { number };
        const outcome = await ask((signal) => api.GET('/api/v1/statement', { params: { query }, signal }));
        if (asked !== this.#asked) return;
        if (outcome.kind !== 'done') this.trouble = outcome;
        else if (outcome.value.documents[0]) await this.open(outcome.value.documents[0].id);
    }

    async reload(): Promise<void> {
        await this.#again();
    }
}
