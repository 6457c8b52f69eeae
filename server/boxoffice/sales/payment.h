#pragma once
// How a total is paid: one or several methods, change, and the rounding of Swiss cash (trust.md
// CH5): only the cash part is rounded to 0.05, and the difference is a line of its own.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/money.h"
#include "base/refusal.h"
#include "boxoffice/registers/register.h"

namespace guichet::sales {

inline constexpr size_t payments_max = 10;

struct Payment {
    registers::Method method{};
    Money amount_cents;  // the part of the total paid this way; cash: after rounding
    std::optional<Money> tendered_cents;
    std::optional<std::string> reference;
};
BOOST_DESCRIBE_STRUCT(Payment, (), (method, amount_cents, tendered_cents, reference))

struct Settlement {
    std::vector<Payment> payments;  // none for a reservation
    Money rounding;                 // cash paid minus cash due exactly; total + rounding = payments
    Money change;
    bool later = false;
};

// `names_customer`: a reservation needs somebody to ask for.
Result<Settlement> decide_settlement(Money total, const std::vector<Payment>& payments,
                                     const registers::Register& at_register, bool names_customer);

}  // namespace guichet::sales
