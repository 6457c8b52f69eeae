// Steps back and forth. A drawing shares what stayed the same with the one before it, so whole
// drawings are kept and no edit needs to know how to undo itself. Pure.
import { emptyMap, plain, type Drawing } from './drawing.ts';

const mostSteps = 300;

export class History {
    #now: Drawing;
    #past: Drawing[] = [];
    #future: Drawing[] = [];
    #merging = '';

    constructor(first: Drawing = plain(emptyMap(''))) {
        this.#now = first;
    }

    get now(): Drawing {
        return this.#now;
    }

    get canUndo(): boolean {
        return this.#past.length > 0;
    }

    get canRedo(): boolean {
        return this.#future.length > 0;
    }

    /** `merge`: steps of one name in a row are one step, as the letters of a word are. */
    step(next: Drawing, merge = ''): void {
        if (next.map === this.#now.map) return this.choose(next);
        if (merge === '' || merge !== this.#merging) {
            this.#past.push(this.#now);
            if (this.#past.length > mostSteps) this.#past.shift();
        }
        this.#merging = merge;
        this.#future = [];
        this.#now = next;
    }

    /** Another choice on the same map is no step. */
    choose(next: Drawing): void {
        this.#merging = '';
        this.#now = next;
    }

    undo(): void {
        const before = this.#past.pop();
        if (before === undefined) return;
        this.#merging = '';
        this.#future.push(this.#now);
        this.#now = before;
    }

    redo(): void {
        const after = this.#future.pop();
        if (after === undefined) return;
        this.#merging = '';
        this.#past.push(this.#now);
        this.#now = after;
    }
}
