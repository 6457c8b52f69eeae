#include "boxoffice/catalogue/screening.h"

#include "base/refusals.gen.h"

namespace guichet::catalogue {

std::optional<Refusal> why_not_for_sale(const Screening& s, TimeMs now, std::string_view zone,
                                        Language tenants) {
    const std::string& title = s.title.best(tenants, tenants);
    if (s.cancelled) return refusals::screening_cancelled(title);
    if (s.mode == Mode::free_entry) return refusals::screening_free_entry(title);
    if (s.mode != Mode::tickets) return refusals::screening_not_ticketed(title);
    if (now >= s.ends_at_ms) return refusals::screening_over(title);
    if (s.sale_from_ms && now < *s.sale_from_ms)
        return refusals::not_yet_on_sale(day_of(*s.sale_from_ms, zone) + " " +
                                         clock_of(*s.sale_from_ms, zone));
    if (now > s.sale_until_ms) return refusals::no_longer_on_sale(title);
    return std::nullopt;
}

std::string_view state_of(const Screening& s, TimeMs now) {
    if (s.cancelled) return "cancelled";
    if (now >= s.ends_at_ms || now > s.sale_until_ms) return "over";
    return s.mode == Mode::tickets ? "on_sale" : boost::describe::enum_to_string(s.mode, "other");
}

}  // namespace guichet::catalogue
