#pragma once
// What happens to carts: a tap takes places at once; emptying, parking, resuming, expiring.

#include "boxoffice/sales/cart.h"
#include "commands/command.h"

namespace guichet::sales {

// Who acts, and where. Copied into the command.
struct Cashier {
    UserId user;
    std::string name;
    identity::Roles roles;
    RegisterId at_register;
    std::string register_name;
    SalepointId salepoint;
};

commands::Work set_line(Cashier cashier, std::string cart, Wish wish);
commands::Work empty_cart(Cashier cashier, std::string cart);
commands::Work extend_cart(Cashier cashier, std::string cart);
commands::Work park_cart(Cashier cashier, std::string cart, std::string name);
commands::Work resume_cart(Cashier cashier, std::string cart);
commands::Work expire_cart(std::string cart);

}  // namespace guichet::sales
