#pragma once
// Moving tickets that are sold to other seats: the ticket stays the same, its old paper does not.

#include "boxoffice/sales/cart_flow.h"

namespace guichet::sales {

struct SeatMove {
    int64_t ticket = 0;
    SeatId seat;
};
BOOST_DESCRIBE_STRUCT(SeatMove, (), (ticket, seat))
struct Reseat {
    std::vector<SeatMove> moves;
    std::optional<bool> print;
};
BOOST_DESCRIBE_STRUCT(Reseat, (), (moves, print))

// Two people of one sale may change seats: what the moves leave is free for them.
commands::Work reseat(Cashier cashier, std::string sale, Reseat wish);

}  // namespace guichet::sales
