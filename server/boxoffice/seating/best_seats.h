#pragma once
// The best seats together: near the focal point, side by side, in neighbouring rows when no row has
// room for all, wheelchair places with their companions beside.

#include <functional>
#include <vector>

#include "boxoffice/seating/hall.h"

namespace guichet::seating {

inline constexpr int64_t best_seats_max = 20;

struct BestSeatsWish {
    int64_t quantity = 1;
    int64_t wheelchairs = 0;  // of the quantity
};

// Numbers of the seats, in order; empty when there are not enough. `is_free` says what may be sold to
// this customer (free, right category, right section). Takes one pass over the hall a group.
std::vector<int64_t> best_seats(const Hall& hall, const BestSeatsWish& wish,
                                const std::function<bool(int64_t)>& is_free);

}  // namespace guichet::seating
