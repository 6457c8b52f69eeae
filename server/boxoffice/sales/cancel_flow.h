#pragma once
// The story of a cancellation, and of a reservation that is paid or runs out.

#include "boxoffice/sales/sell_flow.h"

namespace guichet::sales {

struct PayReservation {
    std::vector<Payment> payments;
    std::vector<std::string> print;
};
BOOST_DESCRIBE_STRUCT(PayReservation, (), (payments, print))

// The document that takes the sale back bears `id`, the idempotency key.
commands::Work cancel_sale(Cashier cashier, std::string id, std::string sale, std::string reason);
commands::Work pay_reservation(Cashier cashier, std::string sale, PayReservation command);
commands::Work expire_reservation(std::string sale);

}  // namespace guichet::sales
