#pragma once
// The story of a corrected way of payment.

#include "boxoffice/sales/cart_flow.h"
#include "boxoffice/sales/correction.h"

namespace guichet::sales {

struct CorrectPayment {
    registers::Method from{}, to{};
    Money amount_cents;
    std::optional<std::string> reference;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(CorrectPayment, (), (from, to, amount_cents, reference, note))

commands::Work correct_payment(Cashier cashier, std::string id, std::string sale, CorrectPayment command);

}  // namespace guichet::sales
