// How a request can end. "Unknown" is a state of its own: the server may have done it.
import type { Problem } from '../api/client.ts';

export type Outcome<T> =
    | { kind: 'done'; value: T }
    | { kind: 'refused'; problem: Problem; retryAfterMs: number | null }
    | { kind: 'unknown' };

/** What openapi-fetch gives back. */
export interface Answer<T> {
    data?: T | undefined;
    error?: unknown;
    response: Response;
}

/** One try, judged. `again`: the same key may and should be sent again. */
export type Judged<T> =
    | { verdict: 'done'; value: T }
    | { verdict: 'refused'; problem: Problem }
    | { verdict: 'signed-out'; problem: Problem }
    | { verdict: 'again'; changedNothing: boolean; problem: Problem | null };

export function judge<T>(answer: Answer<T>): Judged<T> {
    const { status, ok } = answer.response;
    if (ok) return { verdict: 'done', value: answer.data as T };
    const problem = isProblem(answer.error) ? answer.error : null;
    if (status === 401) return { verdict: 'signed-out', problem: problem ?? bare(status) };
    // A 5xx without a problem document comes from a proxy, which cannot know what the server did.
    if (status >= 500 && (problem === null || problem.code === 'outcome_unknown')) {
        return { verdict: 'again', changedNothing: false, problem };
    }
    if (status === 503) return { verdict: 'again', changedNothing: true, problem };
    return { verdict: 'refused', problem: problem ?? bare(status) };
}

/** `Retry-After` in milliseconds, when the answer bears one. */
export function retryAfterMs(response: Response): number | null {
    const text = response.headers.get('Retry-After');
    if (text === null) return null;
    const seconds = Number(text);
    if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
    const at = Date.parse(text);
    return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

export function isProblem(value: unknown): value is Problem {
    return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;
}

function bare(status: number): Problem {
    return { type: 'about:blank', title: '', status, code: `http_${status}`, detail: '' };
}
