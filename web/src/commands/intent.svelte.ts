// One thing somebody wants done, from the first press to a known outcome. While the answer is lost,
// pressing again repeats the very same command with the same key, whatever the form says by now.
import { newKey, send, type Attempt } from './send.ts';
import type { Outcome } from './outcome.ts';

export class Intent<T> {
    busy = $state(false);
    /** No answer came: it may have been done. The form is to stay as it was. */
    doubt = $state(false);
    trouble = $state.raw<Exclude<Outcome<unknown>, { kind: 'done' }> | null>(null);

    #key = newKey();
    #attempt: Attempt<T> | null = null;

    readonly locked = $derived(this.busy || this.doubt);

    /** What was done, or null; why not is in `trouble`. */
    async run(attempt: Attempt<T>): Promise<T | null> {
        if (this.busy) return null;
        const same = this.#attempt ?? attempt;
        this.#attempt = same;
        this.busy = true;
        this.trouble = null;
        const outcome = await send(same, { key: this.#key });
        this.busy = false;
        this.doubt = outcome.kind === 'unknown';
        if (outcome.kind !== 'unknown') {
            this.#attempt = null;
            this.#key = newKey();
        }
        if (outcome.kind === 'done') return outcome.value;
        this.trouble = outcome;
        return null;
    }
}
