#pragma once
// The rule of a sale: from wishes, payments and facts to a document whose lines, VAT and payments
// balance, or to the reason why not (domain.md F12).

#include "boxoffice/sales/cart.h"
#include "boxoffice/sales/offer.h"
#include "boxoffice/sales/payment.h"
#include "boxoffice/seating/lonely.h"

namespace guichet::sales {

inline constexpr TimeMs reservation_before_start_ms = 30 * minute_ms;

struct SellCommand {
    std::vector<Payment> payments;
    Money expected_total;
    bool names_customer = false;
};

struct SellFacts {
    Counter counter;
    registers::Register at_register;
    std::optional<Cart> cart;   // when a cart is sold
    std::vector<Offer> offers;  // one per line, in order
    seating::SeatingRules seating;
};

struct Draft {
    std::vector<Line> lines;
    Money total;
    Settlement settlement;
    std::optional<TimeMs> expires_at_ms;  // of a reservation
};

// Seats of this screening that the sale would leave alone between taken ones; none when the house does
// not mind, or the room is nearly full.
std::vector<int64_t> lonely_seats(const SellFacts& facts, ScreeningId screening);

Result<Draft> decide_sell(const SellCommand& command, const SellFacts& facts);

}  // namespace guichet::sales
