// Where refunds, drawers, closings and the rules of the house are asked for.
import { Drawers } from './drawers.mjs';
import { GivingBack } from './giving-back.mjs';
import { HouseRules } from './house-rules.mjs';
import { pdfOf } from './pdf.mjs';
import { Periods } from './periods.mjs';
import { Refused } from './refusals.mjs';

export function moneyRoutes(office) {
    const rules = new HouseRules();
    const givingBack = new GivingBack(office, rules);
    const drawers = new Drawers(office);
    const periods = new Periods();
    Object.assign(office, { rules, givingBack, drawers });

    /** The answer, or nothing when it is asked for elsewhere. */
    return ({ is, url, body, key, who }) => {
        const session = '/api/v1/register-sessions/(\\d+)';
        const number = (name, otherwise) => Number(url.searchParams.get(name) ?? otherwise);
        const isChief = who.user.roles.includes('admin');
        let args;
        if ((args = is('POST /api/v1/sales/([^/]+)/refund-offer'))) {
            const { parts: _parts, ...offer } = givingBack.offer(args[0], body, who);
            return { body: offer };
        }
        if ((args = is('POST /api/v1/sales/([^/]+)/refunds'))) return { status: 201, body: givingBack.refund(key, args[0], body, who) };
        if ((args = is('POST /api/v1/sales/([^/]+)/corrections'))) return { status: 201, body: givingBack.correct(key, args[0], body, who) };
        if ((args = is(`GET ${session}/movements`))) return { body: drawers.movements(Number(args[0])) };
        if ((args = is(`POST ${session}/movements`))) return { status: 201, body: drawers.move(Number(args[0]), body, who) };
        if ((args = is(`POST ${session}/movement-corrections`))) return { status: 201, body: drawers.takeBack(Number(args[0]), body, who) };
        if ((args = is(`POST ${session}/movements/(\\d+)/prints`))) return { status: 201, body: drawers.printMovement(Number(args[1]), body) };
        if ((args = is(`GET ${session}/report`))) return { body: drawers.report(Number(args[0]), who) };
        if (is(`GET ${session}/report/document`)) return { type: 'application/pdf', raw: pdfOf(['Festival du Leman', 'Report X']) };
        if ((args = is(`POST ${session}/counts`))) return { status: 201, body: drawers.count(Number(args[0]), body) };
        if ((args = is(`POST ${session}/closing`))) return { status: 201, body: drawers.close(Number(args[0]), body, who) };
        if (is('GET /api/v1/closings')) {
            return { body: drawers.closings(isChief ? number('register_id', 0) : who.register?.id, number('before', Infinity), number('limit', 20)) };
        }
        if ((args = is('GET /api/v1/closings/(\\d+)'))) return { body: drawers.closing(Number(args[0])) };
        if ((args = is('POST /api/v1/closings/(\\d+)/prints'))) return { status: 201, body: drawers.print(Number(args[0]), body) };
        if (is('GET /api/v1/registers')) return { body: drawers.registers() };
        if ((args = is('PUT /api/v1/registers/(\\d+)'))) return { body: drawers.change(Number(args[0]), body) };
        if (is('GET /api/v1/period-closings')) return { body: periods.list(url.searchParams.get('period'), number('before', Infinity), number('limit', 31)) };
        if (is('POST /api/v1/period-closings')) return { status: 201, body: periods.close(body, who) };
        if ((args = is('GET /api/v1/settings/(refunds|books|seating|accounts)'))) return { body: rules[args[0]] };
        if (is('PUT /api/v1/settings/accounts')) return { body: rules.setAccounts(body, who) };
        if ((args = is('PUT /api/v1/settings/(refunds|books|seating)'))) {
            if (!isChief) throw new Refused('not_allowed', { role: 'admin' });
            return { body: (rules[args[0]] = body) };
        }
        return null;
    };
}
