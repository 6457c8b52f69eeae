// The browser's address as a rune.
export class Address {
    current = $state(location.pathname + location.search);
    /** Set by a screen with unsaved work: asked before the browser's own way back leaves it. */
    guard: ((go: () => void) => void) | null = null;

    constructor() {
        addEventListener('popstate', () => {
            const wanted = location.pathname + location.search;
            if (this.guard === null) {
                this.current = wanted;
                return;
            }
            // The browser has gone already: stand where we were until the answer is there.
            history.pushState(null, '', this.current);
            this.guard(() => this.go(wanted));
        });
    }

    go(address: string): void {
        if (address === this.current) return;
        history.pushState(null, '', address);
        this.current = address;
    }

    /** Corrects the address without a step to go back to. */
    correct(address: string): void {
        if (address === this.current) return;
        history.replaceState(null, '', address);
        this.current = address;
    }
}

export const address = new Address();
