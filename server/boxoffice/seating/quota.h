#pragma once
// Places of a screening as quotas (contingents, domain.md 2.5): `default`, and one for each standing
// area of a numbered screening. The engine with rules and stealing takes this place later.

#include <string>
#include <unordered_map>

#include "base/clock.h"
#include "base/id.h"

namespace guichet::seating {

// Places promised to a cart or an unpaid reservation. One that has expired does not count.
struct Hold {
    int64_t places = 0;
    TimeMs expires_at_ms = 0;
};

struct Quota {
    QuotaId id;
    ScreeningId screening;
    std::string name;
    int64_t capacity = 0;
    int64_t sold = 0;
    std::unordered_map<std::string, Hold> holds;  // by cart or sale id

    int64_t held(TimeMs now, std::string_view except = {}) const;
    // Places that `holder` may still take, counting those it holds already.
    int64_t left_for(std::string_view holder, TimeMs now) const;
};

inline constexpr std::string_view default_quota = "default";

}  // namespace guichet::seating
