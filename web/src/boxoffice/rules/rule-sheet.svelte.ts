// One group of rules: as the server has it, as the form has it, and the way from one to the other.
import { Intent } from '../../commands/intent.svelte.ts';
import type { Answer, Outcome } from '../../commands/outcome.ts';
import { ask, type Attempt } from '../../commands/send.ts';
import type { Read, Wrong } from './rules.ts';

export interface RuleSource<Rules, Form> {
    load: (signal: AbortSignal) => Promise<Answer<Rules>>;
    save: (rules: Rules) => Attempt<Rules>;
    formOf: (rules: Rules) => Form;
    read: (form: Form) => Read<Rules, Form>;
}

export class RuleSheet<Rules, Form extends object> {
    form = $state<Form | null>(null);
    trouble = $state.raw<Exclude<Outcome<unknown>, { kind: 'done' }> | null>(null);
    saved = $state(false);
    readonly intent = new Intent<Rules>();
    /** Mistakes are shown once somebody wanted to save them. */
    #tried = $state(false);
    #kept = $state.raw<string>('');
    readonly #source: RuleSource<Rules, Form>;

    readonly changed = $derived(this.form !== null && JSON.stringify(this.form) !== this.#kept);
    readonly wrong = $derived.by((): Wrong<Form> => {
        if (!this.#tried || this.form === null) return {};
        const read = this.#source.read(this.form);
        return 'wrong' in read ? read.wrong : {};
    });

    constructor(source: RuleSource<Rules, Form>) {
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
        if (done === null) return true;
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
