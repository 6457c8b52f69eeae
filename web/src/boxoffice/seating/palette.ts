// Colours of seats, by eye and by contrast (design: frontend.md 2.3). Every state has its own shape
// and sign as well: one man in twelve cannot tell this green from this red.
export interface Palette {
    readonly free: string;
    readonly mine: string;
    readonly mineEdge: string;
    readonly sold: string;
    readonly grey: string;
    readonly closed: string;
    readonly picked: string;
    /** Signs on green, red and grey. */
    readonly sign: string;
    readonly onMine: string;
    readonly onPicked: string;
    readonly ground: string;
    readonly shape: string;
    readonly shapeEdge: string;
    readonly ink: string;
    readonly soft: string;
    readonly line: string;
    readonly categories: Readonly<Record<CategoryColour, string>>;
}

export type CategoryColour = 'blue' | 'violet' | 'teal' | 'pink' | 'brown' | 'slate';

const light: Palette = {
    free: '#1b8a3e',
    mine: '#ffd400',
    mineEdge: '#14171a',
    sold: '#c62828',
    grey: '#8a9299',
    closed: '#c3c8c9',
    picked: '#0b5c53',
    sign: '#ffffff',
    onMine: '#14171a',
    onPicked: '#ffffff',
    ground: '#ffffff',
    shape: '#e9e6dc',
    shapeEdge: '#85877c',
    ink: '#171b19',
    soft: '#525853',
    line: '#dcd8cb',
    categories: { blue: '#2a63b8', violet: '#7140a8', teal: '#007a83', pink: '#b8327a', brown: '#8a5a2b', slate: '#55606b' },
};

const dark: Palette = {
    free: '#3ecf6b',
    mine: '#ffd400',
    mineEdge: '#14191f',
    sold: '#e5534b',
    grey: '#6f7982',
    closed: '#454c51',
    picked: '#7bdcc8',
    sign: '#14191f',
    onMine: '#14171a',
    onPicked: '#10211e',
    ground: '#14191f',
    shape: '#282c29',
    shapeEdge: '#767d77',
    ink: '#f1f1ea',
    soft: '#b4bab3',
    line: '#323733',
    categories: { blue: '#7fb0f5', violet: '#c09af0', teal: '#5cc8d2', pink: '#f08abf', brown: '#d6a574', slate: '#a9b4bf' },
};

export function paletteNow(): Palette {
    const chosen = document.documentElement.dataset['theme'];
    const isDark = chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
    return isDark ? dark : light;
}
