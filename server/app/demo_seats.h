#pragma once
// The numbered part of the demo: four halls, an evening in each for some days, seats sold and kept.

#include "app/demo_filler.h"
#include "boxoffice/sales/cart_flow.h"

namespace guichet::app {

void make_numbered_evenings(Filler& filler, TimeMs today, const std::vector<sales::Cashier>& cashiers);

}  // namespace guichet::app
