import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from './outcome.ts';
import { onSignedOut, send, type Attempt } from './send.ts';

const fast = { delaysMs: [1, 1, 1] };

function response(status: number, body?: object, headers: Record<string, string> = {}) {
    const ok = status < 400;
    const answer: Answer<string> = { response: new Response(null, { status, headers }) };
    if (ok) answer.data = 'sold';
    else answer.error = body;
    return answer;
}

const problem = (code: string, status: number) => ({ type: '', title: '', status, code, detail: 'non' });

/** Plays the given tries one after the other and notes the keys. */
function play(tries: (Answer<string> | 'lost')[]) {
    const keys: string[] = [];
    const attempt: Attempt<string> = (key) => {
        keys.push(key);
        const next = tries[Math.min(keys.length, tries.length) - 1];
        if (next === undefined || next === 'lost') return Promise.reject(new TypeError('network'));
        return Promise.resolve(next);
    };
    return { attempt, keys };
}

beforeEach(() => onSignedOut(() => Promise.resolve(false)));

describe('send', () => {
    it('repeats a lost answer with the same key', async () => {
        const { attempt, keys } = play(['lost', 'lost', response(201)]);
        const onRepeat = vi.fn();
        expect(await send(attempt, { ...fast, onRepeat })).toEqual({ kind: 'done', value: 'sold' });
        expect(new Set(keys).size).toBe(1);
        expect(onRepeat).toHaveBeenCalledTimes(2);
    });

    it('repeats outcome_unknown and a proxy’s 502', async () => {
        const { attempt, keys } = play([
            response(503, problem('outcome_unknown', 503)),
            response(502),
            response(201),
        ]);
        expect((await send(attempt, fast)).kind).toBe('done');
        expect(keys.length).toBe(3);
    });

    it('says unknown when no try was answered, and continues later with the given key', async () => {
        const { attempt, keys } = play(['lost']);
        expect(await send(attempt, { ...fast, key: 'k' })).toEqual({ kind: 'unknown' });
        expect(keys).toEqual(['k', 'k', 'k', 'k']);
    });

    it('never repeats a refusal', async () => {
        const { attempt, keys } = play([response(409, problem('no_places_left', 409))]);
        const outcome = await send(attempt, fast);
        expect(outcome).toMatchObject({ kind: 'refused', problem: { code: 'no_places_left' } });
        expect(keys.length).toBe(1);
    });

    it('waits for a busy server, then says when to come back', async () => {
        const busy = response(503, problem('busy', 503), { 'Retry-After': '30' });
        const outcome = await send(play([busy]).attempt, fast);
        expect(outcome).toMatchObject({ kind: 'refused', retryAfterMs: 30_000 });
        expect((await send(play([response(503, problem('busy', 503)), response(201)]).attempt, fast)).kind).toBe('done');
    });

    it('does not take "busy" or "too many" for "nothing happened" after a lost answer', async () => {
        const busy = response(503, problem('busy', 503));
        expect((await send(play(['lost', busy]).attempt, fast)).kind).toBe('unknown');
        const many = response(429, problem('too_many', 429));
        expect((await send(play(['lost', many]).attempt, fast)).kind).toBe('unknown');
    });

    it('does not take outcome_unknown for busy, though both are 503', async () => {
        const doubt = response(503, problem('outcome_unknown', 503), { 'Retry-After': '1' });
        expect((await send(play([doubt]).attempt, { delaysMs: [] })).kind).toBe('unknown');
    });

    it('signs in again and goes on with the same key', async () => {
        onSignedOut(() => Promise.resolve(true));
        const { attempt, keys } = play([response(401, problem('signed_out', 401)), response(201)]);
        expect((await send(attempt, fast)).kind).toBe('done');
        expect(new Set(keys).size).toBe(1);
    });

    it('lets mistakes of the program through', async () => {
        const broken: Attempt<string> = () => Promise.reject(new RangeError('ours'));
        await expect(send(broken, fast)).rejects.toThrow('ours');
    });
});
