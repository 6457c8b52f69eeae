#pragma once
// Carts in the database, with the places they hold.

#include <optional>
#include <vector>

#include "boxoffice/sales/cart.h"
#include "boxoffice/sales/offer.h"
#include "commands/unit.h"

namespace guichet::sales {

std::optional<Cart> find_cart(storage::Connection& connection, std::string_view id);
std::vector<std::string> list_parked(storage::Connection& connection, SalepointId salepoint, TimeMs now);
std::vector<std::string> list_expired(storage::Connection& connection, TimeMs now);

void record_new_cart(commands::Unit& unit, const Cart& cart, UserId user);
void record_line(commands::Unit& unit, const Cart& cart, const CartLine& line);
// State, name, register and expiry as they now are in `cart`; its holds follow.
void record_cart(commands::Unit& unit, const Cart& cart);

// Facts of one wish. `holder` is the cart that may count what it holds already.
Offer load_offer(commands::Unit& unit, const Wish& wish, std::string_view holder);

}  // namespace guichet::sales
