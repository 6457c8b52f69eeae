// Joins the browser's keys, the scanner seam and the meaning of keys on the sale screen.
import { pressKey, type Action, type KeyState } from '../boxoffice/sales/keyboard.ts';
import { holdBackMs, startWedge } from '../device/wedge.ts';

interface Till {
    state: () => KeyState;
    setState: (state: KeyState) => void;
    act: (action: Action) => void;
    scanned: (code: string) => void;
}

function isField(target: EventTarget | null): boolean {
    if (!(target instanceof HTMLElement)) return false;
    if (target instanceof HTMLInputElement) return target.type !== 'radio' && target.type !== 'checkbox';
    return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

export function listenToKeys(till: Till): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;

    function give(key: string, inField = false, ctrl = false, alt = false): boolean {
        const result = pressKey(till.state(), { key, ctrl, alt, inField });
        till.setState(result.state);
        if (result.action) till.act(result.action);
        return result.taken;
    }

    const wedge = startWedge((key) => give(key), till.scanned);

    function keydown(event: KeyboardEvent) {
        // A dialog has the keyboard to itself.
        if (document.querySelector('dialog[open]')) return;
        const inField = isField(event.target);
        const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
        if (plain && !inField && (event.key.length === 1 || event.key === 'Enter' || event.key === 'Tab')) {
            clearTimeout(timer);
            if (wedge.key(event.key, event.timeStamp)) {
                event.preventDefault();
                timer = setTimeout(() => wedge.pause(), holdBackMs);
            }
            return;
        }
        // Keys keep their order: digits held back a moment ago come before this one.
        clearTimeout(timer);
        wedge.pause();
        if (give(event.key, inField, event.ctrlKey || event.metaKey, event.altKey)) event.preventDefault();
    }

    addEventListener('keydown', keydown);
    return () => {
        clearTimeout(timer);
        removeEventListener('keydown', keydown);
    };
}
