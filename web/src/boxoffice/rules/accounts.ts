// The accounts of the bookkeeping as they stand in a form, and back. Pure. What is wrong is named by its
// place, written as the server writes it: "/cash", "/reasons/0/account".
import type { Accounts, Problem } from '../../api/client.ts';
import { plain } from '../programme/finding.ts';
import type { Read } from './rules.ts';

export const accountGroups = {
    money: ['cash', 'card', 'twint', 'transfer'],
    income: ['revenue', 'fees', 'vat_due'],
    passing: ['clearing', 'transit'],
    differences: ['difference', 'rounding', 'unclear'],
} as const;
export type AccountGroup = keyof typeof accountGroups;
export type AccountName = (typeof accountGroups)[AccountGroup][number];

export const accountNames: readonly AccountName[] = Object.values(accountGroups).flat();
export const vatCodesMax = 50;
export const reasonsMax = 100;

/** Every cell as text; an optional account that is left out is empty. */
export interface AccountForm {
    accounts: Record<AccountName, string>;
    reasons: { reason: string; account: string }[];
    vatCodes: { vat_code: string; revenue: string; vat_due: string }[];
}
export type AccountFault = 'missing' | 'malformed' | 'shared' | 'twice' | 'refused';
export type AccountFaults = Readonly<Record<string, AccountFault>>;

export function accountForm(accounts: Accounts): AccountForm {
    return {
        accounts: Object.fromEntries(accountNames.map((name) => [name, accounts[name]])) as AccountForm['accounts'],
        reasons: (accounts.reasons ?? []).map(({ reason, account }) => ({ reason, account })),
        vatCodes: (accounts.vat_codes ?? []).map(({ vat_code, revenue, vat_due }) => ({ vat_code, revenue, vat_due: vat_due ?? '' })),
    };
}

export function readAccounts(typed: AccountForm): Read<Accounts, AccountFaults> {
    const form = trimmed(typed);
    const wrong = faultsOf(form);
    if (Object.keys(wrong).length > 0) return { wrong };
    return {
        rules: {
            ...form.accounts,
            vat_codes: form.vatCodes.map(({ vat_due, ...of }) => ({ ...of, ...(vat_due && { vat_due }) })),
            reasons: form.reasons,
        },
    };
}

/** Where a refusal of the server belongs; nowhere when it is about something else. */
export function refusedAt({ params }: Problem, typed: AccountForm): AccountFaults {
    const form = trimmed(typed);
    const { account, path } = (params ?? {}) as { account?: unknown; path?: unknown };
    const places = cells(form).filter((cell) => cell.path === path || (cell.code && cell.text === account));
    return Object.fromEntries(places.map((cell) => [cell.path, 'refused']));
}

interface Cell {
    path: string;
    text: string;
    /** An account, and not what it is for. */
    code: boolean;
    optional?: true;
}

function cells({ accounts, reasons, vatCodes }: AccountForm): Cell[] {
    const code = (path: string, text: string): Cell => ({ path, text, code: true });
    return [
        ...accountNames.map((name) => code(`/${name}`, accounts[name])),
        ...reasons.flatMap(({ reason, account }, at): Cell[] => [
            { path: `/reasons/${at}/reason`, text: reason, code: false },
            code(`/reasons/${at}/account`, account),
        ]),
        ...vatCodes.flatMap(({ vat_code, revenue, vat_due }, at): Cell[] => [
            { path: `/vat_codes/${at}/vat_code`, text: vat_code, code: false },
            code(`/vat_codes/${at}/revenue`, revenue),
            { ...code(`/vat_codes/${at}/vat_due`, vat_due), optional: true },
        ]),
    ];
}

/** 3 to 12 characters: digits, with points between them. */
const isAccount = (text: string) => text.length >= 3 && text.length <= 12 && /^\d+(\.\d+)*$/.test(text);

function faultsOf(form: AccountForm): AccountFaults {
    // What lies in the drawers and what ends at 0 could not be checked if anything else were booked there.
    const { cash, clearing } = form.accounts;
    const isShared = (path: string, text: string) => path !== '/cash' && (text === cash || (text === clearing && path !== '/clearing'));
    const faults: Record<string, AccountFault> = {};
    for (const { path, text, code, optional } of cells(form)) {
        if (text === '') {
            if (!optional) faults[path] = 'missing';
        } else if (code && !isAccount(text)) faults[path] = 'malformed';
        else if (code && isShared(path, text)) faults[path] = 'shared';
    }
    const again = (texts: string[], path: (at: number) => string) => {
        texts.forEach((text, at) => {
            if (text !== '' && texts.indexOf(text) < at) faults[path(at)] = 'twice';
        });
    };
    again(form.reasons.map(({ reason }) => plain(reason)), (at) => `/reasons/${at}/reason`);
    again(form.vatCodes.map(({ vat_code }) => vat_code), (at) => `/vat_codes/${at}/vat_code`);
    return faults;
}

function trimmed(form: AccountForm): AccountForm {
    return JSON.parse(JSON.stringify(form), (_key, value: unknown) => (typeof value === 'string' ? value.trim() : value)) as AccountForm;
}
