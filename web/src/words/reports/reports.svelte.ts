// The sentences of the office's reports: statement of sales, takings, figures; and how the office is found.
import type { Chip } from '../../boxoffice/reports/chips.ts';
import type { Field } from '../../boxoffice/reports/filter.ts';
import type { PeriodName } from '../../boxoffice/reports/periods.ts';
import { Chapter } from '../chapter.svelte.ts';

type Label = Exclude<Field, 'from_day' | 'to_day' | 'event_from_day' | 'event_to_day'>;

export interface ReportWords {
    pages: Record<'statement' | 'takings' | 'figures' | 'registers', string>;
    number: (id: number) => string;
    chip: (name: string, value: string) => string;
    fields: Record<Label, string>;
    kinds: Record<'sale' | 'refund' | 'correction', string>;
    lineKinds: Record<'ticket' | 'fee' | 'rounding', string>;
    period: {
        /** Neither of the periods with a name. */
        chosen: string;
        title: string;
        of: Record<'sale' | 'event', string>;
        names: Record<PeriodName, string>;
        all: string;
        from: string;
        to: string;
        since: (day: string) => string;
        until: (day: string) => string;
    };
    filter: {
        open: string;
        title: string;
        any: string;
        apply: string;
        reset: string;
        active: string;
        remove: (chip: Chip['text']) => string;
        tooManyNames: string;
    };
    list: {
        title: string;
        none: string;
        noneHint: string;
        columns: Record<'number' | 'at' | 'place' | 'user' | 'contents' | 'paid' | 'state' | 'amount', string>;
        more: string;
        scanned: (until: string) => string;
        goOn: string;
        hidden: (count: number) => string;
        given: (amount: string) => string;
        shown: (count: number) => string;
        of: Record<'refund' | 'correction', (number: number) => string>;
    };
    totals: {
        title: string;
        hint: string;
        shares: string;
        documents: (count: number) => string;
        total: string;
        fees: string;
        rounding: string;
        settled: string;
        unpaid: (count: number) => string;
        methods: string;
        tariffs: string;
        vat: string;
        vatExcluded: string;
        vatBase: (amount: string) => string;
        events: string;
        users: string;
        salepoints: string;
        showings: (count: number) => string;
        all: (count: number) => string;
        only: (name: string) => string;
    };
    views: {
        title: string;
        none: string;
        keep: string;
        keepHint: string;
        nothingToKeep: string;
        name: string;
        shared: string;
        sharedBy: (name: string) => string;
        own: string;
        save: string;
        saved: (name: string) => string;
        forget: (name: string) => string;
        forgetAsk: (name: string) => string;
        forgetHint: string;
        forgetNow: string;
        doubt: string;
    };
    exports: {
        open: string;
        title: string;
        hint: string;
        formats: Record<'csv' | 'xlsx' | 'pdf', string>;
        mine: string;
        none: string;
        what: Record<'statement' | 'takings', string>;
        states: Record<'queued' | 'running' | 'done' | 'failed', string>;
        rows: (count: number) => string;
        kept: (until: string) => string;
        download: (name: string) => string;
        again: string;
        problems: Record<'too_large' | 'not_written' | 'stopped', string>;
        failed: string;
        ready: (name: string) => string;
    };
    document: {
        facts: Record<'at' | 'place' | 'user' | 'customer', string>;
        elsewhere: string;
    };
    takings: {
        none: string;
        more: string;
        occupancy: (percent: number, capacity: number) => string;
        entered: (count: number) => string;
        places: (count: number) => string;
        cancelled: string;
        columns: Record<'tariff' | 'unit' | 'vat' | 'first' | 'last' | 'sold' | 'free' | 'refunded' | 'amount' | 'vatAmount', string>;
        total: string;
        methods: string;
        table: (title: string) => string;
        checks: Record<'places' | 'payments' | 'entries', Record<'good' | 'bad', string>>;
        sum: (screenings: number) => string;
    };
    figures: {
        by: string;
        groups: Record<'day' | 'hour' | 'work' | 'room' | 'tariff' | 'salepoint', string>;
        measure: string;
        measures: Record<'takings' | 'places' | 'occupancy', string>;
        none: string;
        columns: Record<'takings' | 'sold' | 'refunded' | 'comps' | 'capacity' | 'occupancy', string>;
        hint: string;
        chart: (measure: string, group: string) => string;
        hour: (hour: string) => string;
        total: string;
    };
}

export const reportWords = new Chapter<ReportWords>({
    fr: () => import('./fr.ts').then((file) => file.fr),
    de: () => import('./de.ts').then((file) => file.de),
    it: () => import('./it.ts').then((file) => file.it),
    en: () => import('./en.ts').then((file) => file.en),
});
