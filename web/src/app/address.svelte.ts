// The browser's address as a rune.
class Address {
    current = $state(location.pathname + location.search);

    constructor() {
        addEventListener('popstate', () => (this.current = location.pathname + location.search));
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
