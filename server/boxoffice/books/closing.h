#pragma once
// Closing a register session: counted by the cashier, automatic where nobody counts, or forced by a
// manager where it was forgotten (domain.md 2.15). Pure.

#include "boxoffice/registers/drawer.h"

namespace guichet::books {

struct ClosingWish {
    int64_t count = 0;  // id of the count it rests on; 0: none
    Money withdrawn;
    std::string comment;
};

struct ClosingFacts {
    registers::Hand hand;
    registers::StoredSession session;
    registers::ClosingWay way{};
    Money expected;  // in the drawer, by its movements
    std::optional<registers::DrawerCount> last_count;
    int64_t prints_waiting = 0;  // papers of this register that no printer has taken yet
    int64_t carts_open = 0;      // with places in them
};

struct Closing {
    const char* mode;  // counted, automatic, forced
    std::optional<Money> counted;
    Money difference;  // counted less expected
    Money left;        // in the drawer afterwards
};

Result<Closing> decide_closing(const ClosingWish& wish, const ClosingFacts& facts);

}  // namespace guichet::books
