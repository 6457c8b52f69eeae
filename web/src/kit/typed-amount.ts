// What is typed on a keypad, as text, and what it is worth. Pure. Accepts comma and point, as
// cashiers on both sides of the Röstigraben do.
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '00' | '.' | 'erase' | 'clear';

const longest = 9;

export function press(text: string, key: Key, decimals: number): string {
    if (key === 'clear') return '';
    if (key === 'erase') return text.slice(0, -1);
    if (key === '.') {
        if (decimals === 0 || /[.,]/.test(text)) return text;
        return text === '' ? '0.' : `${text}.`;
    }
    const longer = text === '0' ? key.replace(/^0+$/, '0') : text + key;
    const [, after = ''] = longer.split(/[.,]/);
    if (after.length > decimals || longer.length > longest) return text;
    return text === '' && key === '00' ? '0' : longer;
}

/** Minor units, or null when the text is no amount. */
export function parseAmount(text: string, decimals: number): number | null {
    const clean = text.replace(/[’'\s]/g, '').replace(',', '.');
    if (clean === '' || clean.length > longest || !/^\d*(\.\d*)?$/.test(clean) || clean === '.') return null;
    const [whole = '', part = ''] = clean.split('.');
    if (part.length > decimals) return null;
    return Number(whole || '0') * 10 ** decimals + Number(part.padEnd(decimals, '0') || '0');
}

/** The text a keypad starts with to show these minor units. */
export function amountText(cents: number, decimals: number): string {
    const unit = 10 ** decimals;
    return cents % unit === 0 ? String(cents / unit) : (cents / unit).toFixed(decimals);
}
