// What a key means on the sale screen. Pure. Never single letters: scanners type letters.
//
// `*3` then `2` takes three of the second tariff. Tiles have the digits 1 to 9, so after the first
// digit only a 0 can belong to the number (`*50` then `1`); other numbers are typed on the line.

export type Action =
    | { readonly kind: 'tariff'; readonly index: number; readonly times: number }
    | { readonly kind: 'last-line'; readonly by: 1 | -1 }
    | { readonly kind: 'pay-exact' | 'pay-card' | 'sale' | 'latest' | 'search' | 'escape' };

export interface KeyState {
    /** What was typed after `*`; null when no multiplier is being typed. */
    readonly times: string | null;
}

export interface KeyPress {
    readonly key: string;
    readonly ctrl: boolean;
    readonly alt: boolean;
    /** The focus is in a field: plain keys belong to it. */
    readonly inField: boolean;
}

export interface KeyResult {
    readonly state: KeyState;
    readonly action: Action | null;
    /** The browser must not act on the key as well. */
    readonly taken: boolean;
}

export const noTimes: KeyState = { times: null };

export function timesOf(state: KeyState): number {
    return state.times ? Number(state.times) : 1;
}

export function pressKey(state: KeyState, press: KeyPress): KeyResult {
    const act = (action: Action): KeyResult => ({ state: noTimes, action, taken: true });
    const stay: KeyResult = { state, action: null, taken: false };

    if (press.ctrl) return press.key.toLowerCase() === 'f' && !press.alt ? act({ kind: 'search' }) : stay;
    if (press.alt) return press.key.toLowerCase() === 'k' ? act({ kind: 'pay-card' }) : stay;
    switch (press.key) {
        case 'F2':
            return act({ kind: 'sale' });
        case 'F8':
            return act({ kind: 'latest' });
        case 'F10':
            return act({ kind: 'pay-exact' });
        case 'F11':
            return act({ kind: 'pay-card' });
        case 'Escape':
            return { state: noTimes, action: { kind: 'escape' }, taken: false };
    }
    if (press.inField) return stay;
    switch (press.key) {
        case '*':
            return { state: { times: '' }, action: null, taken: true };
        case '+':
            return act({ kind: 'last-line', by: 1 });
        case '-':
        case '−':
            return act({ kind: 'last-line', by: -1 });
    }
    if (!/^[0-9]$/.test(press.key)) return stay;
    return pressDigit(state, press.key);
}

function pressDigit(state: KeyState, digit: string): KeyResult {
    if (state.times === '') {
        const times = digit === '0' ? state.times : digit;
        return { state: { times }, action: null, taken: true };
    }
    if (digit === '0') {
        const longer = state.times !== null && state.times.length < 3 ? `${state.times}0` : state.times;
        return { state: { times: longer }, action: null, taken: state.times !== null };
    }
    const action = { kind: 'tariff', index: Number(digit) - 1, times: timesOf(state) } as const;
    return { state: noTimes, action, taken: true };
}
