#pragma once
// /screenings, /rooms, /seat-maps, /settings/seating.

#include "boxoffice/identity/gate_api.h"

namespace guichet::seating {

void add_routes(identity::Gate& gate);
void add_map_routes(identity::Gate& gate);   // maps of rooms, rules of the house
void add_seat_routes(identity::Gate& gate);  // states of seats, house seats

// How large a request with a seat map may be, which is more than others may: a stadium of seats_max
// seats has about 60 bytes for each. nullopt for every other request.
std::optional<size_t> map_bytes_max(const http::Request& request);

}  // namespace guichet::seating
