#pragma once
// /rooms, /sections, /works.

#include "boxoffice/identity/gate_api.h"

namespace guichet::catalogue {

void add_routes(identity::Gate& gate);

}  // namespace guichet::catalogue
