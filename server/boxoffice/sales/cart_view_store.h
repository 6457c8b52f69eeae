#pragma once
// A cart as JSON, with today's prices and titles, and as news for other tills.

#include "boxoffice/sales/cart.h"
#include "boxoffice/seating/seats_store.h"
#include "commands/unit.h"

namespace guichet::sales {

// On the writer it says which seats it would leave alone.
std::string render_cart(commands::Unit& unit, const Cart& cart);
std::string render_cart(storage::Connection& connection, const Cart& cart, TimeMs now);
// `before`: the cart as it was; what it no longer holds is free.
std::string cart_news(commands::Unit& unit, const Cart& before, const Cart& cart);

}  // namespace guichet::sales
