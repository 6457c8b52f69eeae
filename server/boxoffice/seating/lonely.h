#pragma once
// The guard against seats left alone: a single free seat between taken ones is hard to sell
// (wish of every theatre; seats.io calls it orphan).

#include <functional>
#include <vector>

#include "boxoffice/seating/hall.h"

namespace guichet::seating {

enum class LonelyRule { allow, warn, refuse };
BOOST_DESCRIBE_ENUM(LonelyRule, allow, warn, refuse)

struct SeatingRules {
    LonelyRule lonely_seats = LonelyRule::warn;
    // Near sell-out every seat may be sold: from this share of taken seats on.
    int64_t lonely_allowed_from_percent = 90;
};
BOOST_DESCRIBE_STRUCT(SeatingRules, (), (lonely_seats, lonely_allowed_from_percent))

// Seats that are alone once `mine` are taken and were not before. `is_free` counts mine as free.
std::vector<int64_t> lonely_after(const Hall& hall, const std::vector<int64_t>& mine,
                                  const std::function<bool(int64_t)>& is_free);

}  // namespace guichet::seating
