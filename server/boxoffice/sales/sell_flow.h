#pragma once
// The story of a sale: load facts, decide, record.

#include "boxoffice/sales/cart_flow.h"
#include "boxoffice/sales/sales_store.h"

namespace guichet::sales {

struct Sell {
    std::optional<std::string> cart_id;
    std::vector<Wish> lines;  // either this or the cart
    std::vector<Payment> payments;
    Money expected_total_cents;
    std::optional<Customer> customer;
    std::vector<std::string> print;  // tickets, receipt
};
BOOST_DESCRIBE_STRUCT(Sell, (), (cart_id, lines, payments, expected_total_cents, customer, print))

// The sale bears `id`, the idempotency key.
commands::Work sell(Cashier cashier, std::string id, Sell command);

// What a sale, or its later payment, answers; the same bytes for ever.
struct SoldAnswer {
    std::string id;
    int64_t number = 0;
    bool paid = true;
    Money total, rounding, change;
    TimeMs sold_at_ms = 0;
    std::optional<TimeMs> expires_at_ms;
    std::vector<int64_t> tickets;
    std::vector<std::string> prints;
};
std::string render_sold(const SoldAnswer& sold);

}  // namespace guichet::sales
