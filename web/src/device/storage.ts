// What a till remembers between two visits. Storage may be full or forbidden (private windows):
// then the till forgets, it never fails.
export function recall<T>(name: string): T | null {
    try {
        const text = localStorage.getItem(`guichet.${name}`);
        return text === null ? null : (JSON.parse(text) as T);
    } catch {
        return null;
    }
}

export function keep(name: string, value: unknown): void {
    try {
        if (value === null) localStorage.removeItem(`guichet.${name}`);
        else localStorage.setItem(`guichet.${name}`, JSON.stringify(value));
    } catch {
        // Nothing to do: the next visit starts with defaults.
    }
}

/** Another window of this till (a customer display, a second tab) remembered something new. */
export function onKept(name: string, hear: (value: unknown) => void): void {
    addEventListener('storage', (event) => {
        if (event.key !== `guichet.${name}` || event.newValue === null) return;
        try {
            hear(JSON.parse(event.newValue));
        } catch {
            // Not written by us.
        }
    });
}

/** Asks the browser not to wipe what an installed till keeps. */
export function persist(): void {
    void navigator.storage?.persist?.().catch(() => false);
}
