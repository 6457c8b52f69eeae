#pragma once
// /programme, /carts, /sales, /prints.

#include "boxoffice/identity/gate_api.h"
#include "boxoffice/identity/password.h"
#include "boxoffice/sales/cart_flow.h"
#include "boxoffice/sales/papers_api.h"
#include "outbox/outbox.h"

namespace guichet::sales {

void add_programme_routes(identity::Gate& gate);
void add_cart_routes(identity::Gate& gate);
void add_sale_routes(identity::Gate& gate);
void add_refund_routes(identity::Gate& gate, identity::PasswordPool& passwords);
void add_print_routes(identity::Gate& gate, Papers papers);

// Who acts: the session at its register. Refused when no register is chosen.
Result<Cashier> cashier_of(const identity::Visit& visit);

outbox::Carrier printer_carrier(Papers papers);  // carries out "print" jobs

}  // namespace guichet::sales
