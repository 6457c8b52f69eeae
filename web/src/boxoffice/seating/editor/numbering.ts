// How rows are named and seats are numbered. Pure: counts in, labels out.
export interface Numbering {
    /** `centre`: odd to one side, even to the other, growing outwards from the middle. */
    readonly kind: 'all' | 'odd' | 'even' | 'centre' | 'letters';
    /** The side that number one (of `centre`: the odd numbers) is on, as the map is seen. */
    readonly from: 'left' | 'right';
    readonly start: number;
}

export interface Naming {
    readonly kind: 'letters' | 'numbers';
    /** The end that the first name is at; the front is nearest to the stage. */
    readonly from: 'front' | 'back';
    /** "A", "AA" or "12". */
    readonly start: string;
    /** Houses leave out I and O: on paper they are read as one and zero. */
    readonly skip: boolean;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const alphabetWithoutIO = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** 0 is A, 25 is Z, 26 is AA, as in a spreadsheet. */
export function letters(n: number, skip = false): string {
    const all = skip ? alphabetWithoutIO : alphabet;
    let text = '';
    for (let left = n + 1; left > 0; left = Math.floor((left - 1) / all.length)) {
        text = all[(left - 1) % all.length]! + text;
    }
    return text;
}

/** The other way; a letter that is left out counts as the next one. −1 for anything but letters. */
export function lettersAt(text: string, skip = false): number {
    const all = skip ? alphabetWithoutIO : alphabet;
    let n = 0;
    for (const letter of text.trim().toUpperCase()) {
        if (!alphabet.includes(letter)) return -1;
        const at = all.indexOf(letter);
        n = n * all.length + (at < 0 ? all.indexOf(alphabet[alphabet.indexOf(letter) + 1]!) : at) + 1;
    }
    return n - 1;
}

/** Names of `count` rows, the front row first. */
export function rowNames({ kind, from, start, skip }: Naming, count: number): string[] {
    const first = kind === 'letters' ? Math.max(0, lettersAt(start, skip)) : Math.trunc(Number(start)) || 1;
    const names = Array.from({ length: count }, (_row, n) => (kind === 'letters' ? letters(first + n, skip) : String(first + n)));
    return from === 'front' ? names : names.reverse();
}

/** Numbers of `count` seats of one row, from left to right. */
export function seatNumbers({ kind, from, start }: Numbering, count: number): string[] {
    const all = Array.from({ length: count }, (_seat, n) => n);
    const first = Math.max(0, Math.trunc(start));
    const odd = first % 2 === 1 ? first : first + 1;
    const even = first % 2 === 0 && first > 0 ? first : first + (first % 2 === 1 ? 1 : 2);
    const ordered = (numbers: string[]) => (from === 'left' ? numbers : numbers.reverse());
    switch (kind) {
        case 'all':
            return ordered(all.map((n) => String(first + n)));
        case 'odd':
            return ordered(all.map((n) => String(odd + 2 * n)));
        case 'even':
            return ordered(all.map((n) => String(even + 2 * n)));
        case 'letters':
            return ordered(all.map((n) => letters(Math.max(0, first - 1) + n)));
        case 'centre': {
            // The middle seat of an uneven row goes to the side of the odd numbers.
            const half = Math.ceil(count / 2);
            const side = all.map((n) => String(n < half ? odd + 2 * (half - 1 - n) : even + 2 * (n - half)));
            return ordered(side);
        }
    }
}
