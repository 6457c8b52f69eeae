// My exports, as they are made. The feed says when one changes its state; how far it is has to be asked.
import { api, type Export, type NewsItem, type StatementFilter } from '../../api/client.ts';
import { Intent } from '../../commands/intent.svelte.ts';
import type { Outcome } from '../../commands/outcome.ts';
import { ask } from '../../commands/send.ts';

export type What = Export['what'];
export type Format = Export['format'];
const everyMs = 1000;

export class Exports {
    list = $state.raw<readonly Export[] | null>(null);
    trouble = $state.raw<Exclude<Outcome<unknown>, { kind: 'done' }> | null>(null);
    /** The one that became ready while somebody looked on. */
    ready = $state.raw<Export | null>(null);
    readonly intent = new Intent<unknown>();
    readonly #busy = $derived((this.list ?? []).some((one) => one.state === 'queued' || one.state === 'running'));
    #timer: ReturnType<typeof setTimeout> | undefined;
    #closed = false;

    async load(): Promise<void> {
        clearTimeout(this.#timer);
        const outcome = await ask((signal) => api.GET('/api/v1/exports', { signal }));
        this.trouble = outcome.kind === 'done' ? null : outcome;
        if (outcome.kind === 'done') {
            const waited = new Set((this.list ?? []).filter((one) => one.state !== 'done').map((one) => one.id));
            this.ready = outcome.value.exports.find((one) => one.state === 'done' && waited.has(one.id)) ?? this.ready;
            this.list = outcome.value.exports;
        }
        if (this.#closed) return;
        clearTimeout(this.#timer);
        if (this.#busy) this.#timer = setTimeout(() => void this.load(), everyMs);
    }

    async make(what: What, format: Format, filter: StatementFilter): Promise<void> {
        this.ready = null;
        const body = { what, format, filter };
        const done = await this.intent.run((key, signal) =>
            api.POST('/api/v1/exports', { params: { header: { 'Idempotency-Key': key } }, body, signal }),
        );
        if (done !== null) await this.load();
    }

    hear(item: NewsItem): void {
        if (item.export !== undefined) void this.load();
    }

    close(): void {
        this.#closed = true;
        clearTimeout(this.#timer);
    }
}
