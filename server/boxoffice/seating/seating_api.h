#pragma once
// /screenings, /rooms, /seat-maps, /settings/seating.

#include "boxoffice/identity/gate_api.h"

namespace guichet::seating {

void add_routes(identity::Gate& gate);
void add_map_routes(identity::Gate& gate);   // maps of rooms, rules of the house
void add_seat_routes(identity::Gate& gate);  // states of seats, house seats

}  // namespace guichet::seating
