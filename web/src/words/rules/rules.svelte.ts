// The sentences of the rules of the house.
import type { SeatingRules } from '../../api/client.ts';
import type { AccountFault, AccountGroup, AccountName } from '../../boxoffice/rules/accounts.ts';
import { Chapter } from '../chapter.svelte.ts';

export interface RuleWords {
    save: string;
    saved: string;
    undo: string;
    doubt: string;
    refunds: string;
    refundsHint: string;
    openSession: string;
    openSessionHint: string;
    limitsTime: string;
    hours: string;
    hoursWrong: string;
    limitsAmount: string;
    amount: (currency: string) => string;
    amountWrong: string;
    asksSecond: string;
    asksSecondHint: string;
    above: (currency: string) => string;
    books: string;
    dayEnds: string;
    dayEndsHint: string;
    dayEndsWrong: string;
    automatic: string;
    automaticHint: string;
    seats: string;
    seatsHint: string;
    lonely: Record<SeatingRules['lonely_seats'], string>;
    lonelyHint: Record<SeatingRules['lonely_seats'], string>;
    percent: string;
    percentHint: string;
    percentWrong: string;
    readOnly: string;
    accounts: string;
    accountsHint: string;
    accountGroups: Record<AccountGroup, string>;
    accountNames: Record<AccountName, string>;
    accountHints: Partial<Record<AccountName, string>>;
    accountFaults: Record<Exclude<AccountFault, 'refused'>, string>;
    account: string;
    remove: (what: string) => string;
    reasons: string;
    reasonsHint: string;
    reasonsNone: string;
    reason: string;
    addReason: string;
    vatCodes: string;
    vatCodesHint: string;
    vatCodesNone: string;
    vatCode: string;
    vatDueOf: string;
    addVatCode: string;
}

export const ruleWords = new Chapter<RuleWords>({
    fr: () => import('./fr.ts').then((file) => file.fr),
    de: () => import('./de.ts').then((file) => file.de),
    it: () => import('./it.ts').then((file) => file.it),
    en: () => import('./en.ts').then((file) => file.en),
});
