// The installed version of the till. A new one waits until the cashier takes it, and is offered for
// taking only while nothing is being sold.
const everyMs = 15 * 60_000;

class Updates {
    ready = $state(false);
    #waiting: ServiceWorker | null = null;

    async watch(): Promise<void> {
        if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
        try {
            const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
            this.#notice(registration);
            registration.addEventListener('updatefound', () => {
                const worker = registration.installing;
                worker?.addEventListener('statechange', () => this.#notice(registration));
            });
            setInterval(() => void registration.update().catch(() => undefined), everyMs);
        } catch {
            // Without a worker the till runs all the same, only not without a network.
        }
    }

    /** Switches to the new version and starts it. */
    take(): void {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
        this.#waiting?.postMessage('activate');
    }

    #notice(registration: ServiceWorkerRegistration): void {
        // The very first worker replaces nothing: that is an installation, not an update.
        if (registration.waiting === null || navigator.serviceWorker.controller === null) return;
        this.#waiting = registration.waiting;
        this.ready = true;
    }
}

export const updates = new Updates();
