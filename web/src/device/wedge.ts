// A laser scanner types its code like a keyboard, only faster. A run of keys with a mean gap of at
// most 45 ms and at least 6 characters, ended by Enter or Tab, is a scan. Digits are also keys of
// the sale screen, so they are held back for a blink: if the run turns out to be a hand, they are
// given on; if it is a scanner, they never sell anything. Pure but for the timer that is passed in.

const meanGapMs = 45;
const fewest = 6;
const longest = 512;
/** A hand that pauses this long is a hand. */
export const holdBackMs = 60;

export interface Wedge {
    /** True when the key was held back; it comes again through `give` or never. */
    key(key: string, atMs: number): boolean;
    /** To be called when no key came for `holdBackMs`. */
    pause(): void;
}

export function startWedge(give: (key: string) => void, scanned: (code: string) => void): Wedge {
    let run: string[] = [];
    let firstMs = 0;
    let lastMs = 0;

    const release = () => {
        const keys = run;
        run = [];
        for (const key of keys) give(key);
    };

    const isFast = (atMs: number, gaps: number) => gaps === 0 || (atMs - firstMs) / gaps <= meanGapMs;

    return {
        key(key, atMs) {
            const ends = key === 'Enter' || key === 'Tab';
            if (ends) {
                if (run.length >= fewest && isFast(lastMs, run.length - 1)) {
                    const code = run.join('');
                    run = [];
                    // Scanners may put the kind of code in front ("]Q1").
                    scanned(code.replace(/^\][A-Za-z][0-9]/, ''));
                    return true;
                }
                release();
                return false;
            }
            if (key.length !== 1 || key === ' ') {
                release();
                return false;
            }
            if (run.length > 0 && !isFast(atMs, run.length)) release();
            if (run.length === 0) firstMs = atMs;
            lastMs = atMs;
            if (run.length < longest) run.push(key);
            return true;
        },
        pause() {
            // Six quick characters without an end are a scanner set up without Enter, or a fist on
            // the keyboard: neither should sell.
            if (run.length >= fewest) run = [];
            else release();
        },
    };
}
