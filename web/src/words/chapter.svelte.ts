// Sentences that only some screens need, loaded with them: the first load stays small. A change of
// language waits for every chapter that is open, so no sentence is ever missing.
import { openChapters, spoken, type Language } from './spoken.svelte.ts';

export class Chapter<T> {
    #words = $state.raw<T>();
    readonly #loaders: Record<Language, () => Promise<T>>;

    constructor(loaders: Record<Language, () => Promise<T>>) {
        this.#loaders = loaders;
    }

    /** To be awaited before a component that reads `words` is shown. */
    async open(): Promise<void> {
        openChapters.add(this.#load);
        await this.#load(spoken.language);
    }

    readonly #load = async (language: Language): Promise<void> => {
        this.#words = await this.#loaders[language]();
    };

    get words(): T {
        return this.#words as T;
    }
}
