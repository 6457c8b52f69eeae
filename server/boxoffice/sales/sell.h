#pragma once
// The rule of a sale: from wishes, payments and facts to a document whose lines, VAT and payments
// balance, or to the reason why not (domain.md F12).

#include "boxoffice/sales/cart.h"
#include "boxoffice/sales/offer.h"
#include "boxoffice/sales/payment.h"

namespace guichet::sales {

inline constexpr TimeMs reservation_before_start_ms = 30 * minute_ms;
inline constexpr TimeMs cancel_within_ms = 5 * minute_ms;

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
};

struct Draft {
    std::vector<Line> lines;
    Money total;
    Settlement settlement;
    std::optional<TimeMs> expires_at_ms;  // of a reservation
};

Result<Draft> decide_sell(const SellCommand& command, const SellFacts& facts);

}  // namespace guichet::sales
