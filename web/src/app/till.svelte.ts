// Everything one open till consists of, wired once.
import { TillSession } from '../boxoffice/identity/till-session.svelte.ts';
import { ProgrammeOfDay } from '../boxoffice/programme/programme.svelte.ts';
import { Basket } from '../boxoffice/sales/basket.svelte.ts';
import { Checkout } from '../boxoffice/sales/checkout.svelte.ts';
import { ParkedCarts } from '../boxoffice/sales/parked-carts.svelte.ts';
import { Feed } from '../feed/feed.svelte.ts';
import { link } from '../feed/link.svelte.ts';

const refreshMs = 3 * 60_000;

export class Till {
    readonly session = new TillSession();
    readonly programme = new ProgrammeOfDay();
    readonly basket = new Basket(() => this.session.currency);
    readonly hasPrinter = $derived(this.session.session?.register?.printer === true);
    readonly checkout = new Checkout(this.basket, () => this.hasPrinter);
    readonly parked = new ParkedCarts();
    readonly feed = new Feed();

    #timer: ReturnType<typeof setInterval> | undefined;

    constructor() {
        this.feed.listen((item) => {
            this.session.hear(item);
            this.programme.hear(item);
            this.checkout.hear(item);
            this.parked.hear(item);
        });
    }

    /** The sale screen opens: follow the feed and take up what a reload interrupted. */
    async open(): Promise<void> {
        if (this.session.session === null) return;
        void this.parked.load();
        await this.watch();
        clearInterval(this.#timer);
        this.#timer = setInterval(() => this.#refresh(), refreshMs);
        await this.checkout.restore();
        await this.basket.restore();
    }

    /** The programme, and what happens to it. */
    async watch(): Promise<void> {
        await this.programme.load(null);
        // The gauges are as of the programme's number; what came after it is told by the feed.
        this.feed.follow(this.programme.programme?.journal ?? this.session.session?.journal ?? 0);
    }

    close(): void {
        clearInterval(this.#timer);
        this.feed.stop();
    }

    // Screenings begin and end, days begin and end, without any news about it.
    #refresh(): void {
        if (document.visibilityState === 'visible' && link.state === 'online') void this.programme.load();
    }

    /** Nothing of this person's work may be seen by the next one. */
    forget(): void {
        this.close();
        this.basket.startNew();
        this.checkout.last = null;
        this.checkout.reservation = null;
        this.checkout.trouble = null;
    }
}
