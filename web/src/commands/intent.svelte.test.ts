import { afterEach, describe, expect, it, vi } from 'vitest';
import { Intent } from './intent.svelte.ts';

const answer = (status: number, body: unknown) => ({
    response: new Response(null, { status }),
    ...(status < 300 ? { data: body } : { error: body }),
});
const problem = { type: 'about:blank', title: '', status: 409, code: 'refund_changed', detail: 'x' };

describe('an intent', () => {
    afterEach(() => vi.useRealTimers());

    it('takes a new key after a refusal', async () => {
        const keys: string[] = [];
        const intent = new Intent<string>();
        const refused = await intent.run((key) => (keys.push(key), Promise.resolve(answer(409, problem) as never)));
        expect([refused, intent.trouble?.kind]).toEqual([null, 'refused']);
        await intent.run((key) => (keys.push(key), Promise.resolve(answer(201, 'done') as never)));
        expect(new Set(keys).size).toBe(2);
    });

    it('repeats the same command with the same key after a lost answer', async () => {
        vi.useFakeTimers();
        const keys = new Set<string>();
        const intent = new Intent<string>();
        let lost = true;
        const first = intent.run((key) => {
            keys.add(key);
            return lost ? Promise.reject(new TypeError('cut')) : Promise.resolve(answer(201, 'first') as never);
        });
        await vi.runAllTimersAsync();
        expect([await first, intent.doubt, intent.locked]).toEqual([null, true, true]);
        lost = false;
        const again = intent.run(() => Promise.resolve(answer(201, 'another') as never));
        await vi.runAllTimersAsync();
        expect([await again, intent.doubt, keys.size]).toEqual(['first', false, 1]);
    });
});
