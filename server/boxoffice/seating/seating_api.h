#pragma once
// /screenings.

#include "boxoffice/identity/gate_api.h"

namespace guichet::seating {

void add_routes(identity::Gate& gate);

}  // namespace guichet::seating
