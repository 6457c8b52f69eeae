// Light, dark, or what the system wants. public/boot.js sets the same attribute before the first
// paint; the style sheet does the rest through `color-scheme` and `light-dark()`.
import { keep, onKept, recall } from './storage.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

class ThemeChoice {
    chosen = $state<Theme>(recall<Theme>('theme') ?? 'system');

    constructor() {
        // Two windows of one till look the same.
        onKept('theme', (value) => {
            if (themes.some((theme) => theme === value)) this.#show(value as Theme);
        });
    }

    choose(theme: Theme): void {
        keep('theme', theme);
        this.#show(theme);
    }

    #show(theme: Theme): void {
        this.chosen = theme;
        if (theme === 'system') delete document.documentElement.dataset['theme'];
        else document.documentElement.dataset['theme'] = theme;
    }
}

export const theme = new ThemeChoice();
