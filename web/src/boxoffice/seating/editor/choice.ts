// What the chosen seats have in common, for the panel that changes it. Pure.
import type { SeatMap } from '../../../api/client.ts';
import { firstsOf, type Drawing } from './drawing.ts';

export interface Choice {
    readonly count: number;
    /** Labels of the rows touched, each once, in the order of the map. */
    readonly labels: readonly string[];
    /** Null where the chosen seats do not agree. */
    readonly section: string | null;
    readonly category: string | null;
    readonly kind: 'plain' | 'wheelchair' | 'companion' | null;
    readonly restricted: boolean | null;
    /** Of a single chosen seat. */
    readonly number: string | null;
}

function common<T>(values: readonly T[]): T | null {
    return values.length > 0 && values.every((value) => value === values[0]) ? values[0]! : null;
}

export function choiceOf({ map, seats, parts }: Drawing): Choice {
    const wanted = new Set(seats);
    const firsts = firstsOf(map);
    const found = map.rows.flatMap((row, at) => row.seats.flatMap((seat, n) => (wanted.has(firsts[at]! + n) ? [{ row, seat }] : [])));
    const areas = parts.flatMap(({ list, at }) => (list === 'areas' && map.areas?.[at] ? [map.areas[at]!] : []));
    return {
        count: found.length,
        labels: [...new Set(found.map(({ row }) => row.label))],
        section: common([...found.map(({ row }) => row.section), ...areas.map((area) => area.section)]),
        category: common([...found.map(({ row, seat }) => seat.category ?? row.category), ...areas.map((area) => area.category)]),
        kind: common(found.map(({ seat }) => seat.kind ?? 'plain')),
        restricted: common(found.map(({ seat }) => seat.restricted ?? false)),
        number: found.length === 1 ? found[0]!.seat.number : null,
    };
}

/** "A", "A–M", "A, C, F": short enough for a line. */
export function spanOf(labels: readonly string[]): string {
    if (labels.length > 3) return `${labels[0]} – ${labels.at(-1)}`;
    return labels.join(', ');
}

export function sectionsOn(map: SeatMap, floor: string) {
    return map.sections.filter((section) => section.floor === floor);
}
