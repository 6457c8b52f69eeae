// What the house has decided about refunds, books, seats and accounts; as the settings screen reads and writes it.
import { Refused } from './refusals.mjs';

export class HouseRules {
    refunds = { open_session_only: false, within_hours: 0, second_person_above_cents: 200_00 };
    books = { day_ends_minutes: 300, automatic: true };
    seating = { lonely_seats: 'warn', lonely_allowed_from_percent: 90 };
    accounts = {
        cash: '1000', transit: '1090', card: '1095', twint: '1096', clearing: '1097', unclear: '1099', transfer: '1100',
        vat_due: '2200', revenue: '3400', fees: '3600', rounding: '6960', difference: '6961', vat_codes: [], reasons: [],
    };

    setAccounts(wanted, { user }) {
        if (!user.roles.some((role) => role === 'admin' || role === 'accounting')) throw new Refused('not_allowed', { role: 'accounting' });
        const { vat_codes = [], reasons = [], cash, clearing, ...others } = wanted;
        const codes = [...Object.values(others), ...reasons.map((of) => of.account), ...vat_codes.flatMap((of) => [of.revenue, of.vat_due ?? of.revenue])];
        for (const account of [cash, clearing, ...codes]) if (!/^\d[\d.]{1,10}\d$/.test(account)) throw new Refused('account_wrong', { account });
        for (const account of [clearing, ...codes]) if (account === cash) throw new Refused('account_shared', { account });
        for (const account of codes) if (account === clearing) throw new Refused('account_shared', { account });
        return (this.accounts = { ...wanted, vat_codes, reasons });
    }
}
