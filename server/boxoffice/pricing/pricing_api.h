#pragma once
// /vat-codes, /tariff-grids, /tariffs.

#include "boxoffice/identity/gate_api.h"

namespace guichet::pricing {

void add_routes(identity::Gate& gate);

}  // namespace guichet::pricing
