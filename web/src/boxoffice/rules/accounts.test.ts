import { describe, expect, it } from 'vitest';
import type { Accounts, Problem } from '../../api/client.ts';
import { accountForm, accountNames, readAccounts, refusedAt } from './accounts.ts';

const chart: Accounts = {
    cash: '1000', transit: '1090', card: '1095', twint: '1096', clearing: '1097', unclear: '1099', transfer: '1100',
    vat_due: '2200', revenue: '3400', fees: '3600', rounding: '6960', difference: '6961',
    vat_codes: [{ vat_code: 'A1', revenue: '3401', vat_due: '2201' }, { vat_code: 'A2', revenue: '3402' }],
    reasons: [{ reason: 'Fleurs', account: '6640.10' }],
};
const wrong = (change: (form: ReturnType<typeof accountForm>) => void) => {
    const form = accountForm(chart);
    change(form);
    const read = readAccounts(form);
    return 'wrong' in read ? read.wrong : {};
};

describe('the accounts', () => {
    it('come back as they were, without blanks around them', () => {
        expect(readAccounts(accountForm(chart))).toEqual({ rules: chart });
        expect(wrong((form) => (form.accounts.card = ' 1020 '))).toEqual({});
        const { vat_codes: _codes, reasons: _reasons, ...bare } = chart;
        expect(readAccounts(accountForm(bare))).toEqual({ rules: { ...bare, vat_codes: [], reasons: [] } });
    });
    it('are each in one group', () => {
        const { vat_codes: _codes, reasons: _reasons, ...bare } = chart;
        expect([...accountNames].sort()).toEqual(Object.keys(bare).sort());
    });
    it('are 3 to 12 digits, with points between', () => {
        for (const good of ['100', '6640.10', '123456789012']) expect(wrong((form) => (form.accounts.fees = good))).toEqual({});
        for (const bad of ['10', '1234567890123', '.100', '100.', '10..0', '1 000', 'abc']) {
            expect(wrong((form) => (form.accounts.fees = bad))).toEqual({ '/fees': 'malformed' });
        }
        expect(wrong((form) => (form.accounts.fees = ' '))).toEqual({ '/fees': 'missing' });
    });
    it('leave cash and clearing to themselves', () => {
        expect(wrong((form) => (form.accounts.clearing = '1000'))).toEqual({ '/clearing': 'shared' });
        expect(wrong((form) => (form.accounts.transit = '1097'))).toEqual({ '/transit': 'shared' });
        expect(wrong((form) => (form.reasons[0] = { reason: 'Fleurs', account: '1000' }))).toEqual({ '/reasons/0/account': 'shared' });
        expect(wrong((form) => (form.accounts.twint = '1095'))).toEqual({});
    });
    it('name each reason and each VAT code once', () => {
        expect(wrong((form) => form.reasons.push({ reason: 'FLEURS', account: '6641' }))).toEqual({ '/reasons/1/reason': 'twice' });
        expect(wrong((form) => form.vatCodes.push({ vat_code: 'A2', revenue: '3403', vat_due: '' }))).toEqual({ '/vat_codes/2/vat_code': 'twice' });
        expect(wrong((form) => form.reasons.push({ reason: '', account: '' }))).toEqual({
            '/reasons/1/reason': 'missing', '/reasons/1/account': 'missing',
        });
    });
});

describe('a refusal', () => {
    const problem = (code: string, params: Problem['params']) => ({ code, params }) as Problem;
    it('is shown where the account stands', () => {
        const form = accountForm({ ...chart, fees: '6961' });
        expect(refusedAt(problem('account_wrong', { account: '6961' }), form)).toEqual({ '/fees': 'refused', '/difference': 'refused' });
    });
    it('is shown at the place it names, or nowhere', () => {
        expect(refusedAt(problem('malformed', { path: '/reasons/0/reason', what: '' }), accountForm(chart))).toEqual({ '/reasons/0/reason': 'refused' });
        expect(refusedAt(problem('not_allowed', { role: 'accounting' }), accountForm(chart))).toEqual({});
        expect(refusedAt(problem('busy', undefined as never), accountForm(chart))).toEqual({});
    });
});
