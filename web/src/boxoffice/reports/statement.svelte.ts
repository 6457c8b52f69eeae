// The statement on screen: rows page by page, sums of all that matches, and the names both have told.
// What was asked for an earlier filter and comes late is dropped.
import { api, type StatementDocument, type StatementTotals } from '../../api/client.ts';
import type { Outcome } from '../../commands/outcome.ts';
import { ask, send } from '../../commands/send.ts';
import type { Filter } from './filter.ts';
import { noNames, withRegisters, withTotals, type Names } from './names.ts';

type Trouble = Exclude<Outcome<unknown>, { kind: 'done' }>;
const page = 50;
// Sums of 200 000 documents take seconds; asking twice would only double the server's work.
const sumsMs = 40_000;

function askTotals(filter: Filter): Promise<Outcome<StatementTotals>> {
    return send((_key, signal) => api.GET('/api/v1/statement/totals', { params: { query: filter }, signal }), {
        delaysMs: [], timeoutMs: sumsMs,
    });
}

export class Statement {
    filter = $state.raw<Filter>({});
    documents = $state.raw<readonly StatementDocument[] | null>(null);
    /** `before` of the next page; null: that was all. */
    next = $state<number | null>(null);
    /** How far the server came when it had to stop before the page was full. */
    scannedUntilMs = $state<number | null>(null);
    busy = $state(false);
    trouble = $state.raw<Trouble | null>(null);
    totals = $state.raw<StatementTotals | null>(null);
    totalsTrouble = $state.raw<Trouble | null>(null);
    names = $state.raw<Names>(noNames);
    /** Too many documents to tell who and what is in the period. */
    namesMissing = $state(false);
    #asked = 0;
    #namesOf = '';

    async show(filter: Filter): Promise<void> {
        this.filter = filter;
        this.documents = null;
        this.totals = null;
        await this.reload();
    }

    /** The same again, after something changed. */
    async reload(): Promise<void> {
        this.#asked += 1;
        await Promise.all([this.#page(null), this.#sum()]);
    }

    async more(): Promise<void> {
        if (this.next !== null && !this.busy) await this.#page(this.next);
    }

    async #page(before: number | null): Promise<void> {
        const asked = this.#asked;
        this.busy = true;
        this.trouble = null;
        const query = { ...this.filter, limit: page, ...(before === null ? {} : { before }) };
        const outcome = await ask((signal) => api.GET('/api/v1/statement', { params: { query }, signal }));
        if (asked !== this.#asked) return;
        this.busy = false;
        if (outcome.kind !== 'done') {
            this.trouble = outcome;
            return;
        }
        const { documents, next, scanned_until_ms } = outcome.value;
        this.documents = [...(before === null ? [] : (this.documents ?? [])), ...documents];
        this.next = next ?? null;
        this.scannedUntilMs = scanned_until_ms ?? null;
    }

    async #sum(): Promise<void> {
        const asked = this.#asked;
        this.totalsTrouble = null;
        const outcome = await askTotals(this.filter);
        if (asked !== this.#asked) return;
        if (outcome.kind === 'done') {
            this.totals = outcome.value;
            this.names = withTotals(this.names, outcome.value);
        } else {
            this.totalsTrouble = outcome;
        }
    }

    /** Who and what there is in the period, to choose from. The names of registers also serve the chips. */
    async learnNames(): Promise<void> {
        const { from_day, to_day, event_from_day, event_to_day } = this.filter;
        const period: Filter = {
            ...(from_day ? { from_day } : {}), ...(to_day ? { to_day } : {}),
            ...(event_from_day ? { event_from_day } : {}), ...(event_to_day ? { event_to_day } : {}),
        };
        const of = JSON.stringify(period);
        if (of === this.#namesOf) return;
        this.#namesOf = of;
        const outcome = await askTotals(period);
        this.namesMissing = outcome.kind !== 'done';
        if (outcome.kind === 'done') this.names = withTotals(this.names, outcome.value);
        else this.#namesOf = '';
    }

    async learnRegisters(): Promise<void> {
        const outcome = await ask((signal) => api.GET('/api/v1/registers', { signal }));
        if (outcome.kind === 'done') this.names = withRegisters(this.names, outcome.value.registers);
    }
}
