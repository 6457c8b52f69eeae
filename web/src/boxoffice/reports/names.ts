// What the numbers in a filter are called, as far as answers have told. Pure.
import type { RegisterState, StatementTotals, Text } from '../../api/client.ts';

export interface Event {
    readonly title: Text;
    readonly startsAtMs: number;
    readonly workId: number;
}

export interface Names {
    readonly salepoints: ReadonlyMap<number, string>;
    readonly registers: ReadonlyMap<number, string>;
    readonly users: ReadonlyMap<number, string>;
    readonly works: ReadonlyMap<number, Text>;
    readonly screenings: ReadonlyMap<number, Event>;
    /** One name for a tariff of that key in every grid. */
    readonly tariffs: ReadonlyMap<string, Text>;
}

export const noNames: Names = {
    salepoints: new Map(), registers: new Map(), users: new Map(), works: new Map(), screenings: new Map(), tariffs: new Map(),
};

export function withRegisters(names: Names, states: readonly RegisterState[]): Names {
    return {
        ...names,
        salepoints: new Map([...names.salepoints, ...states.map((one) => [one.salepoint_id, one.salepoint] as const)]),
        registers: new Map([...names.registers, ...states.map((one) => [one.id, `${one.name} · ${one.salepoint}`] as const)]),
    };
}

export function withTotals(names: Names, totals: StatementTotals): Names {
    return {
        ...names,
        salepoints: new Map([...names.salepoints, ...totals.salepoints.map((one) => [one.salepoint_id, one.name] as const)]),
        users: new Map([...names.users, ...totals.users.map((one) => [one.user_id, one.name] as const)]),
        tariffs: new Map([...names.tariffs, ...totals.tariffs.map((one) => [one.key, one.name] as const)]),
        works: new Map([...names.works, ...totals.screenings.map((one) => [one.work_id, one.title] as const)]),
        screenings: new Map([
            ...names.screenings,
            ...totals.screenings.map((one) => [one.screening_id, { title: one.title, startsAtMs: one.starts_at_ms, workId: one.work_id }] as const),
        ]),
    };
}
