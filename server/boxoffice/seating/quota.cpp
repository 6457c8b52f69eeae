#include "boxoffice/seating/quota.h"

#include <algorithm>

namespace guichet::seating {

int64_t Quota::held(TimeMs now, std::string_view except) const {
    int64_t places = 0;
    for (const auto& [holder, hold] : holds)
        if (hold.expires_at_ms > now && holder != except) places += hold.places;
    return places;
}

int64_t Quota::left_for(std::string_view holder, TimeMs now) const {
    return std::max<int64_t>(0, capacity - sold - held(now, holder));
}

}  // namespace guichet::seating
