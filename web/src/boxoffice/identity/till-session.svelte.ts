// Who is at the till, at which register, with which drawer. Everything here is the server's word;
// the till only asks for changes.
import { api, type Hello, type NewsItem, type Pieces, type Session } from '../../api/client.ts';
import { newKey, onSignedOut, send } from '../../commands/send.ts';
import type { Outcome } from '../../commands/outcome.ts';
import { keep, onKept, recall } from '../../device/storage.ts';
import { browserLanguage, isLanguage, spoken, type Language } from '../../words/spoken.svelte.ts';

export type Phase = 'starting' | 'unreachable' | 'unknown-tenant' | 'signed-out' | 'signed-in';

export class TillSession {
    phase = $state<Phase>('starting');
    hello = $state.raw<Hello | null>(null);
    session = $state.raw<Session | null>(null);
    /** The session ended while the till was in use: sign in over the running screen. */
    askingAgain = $state(false);
    /** Who took this till's register over on another device, until another one is chosen. */
    /** This till closes its own drawer, and shows the Z before it leaves. */
    closingHere = false;
    takenBy = $state<string | null>(null);

    readonly currency = $derived(this.hello?.currency ?? 'CHF');
    readonly timeZone = $derived(this.hello?.time_zone ?? 'Europe/Zurich');

    #answerAgain: ((signedIn: boolean) => void) | null = null;
    #again: Promise<boolean> | null = null;

    constructor() {
        onSignedOut(() => this.#askAgain());
        // Two windows of one till speak the same language.
        onKept('language', (value) => {
            if (isLanguage(value)) void spoken.speak(value);
        });
    }

    /** Asks who runs this box office and whether somebody is still signed in. */
    async start(): Promise<void> {
        this.phase = 'starting';
        const hello = await send((_key, signal) => api.GET('/api/v1/hello', { signal }), {
            delaysMs: [400],
        });
        if (hello.kind !== 'done') {
            const unknown = hello.kind === 'refused' && hello.problem.status === 404;
            this.phase = unknown ? 'unknown-tenant' : 'unreachable';
            return;
        }
        this.hello = hello.value;
        spoken.tenantLanguage = hello.value.language;
        await this.#speakUsual(null);
        const session = await send((_key, signal) => api.GET('/api/v1/session', { signal }), {
            delaysMs: [400],
            signedOutIsRefusal: true,
        });
        if (session.kind === 'done') await this.#enter(session.value);
        else this.phase = session.kind === 'unknown' ? 'unreachable' : 'signed-out';
    }

    async signIn(login: string, password: string): Promise<Outcome<Session>> {
        const body = { login, password };
        const outcome = await send((_key, signal) => api.POST('/api/v1/session', { body, signal }), {
            signedOutIsRefusal: true,
            delaysMs: [500],
        });
        if (outcome.kind !== 'done') return outcome;
        const before = this.session?.register ?? null;
        const backTo = this.askingAgain && outcome.value.register === null ? before : null;
        // The cart on screen belongs to the register that was chosen before: back to it before the
        // screen hears of the new session, which as yet has none.
        const back = backTo === null ? null : await this.chooseRegister(backTo.id, true);
        if (back?.kind !== 'done') await this.#enter(outcome.value);
        if (this.askingAgain) this.#endAgain(true);
        return outcome;
    }

    /** The cashier who was asked to sign in again leaves instead. */
    giveUp(): void {
        this.#endAgain(false);
        this.#leave();
    }

    async signOut(): Promise<Outcome<unknown>> {
        const outcome = await send((_key, signal) => api.DELETE('/api/v1/session', { signal }), {
            signedOutIsRefusal: true,
            delaysMs: [500],
        });
        const over = outcome.kind === 'done' || (outcome.kind === 'refused' && outcome.problem.status === 401);
        if (over) this.#leave();
        return outcome;
    }

    /** `takeOver`: another device that works at it leaves it. */
    async chooseRegister(registerId: number, takeOver = false): Promise<Outcome<Session>> {
        const body = { register_id: registerId, ...(takeOver ? { take_over: true } : {}) };
        const outcome = await send((key, signal) =>
            api.PUT('/api/v1/session/register', {
                params: { header: { 'Idempotency-Key': key } },
                body,
                signal,
            }),
        );
        if (outcome.kind === 'done') {
            this.session = outcome.value;
            this.takenBy = null;
        }
        return outcome;
    }

    /** `pieces`: what the float consists of, when it was counted. */
    async openRegister(floatCents: number, pieces?: Pieces, key = newKey()): Promise<Outcome<unknown>> {
        const outcome = await send(
            (sameKey, signal) =>
                api.POST('/api/v1/register-sessions', {
                    params: { header: { 'Idempotency-Key': sameKey } },
                    body: { float_cents: floatCents, ...(pieces ? { pieces } : {}) },
                    signal,
                }),
            { key },
        );
        // The session also says methods and journal as of now, so it is asked for again.
        if (outcome.kind === 'done') await this.reload();
        return outcome;
    }

    hear(item: NewsItem): void {
        // A manager closed what was forgotten: nothing more can be sold here.
        const closed = item.closing !== undefined && item.register_id === this.session?.register?.id;
        if (closed && !this.closingHere) void this.reload();
        const taken = item.register_taken;
        if (taken === undefined || taken.register_id !== this.session?.register?.id) return;
        // It may have been this till that took it.
        void this.reload().then(() => {
            if (this.session?.register === null) this.takenBy = taken.by;
        });
    }

    async reload(): Promise<void> {
        this.closingHere = false;
        const session = await send((_key, signal) => api.GET('/api/v1/session', { signal }), {
            delaysMs: [400],
        });
        if (session.kind === 'done') this.session = session.value;
    }

    async switchCashier(userId: number, pin: string): Promise<Outcome<Session>> {
        const outcome = await send(
            (key, signal) =>
                api.PUT('/api/v1/session/cashier', {
                    params: { header: { 'Idempotency-Key': key } },
                    body: { user_id: userId, pin },
                    signal,
                }),
            // A wrong PIN may be answered like a wrong password.
            { signedOutIsRefusal: true },
        );
        if (outcome.kind === 'done') {
            this.session = outcome.value;
            await this.#speakUsual(outcome.value);
        }
        return outcome;
    }

    /** A language chosen by hand stays with this till and wins over the user's own. */
    async speak(language: Language): Promise<void> {
        keep('language', language);
        await spoken.speak(language);
    }

    async #speakUsual(session: Session | null): Promise<void> {
        const kept = recall<Language>('language');
        const language =
            (isLanguage(kept) ? kept : null) ??
            session?.user.language ??
            this.hello?.language ??
            browserLanguage() ??
            'fr';
        if (language !== spoken.language) await spoken.speak(language).catch(() => undefined);
    }

    async #enter(session: Session): Promise<void> {
        this.session = session;
        this.phase = 'signed-in';
        await this.#speakUsual(session);
    }

    #leave(): void {
        this.session = null;
        this.phase = 'signed-out';
    }

    #askAgain(): Promise<boolean> {
        if (this.session === null) return Promise.resolve(false);
        // Several requests may find out at once; one dialog answers them all.
        this.#again ??= new Promise((resolve) => (this.#answerAgain = resolve));
        this.askingAgain = true;
        return this.#again;
    }

    #endAgain(signedIn: boolean): void {
        this.askingAgain = false;
        this.#answerAgain?.(signedIn);
        this.#answerAgain = null;
        this.#again = null;
    }
}
