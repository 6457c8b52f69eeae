// Follows the journal by server-sent events from a number on. Reconnecting and starting are the
// same request: "everything after n", so nothing is missed and nothing needs to be re-read.
import { api, type NewsItem } from '../api/client.ts';
import { ask } from '../commands/send.ts';
import { link } from './link.svelte.ts';
import { parseNews } from './news.ts';

const backoffMs = [500, 1000, 2000, 4000, 8000] as const;

export class Feed {
    #source: EventSource | null = null;
    #following = false;
    #after = 0;
    #fails = 0;
    #timer: ReturnType<typeof setTimeout> | undefined;
    readonly #listeners = new Set<(item: NewsItem) => void>();

    /** The number of the last entry heard. */
    position = $state(0);

    constructor() {
        // A sleeping tablet or a changed network leaves a stream that looks open and is dead.
        addEventListener('online', () => this.#connect());
        addEventListener('offline', () => this.#lost());
        document.addEventListener('visibilitychange', () => {
            if (document.visibilityState === 'visible' && link.state !== 'online') this.#connect();
        });
    }

    follow(after: number): void {
        this.#following = true;
        this.#after = after;
        this.position = after;
        this.#fails = 0;
        this.#connect();
    }

    stop(): void {
        this.#following = false;
        clearTimeout(this.#timer);
        this.#source?.close();
        this.#source = null;
        link.feed(true);
    }

    listen(hear: (item: NewsItem) => void): () => void {
        this.#listeners.add(hear);
        return () => this.#listeners.delete(hear);
    }

    #connect(): void {
        if (!this.#following) return;
        clearTimeout(this.#timer);
        this.#source?.close();
        const source = new EventSource(`/api/v1/feed?after=${this.#after}`);
        this.#source = source;
        source.onopen = () => {
            this.#fails = 0;
            link.feed(true);
        };
        source.onmessage = (event: MessageEvent<string>) => {
            const item = parseNews(event.data);
            if (item === null || item.n <= this.#after) return;
            this.#after = item.n;
            this.position = item.n;
            for (const hear of this.#listeners) hear(item);
        };
        // The browser would reconnect by itself after a cut, but gives up on an HTTP error (signed
        // out, server restarting). One way for both is simpler: close and come back with patience.
        source.onerror = () => this.#lost();
    }

    #lost(): void {
        if (!this.#following) return;
        this.#source?.close();
        link.feed(false);
        clearTimeout(this.#timer);
        const waitMs = backoffMs[Math.min(this.#fails, backoffMs.length - 1)];
        this.#fails += 1;
        this.#timer = setTimeout(() => void this.#returnTo(), waitMs);
    }

    // A stream that failed does not say why. The question does: no answer means offline, "signed
    // out" opens the sign-in dialog, and anything else lets the stream try again.
    async #returnTo(): Promise<void> {
        if (this.#fails > 1) await ask((signal) => api.GET('/api/v1/session', { signal }));
        this.#connect();
    }
}
