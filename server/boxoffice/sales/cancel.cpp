#include "boxoffice/sales/cancel.h"

#include "base/refusals.gen.h"
#include "boxoffice/sales/sell.h"

namespace guichet::sales {

StoredLine mirrored(const StoredLine& line) {
    StoredLine mirror = line;
    mirror.quantity = -line.quantity;
    mirror.amount = -line.amount;
    mirror.vat = -line.vat;
    return mirror;
}

Result<Cancellation> decide_cancel(const CancelFacts& facts) {
    const StoredSale& sale = facts.sale;
    if (sale.kind != "sale" || sale.reversed_by != 0 || sale.state == "cancelled")
        return refusals::already_cancelled(sale.number);
    if (sale.state_at(facts.now) == "expired") return refusals::reservation_expired(sale.number);
    if (sale.state == "reserved") return Cancellation{.reservation_only = true};
    if (!facts.at_register.session) return refusals::register_closed();
    // A reservation may have been paid at another register than the one that took it.
    if (sale.paid_in == sale.session && sale.at_register != facts.at_register.id)
        return refusals::sale_elsewhere(sale.register_name);
    if (sale.paid_in != facts.at_register.session->id) return refusals::cancel_other_session();
    if (facts.now > sale.paid_at_ms + cancel_within_ms)
        return refusals::cancel_too_late(cancel_within_ms / minute_ms);

    Cancellation out{.total = -sale.total, .rounding = -sale.rounding};
    for (const StoredLine& line : sale.lines) out.lines.push_back(mirrored(line));
    Money cash;
    for (const Payment& p : sale.payments) {
        out.given_back.push_back({p.method, -p.amount_cents, std::nullopt, p.reference});
        if (p.method == registers::Method::cash) cash += p.amount_cents;
    }
    if (cash > facts.in_drawer) return refusals::drawer_too_low(facts.in_drawer, cash);
    return out;
}

}  // namespace guichet::sales
