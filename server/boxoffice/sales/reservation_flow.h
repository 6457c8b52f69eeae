#pragma once
// How a reservation ends: paid, given up, or its time has run out.

#include "boxoffice/sales/sell_flow.h"
#include "boxoffice/sales/stored_sale.h"

namespace guichet::sales {

struct PayReservation {
    std::vector<Payment> payments;
    std::vector<std::string> print;
};
BOOST_DESCRIBE_STRUCT(PayReservation, (), (payments, print))

commands::Work pay_reservation(Cashier cashier, std::string sale, PayReservation command);
commands::Work expire_reservation(std::string sale);
// Part of a command: nothing was paid, so there is no document. Its places are free.
commands::Accepted give_up_reservation(commands::Unit& unit, const Cashier& cashier, const StoredSale& sale,
                                       const std::string& reason);

}  // namespace guichet::sales
