// Sends a command until its outcome is known. A lost answer is repeated with the SAME key: the
// server answers what it did the first time, so nothing is sold twice. The repeats are bounded;
// after them the outcome is `unknown` and whoever asked must say so and keep the key.
import { judge, retryAfterMs, type Answer, type Outcome } from './outcome.ts';

export type Attempt<T> = (key: string, signal: AbortSignal) => Promise<Answer<T>>;

export interface Manners {
    /** Given when a command continues after a reload or after "unknown". */
    key?: string;
    /** Told before each repeat, so that the screen can say that it is waiting. */
    onRepeat?: (repeat: number) => void;
    /** For signing in: there "401" is the answer and not a reason to sign in. */
    signedOutIsRefusal?: boolean;
    delaysMs?: readonly number[];
    timeoutMs?: number;
}

const usualDelaysMs = [300, 800, 1500, 3000, 5000] as const;
const usualTimeoutMs = 10_000;
// A server that asks for more patience than this is reported to the cashier instead of waited for.
const longestWaitMs = 6_000;

/** Signs in again over the running screen; false when the cashier gave up. */
let signInAgain: () => Promise<boolean> = () => Promise.resolve(false);
let heard: (reached: boolean) => void = () => undefined;

export function onSignedOut(ask: () => Promise<boolean>): void {
    signInAgain = ask;
}

/** Told after every try whether the server answered at all. */
export function onContact(tell: (reached: boolean) => void): void {
    heard = tell;
}

export function newKey(): string {
    return crypto.randomUUID();
}

export async function send<T>(attempt: Attempt<T>, manners: Manners = {}): Promise<Outcome<T>> {
    const key = manners.key ?? newKey();
    const delays = manners.delaysMs ?? usualDelaysMs;
    // Once an answer was lost, "busy" or "signed out" no longer means that nothing was done.
    let doubt = false;
    for (let repeat = 0; ; ) {
        let waitMs = delays[repeat];
        const answer = await tryOnce(attempt, key, manners.timeoutMs ?? usualTimeoutMs);
        if (answer !== null) {
            const judged = judge(answer);
            const askedMs = retryAfterMs(answer.response);
            const refusedForNow = answer.response.status === 429;
            if (judged.verdict === 'done') return { kind: 'done', value: judged.value };
            if (judged.verdict === 'refused' && !(doubt && refusedForNow)) {
                return { kind: 'refused', problem: judged.problem, retryAfterMs: askedMs };
            }
            if (judged.verdict === 'signed-out') {
                if (!manners.signedOutIsRefusal && (await signInAgain())) continue;
                if (doubt) return { kind: 'unknown' };
                return { kind: 'refused', problem: judged.problem, retryAfterMs: null };
            }
            if (judged.verdict === 'again') {
                const tooLong = (askedMs ?? 0) > longestWaitMs;
                doubt ||= !judged.changedNothing;
                if (!doubt && judged.problem && (waitMs === undefined || tooLong)) {
                    return { kind: 'refused', problem: judged.problem, retryAfterMs: askedMs };
                }
            }
            if (waitMs !== undefined && askedMs !== null) {
                waitMs = Math.max(waitMs, Math.min(askedMs, longestWaitMs));
            }
        } else {
            doubt = true;
        }
        if (waitMs === undefined) return { kind: 'unknown' };
        await new Promise((resolve) => setTimeout(resolve, waitMs));
        repeat += 1;
        manners.onRepeat?.(repeat);
    }
}

/** A question changes nothing and needs no key; it is asked twice at most. */
export function ask<T>(question: (signal: AbortSignal) => Promise<Answer<T>>): Promise<Outcome<T>> {
    return send((_key, signal) => question(signal), { delaysMs: [400], timeoutMs: 8_000 });
}

async function tryOnce<T>(attempt: Attempt<T>, key: string, timeoutMs: number) {
    try {
        const answer = await attempt(key, AbortSignal.timeout(timeoutMs));
        heard(true);
        return answer;
    } catch (thrown) {
        // What fetch throws for a cut line and for the time-out; anything else is our own mistake.
        const network = thrown instanceof TypeError || thrown instanceof DOMException;
        if (!network) throw thrown;
        heard(false);
        return null;
    }
}
