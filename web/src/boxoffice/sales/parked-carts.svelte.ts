// Carts put aside at this salepoint, by any of its tills.
import { api, type Cart, type NewsItem } from '../../api/client.ts';
import { ask, send } from '../../commands/send.ts';
import type { Outcome } from '../../commands/outcome.ts';
import { movesParkedCarts } from '../../feed/news.ts';

// Many tills park at once before a premiere; the list is asked for once a moment, not once a cart.
const quietMs = 400;

export class ParkedCarts {
    carts = $state.raw<readonly Cart[]>([]);
    trouble = $state.raw<Outcome<unknown> | null>(null);
    #timer: ReturnType<typeof setTimeout> | undefined;

    async load(): Promise<void> {
        const outcome = await ask((signal) => api.GET('/api/v1/carts', { signal }));
        if (outcome.kind === 'done') this.carts = outcome.value.carts;
        this.trouble = outcome.kind === 'done' ? null : outcome;
    }

    hear(item: NewsItem): void {
        if (!movesParkedCarts(item)) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.load(), quietMs);
    }

    async resume(cart: string): Promise<Outcome<Cart>> {
        const outcome = await send((key, signal) =>
            api.POST('/api/v1/carts/{cart}/resumption', {
                params: { path: { cart }, header: { 'Idempotency-Key': key } },
                signal,
            }),
        );
        await this.load();
        return outcome;
    }
}
