// The server's time as a rune, one step a second: holds and deadlines count down by it.
import { serverNow } from './clock.ts';

class Now {
    ms = $state(serverNow());

    constructor() {
        setInterval(() => (this.ms = serverNow()), 1000);
    }
}

export const now = new Now();
