#pragma once
// /registers, reports and closings of register sessions, /period-closings, /settings/books.

#include "boxoffice/identity/gate_api.h"

namespace guichet::books {

void add_closing_routes(identity::Gate& gate);
void add_period_routes(identity::Gate& gate);

}  // namespace guichet::books
