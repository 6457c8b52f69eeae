import { describe, expect, it } from 'vitest';
import { noTimes, pressKey, timesOf, type Action, type KeyPress, type KeyState } from './keyboard.ts';

const plain = { ctrl: false, alt: false, inField: false };

function type(keys: string[], more: Partial<KeyPress> = {}): { actions: Action[]; state: KeyState } {
    let state = noTimes;
    const actions: Action[] = [];
    for (const key of keys) {
        const result = pressKey(state, { key, ...plain, ...more });
        state = result.state;
        if (result.action) actions.push(result.action);
    }
    return { actions, state };
}

describe('keyboard of the sale screen', () => {
    it('takes one of a tariff by its digit', () => {
        expect(type(['1', '9']).actions).toEqual([
            { kind: 'tariff', index: 0, times: 1 },
            { kind: 'tariff', index: 8, times: 1 },
        ]);
    });

    it('multiplies the next tile only', () => {
        expect(type(['*', '3', '2', '2']).actions).toEqual([
            { kind: 'tariff', index: 1, times: 3 },
            { kind: 'tariff', index: 1, times: 1 },
        ]);
    });

    it('knows tens and hundreds', () => {
        expect(type(['*', '5', '0', '1']).actions).toEqual([{ kind: 'tariff', index: 0, times: 50 }]);
        expect(timesOf(type(['*', '2', '0', '0', '0']).state)).toBe(200);
    });

    it('forgets the multiplier on Escape', () => {
        expect(type(['*', '3', 'Escape', '1']).actions.at(-1)).toEqual({ kind: 'tariff', index: 0, times: 1 });
    });

    it('leaves zero, letters and Enter alone', () => {
        expect(type(['0', 'a', 'e', 'Enter', ' ']).actions).toEqual([]);
    });

    it('changes the last line', () => {
        expect(type(['+', '-']).actions).toEqual([
            { kind: 'last-line', by: 1 },
            { kind: 'last-line', by: -1 },
        ]);
    });

    it('pays, and finds its way', () => {
        expect(type(['F10', 'F11', 'F2', 'F8']).actions.map((action) => action.kind)).toEqual([
            'pay-exact',
            'pay-card',
            'sale',
            'latest',
        ]);
        expect(type(['k'], { alt: true }).actions).toEqual([{ kind: 'pay-card' }]);
        expect(type(['f'], { ctrl: true }).actions).toEqual([{ kind: 'search' }]);
        expect(type(['c', 'r'], { ctrl: true }).actions).toEqual([]);
    });

    it('leaves plain keys to a field, function keys not', () => {
        expect(type(['1', '*', '+'], { inField: true }).actions).toEqual([]);
        expect(type(['F10'], { inField: true }).actions).toEqual([{ kind: 'pay-exact' }]);
    });
});
