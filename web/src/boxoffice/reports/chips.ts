// The filter as short sentences that can be taken off one by one.
import { latestWords } from '../../words/latest/latest.svelte.ts';
import { reportWords } from '../../words/reports/reports.svelte.ts';
import { said, spoken } from '../../words/spoken.svelte.ts';
import { dayText, momentText } from './days.ts';
import type { Field, Filter } from './filter.ts';
import type { Names } from './names.ts';

export interface Chip {
    /** What goes with it: both ends of a period are one chip. */
    readonly fields: readonly Field[];
    readonly text: string;
}

export function periodText(from: string | undefined, to: string | undefined): string {
    const words = reportWords.words;
    if (from !== undefined && from === to) return dayText(from);
    if (from === undefined) return words.period.until(dayText(to ?? ''));
    return to === undefined ? words.period.since(dayText(from)) : `${dayText(from)} – ${dayText(to)}`;
}

/** Number for what nobody has named yet. */
const numbered = (id: number) => reportWords.words.number(id);

export function valueText(filter: Filter, field: Field, names: Names): string {
    const words = reportWords.words;
    switch (field) {
        case 'salepoint_id':
            return names.salepoints.get(filter[field] ?? 0) ?? numbered(filter[field] ?? 0);
        case 'register_id':
            return names.registers.get(filter[field] ?? 0) ?? numbered(filter[field] ?? 0);
        case 'user_id':
            return names.users.get(filter[field] ?? 0) ?? numbered(filter[field] ?? 0);
        case 'work_id': {
            const title = names.works.get(filter[field] ?? 0);
            return title ? said(title) : numbered(filter[field] ?? 0);
        }
        case 'screening_id': {
            const event = names.screenings.get(filter[field] ?? 0);
            return event ? `${said(event.title)}, ${momentText(event.startsAtMs)}` : numbered(filter[field] ?? 0);
        }
        case 'tariff_key': {
            const name = names.tariffs.get(filter[field] ?? '');
            return name ? said(name) : (filter[field] ?? '');
        }
        case 'method':
            return spoken.words.pay.methods[filter[field] ?? 'cash'];
        case 'state':
            return latestWords.words.state[filter[field] ?? 'paid'];
        case 'kind':
            return words.kinds[filter[field] ?? 'sale'];
        case 'line_kind':
            return words.lineKinds[filter[field] ?? 'ticket'];
        default:
            return String(filter[field] ?? '');
    }
}

const simple = [
    'salepoint_id', 'register_id', 'user_id', 'method', 'work_id', 'screening_id', 'tariff_key', 'tariff_id',
    'line_kind', 'state', 'kind', 'number', 'customer',
] as const satisfies readonly Field[];

export function chipsOf(filter: Filter, names: Names): Chip[] {
    const words = reportWords.words;
    const chips: Chip[] = [];
    if (filter.from_day !== undefined || filter.to_day !== undefined) {
        chips.push({ fields: ['from_day', 'to_day'], text: words.chip(words.period.of.sale, periodText(filter.from_day, filter.to_day)) });
    }
    if (filter.event_from_day !== undefined || filter.event_to_day !== undefined) {
        chips.push({ fields: ['event_from_day', 'event_to_day'], text: words.chip(words.period.of.event, periodText(filter.event_from_day, filter.event_to_day)) });
    }
    for (const field of simple) {
        if (filter[field] === undefined) continue;
        chips.push({ fields: [field], text: words.chip(words.fields[field], valueText(filter, field, names)) });
    }
    return chips;
}
