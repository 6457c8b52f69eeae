// Whether the till hears the server, as far as a browser can know: the last request, the feed and
// the browser's own opinion together.
import { onContact } from '../commands/send.ts';

export type LinkState = 'online' | 'connecting' | 'offline';

const patienceMs = 1500;

class Link {
    #network = $state(navigator.onLine);
    #reached = $state(true);
    #feedOpen = $state(true);
    #doubt: ReturnType<typeof setTimeout> | undefined;

    readonly state: LinkState = $derived(
        !this.#network || !this.#reached ? 'offline' : this.#feedOpen ? 'online' : 'connecting',
    );

    constructor() {
        addEventListener('online', () => (this.#network = true));
        addEventListener('offline', () => (this.#network = false));
        onContact((reached) => this.heard(reached));
    }

    feed(open: boolean): void {
        this.#feedOpen = open;
        if (open) this.heard(true);
    }

    // One lost answer is repeated within a second and no reason to alarm anybody.
    heard(reached: boolean): void {
        if (reached) {
            clearTimeout(this.#doubt);
            this.#doubt = undefined;
            this.#reached = true;
        } else {
            this.#doubt ??= setTimeout(() => (this.#reached = false), patienceMs);
        }
    }
}

export const link = new Link();
