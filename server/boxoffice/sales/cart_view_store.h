#pragma once
// A cart as JSON, with today's prices and titles, and as news for other tills.

#include "boxoffice/sales/cart.h"
#include "commands/unit.h"

namespace guichet::sales {

std::string render_cart(commands::Unit& unit, const Cart& cart);
std::string render_cart(storage::Connection& connection, const Cart& cart, TimeMs now);
std::string cart_news(commands::Unit& unit, const Cart& cart);

}  // namespace guichet::sales
