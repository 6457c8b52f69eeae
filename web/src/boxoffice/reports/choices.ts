// What a filter can be set to, by name: the lists of the filter dialog. Pure but for the language.
import { latestWords } from '../../words/latest/latest.svelte.ts';
import { reportWords } from '../../words/reports/reports.svelte.ts';
import { said, spoken } from '../../words/spoken.svelte.ts';
import { momentText } from './days.ts';
import { kinds, lineKinds, methods, states, type Filter } from './filter.ts';
import type { Names } from './names.ts';

export type ChoiceField = keyof Pick<
    Filter,
    'salepoint_id' | 'register_id' | 'user_id' | 'method' | 'work_id' | 'screening_id' | 'tariff_key' | 'line_kind' | 'state' | 'kind'
>;
export const choiceFields = [
    'salepoint_id', 'register_id', 'user_id', 'method', 'work_id', 'screening_id', 'tariff_key', 'line_kind', 'state', 'kind',
] as const satisfies readonly ChoiceField[];

type Choice = readonly [string, string];

const byName = (choices: Choice[]) => choices.sort((a, b) => a[1].localeCompare(b[1], spoken.language));
const named = (names: ReadonlyMap<number, string>) => byName([...names].map(([id, name]) => [String(id), name]));

/** Screenings are those of the work that is chosen, in the order in which they are played. */
export function choicesOf(field: ChoiceField, filter: Filter, names: Names): readonly Choice[] {
    const words = reportWords.words;
    switch (field) {
        case 'salepoint_id':
            return named(names.salepoints);
        case 'register_id':
            return named(names.registers);
        case 'user_id':
            return named(names.users);
        case 'work_id':
            return byName([...names.works].map(([id, title]) => [String(id), said(title)]));
        case 'screening_id':
            return [...names.screenings]
                .filter(([, one]) => filter.work_id === undefined || one.workId === filter.work_id)
                .sort(([, a], [, b]) => a.startsAtMs - b.startsAtMs)
                .map(([id, one]) => [String(id), `${momentText(one.startsAtMs)} · ${said(one.title)}`]);
        case 'tariff_key':
            return byName([...names.tariffs].map(([key, name]) => [key, said(name)]));
        case 'method':
            return methods.map((one) => [one, spoken.words.pay.methods[one]]);
        case 'line_kind':
            return lineKinds.map((one) => [one, words.lineKinds[one]]);
        case 'state':
            return states.map((one) => [one, latestWords.words.state[one]]);
        case 'kind':
            return kinds.map((one) => [one, words.kinds[one]]);
    }
}
