#pragma once
// What is known about seats, for people: one seat's story, and all seats that are not free.

#include "boxoffice/seating/seats_store.h"

namespace guichet::seating {

// Claims that are alike as one change each.
std::vector<SeatChange> gathered(ScreeningId screening, std::vector<std::pair<SeatId, Claim>> claims);

// JSON as the contract's SeatStory; "" when there is no such seat.
std::string render_story(storage::Connection& connection, const catalogue::Screening& screening, SeatId seat,
                         TimeMs now);

}  // namespace guichet::seating
