// One group of rules: as the server has it, as the form has it, and the way from one to the other.
import type { Problem } from '../../api/client.ts';
import { Intent } from '../../commands/intent.svelte.ts';
import type { Answer, Outcome } from '../../commands/outcome.ts';
import { ask, type Attempt } from '../../commands/send.ts';
import type { Read, Wrong } from './rules.ts';

export interface RuleSource<Rules, Form, Faults> {
    load: (signal: AbortSignal) => Promise<Answer<Rules>>;
    save: (rules: Rules) => Attempt<Rules>;
    formOf: (rules: Rules) => Form;
    read: (form: Form) => Read<Rules, Faults>;
    /** The fields that a refusal of the server is about. */
    refusedAt?: (problem: Problem, form: Form) => Faults;
}

export class RuleSheet<Rules, Form extends object, Faults = Wrong<Form>> {
    form = $state<Form | null>(null);
    trouble = $state.raw<Exclude<Outcome<unknown>, { kind: 'done' }> | null>(null);
    saved = $state(false);
    readonly intent = new Intent<Rules>();
    /** Mistakes are shown once somebody wanted to save them. */
    #tried = $state(false);
    #kept = $state.raw<string>('');
    readonly #source: RuleSource<Rules, Form, Faults>;

    readonly changed = $derived(this.form !== null && JSON.stringify(this.form) !== this.#kept);
    readonly wrong = $derived.by((): Partial<Faults> => {
        if (!this.#tried || this.form === null) return {};
        const read = this.#source.read(this.form);
        if ('wrong' in read) return read.wrong;
        const { trouble } = this.intent;
        return trouble?.kind === 'refused' ? (this.#source.refusedAt?.(trouble.problem, this.form) ?? {}) : {};
    });
    readonly hasWrong = $derived(Object.keys(this.wrong).length > 0);

    constructor(source: RuleSource<Rules, Form, Faults>) {
        this.#source = source;
        void this.load();
    }

    async load(): Promise<void> {
        const outcome = await ask(this.#source.load);
        this.trouble = outcome.kind === 'done' ? null : outcome;
        if (outcome.kind === 'done') this.#show(outcome.value);
    }

    /** As it was saved last. */
    undo(): void {
        this.form = JSON.parse(this.#kept) as Form;
        this.#tried = false;
        this.saved = false;
        this.intent.trouble = null;
    }

    /** False when a field is wrong: it is marked, and that is where the cursor should go. */
    async save(): Promise<boolean> {
        if (this.form === null) return true;
        this.saved = false;
        this.#tried = true;
        const read = this.#source.read(this.form);
        if ('wrong' in read) return false;
        const done = await this.intent.run(this.#source.save(read.rules));
        if (done === null) return !this.hasWrong;
        this.#show(done);
        this.saved = true;
        return true;
    }

    #show(rules: Rules): void {
        const form = this.#source.formOf(rules);
        this.#kept = JSON.stringify(form);
        this.form = form;
        this.#tried = false;
    }
}
