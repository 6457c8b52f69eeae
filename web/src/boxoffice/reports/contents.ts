// What a document of the statement holds, in few words. Pure but for the language.
import type { StatementDocument } from '../../api/client.ts';
import { reportWords } from '../../words/reports/reports.svelte.ts';
import { said } from '../../words/spoken.svelte.ts';

type Line = StatementDocument['lines'][number];

/** "Ondine: 2 × Plein tarif, 1 × Étudiant"; one text for each screening, then what is not a ticket. */
export function contentsOf(lines: readonly Line[]): string[] {
    const groups = new Map<string, string[]>();
    for (const line of lines) {
        if (line.kind === 'rounding') continue;
        const title = said(line.label);
        const parts = groups.get(title) ?? [];
        groups.set(title, parts);
        if (line.kind === 'ticket') parts.push(`${line.quantity}\u00a0× ${said(line.tariff)}`);
    }
    return [...groups].map(([title, parts]) => (parts.length > 0 ? reportWords.words.chip(title, parts.join(', ')) : title));
}

/** Amounts are always those of the lines shown (docs/decisions/0018), the rounding among them. */
export function shownCents(document: StatementDocument): number {
    return document.lines.reduce((sum, line) => sum + line.amount_cents, 0);
}
