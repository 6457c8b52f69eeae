#pragma once
// Four halls to learn on: a cinema of 180, a theatre with a balcony of 900, an arena of 20,000, a
// club with tables and standing places.

#include "boxoffice/seating/seat_map.h"

namespace guichet::app {

seating::SeatMap cinema_map();
seating::SeatMap theatre_map();
seating::SeatMap arena_map();
seating::SeatMap club_map();

}  // namespace guichet::app
