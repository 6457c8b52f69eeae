#pragma once
// What becomes of the places and numbered seats of a sale's tickets, part of a command: free again,
// or taken for good. And the news of it.

#include "boxoffice/sales/stored_sale.h"
#include "boxoffice/seating/seats_store.h"
#include "boxoffice/tickets/tickets_store.h"

namespace guichet::sales {

using SeatChanges = std::vector<seating::SeatChange>;

// What was reserved for the tickets is sold or free, what was sold to them is free; one change for each seat.
// A seat whose reservation ran out and that somebody else took meanwhile stays as it is.
SeatChanges record_seats(commands::Unit& unit, const std::vector<tickets::Ticket>& tickets,
                         seating::SeatState from, seating::SeatState to);
// Places that a paid line held are free again at once. `quantity` is positive.
void give_back_places(commands::Unit& unit, const StoredLine& line, int64_t quantity);

// Members for the feed: the sale, gauges of its screenings, its seats.
std::string places_news(commands::Unit& unit, const StoredSale& sale, RegisterId at_register,
                        const SeatChanges& seats, size_t jobs = 0);

}  // namespace guichet::sales
