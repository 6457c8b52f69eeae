// Whether the till hears the server, as far as a browser can know: the last request, the feed and
// the browser's own opinion together.
import { onContact } from '../commands/send.ts';

export type LinkState = 'online' | 'connecting' | 'offline';

class Link {
    #network = $state(navigator.onLine);
    #reached = $state(true);
    #feedOpen = $state(true);

    readonly state: LinkState = $derived(
        !this.#network || !this.#reached ? 'offline' : this.#feedOpen ? 'online' : 'connecting',
    );

    constructor() {
        addEventListener('online', () => (this.#network = true));
        addEventListener('offline', () => (this.#network = false));
        onContact((reached) => (this.#reached = reached));
    }

    feed(open: boolean): void {
        this.#feedOpen = open;
        if (open) this.#reached = true;
    }

    heard(reached: boolean): void {
        this.#reached = reached;
    }
}

export const link = new Link();
