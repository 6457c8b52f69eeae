#include "boxoffice/pricing/tariff.h"

#include <algorithm>

#include "base/refusals.gen.h"

namespace guichet::pricing {

std::optional<Refusal> why_not_sellable(const Tariff& t, const Seller& seller, TimeMs now,
                                        std::string_view zone, Language tenants) {
    const std::string& name = t.name.best(tenants, tenants);
    if (!seller.roles.may(t.sellers) || t.sellers.empty()) return refusals::tariff_not_yours(name);
    if (!t.salepoints.empty() && std::ranges::find(t.salepoints, seller.salepoint) == t.salepoints.end())
        return refusals::tariff_not_here(name);
    if (!t.ticket_types.empty() && std::ranges::find(t.ticket_types, single_ticket) == t.ticket_types.end())
        return refusals::tariff_not_for_single(name);
    if (t.not_before_ms && now < *t.not_before_ms)
        return refusals::not_yet_on_sale(day_of(*t.not_before_ms, zone) + " " +
                                         clock_of(*t.not_before_ms, zone));
    if (t.not_after_ms && now > *t.not_after_ms) return refusals::no_longer_on_sale(name);
    return std::nullopt;
}

}  // namespace guichet::pricing
