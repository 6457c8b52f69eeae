#pragma once
// Claims on seats in the database and in the writer's memory, and as news for other tills.

#include "boxoffice/catalogue/screening.h"
#include "boxoffice/seating/lonely.h"
#include "boxoffice/seating/seat_maps_store.h"
#include "boxoffice/seating/seats.h"

namespace guichet::seating {

// Of a numbered screening. Loaded once; stays valid until the memory is forgotten.
Seats& seats_of(commands::Unit& unit, const catalogue::Screening& screening);

void forget_seats(commands::Unit& unit, ScreeningId screening);

// After a decision only. A promise is a row of its own; a sold seat is the booking of its ticket, with which
// the promise that led to it ends.
void record_claim(commands::Unit& unit, Seats& seats, SeatId seat, Claim claim);
// The seat is free again. Of a sold one the booking is released with its ticket.
void drop_claim(commands::Unit& unit, Seats& seats, SeatId seat);

std::vector<std::pair<SeatId, Claim>> list_claims(storage::Connection& connection, ScreeningId screening,
                                                  TimeMs now);

// What a cart holds, with its tariff.
struct CartSeat {
    ScreeningId screening;
    TariffId tariff;
    SeatLabel label;
};
std::vector<CartSeat> list_seats_of_cart(storage::Connection& connection, std::string_view cart);

// Seats of one screening that changed alike, as the contract's SeatChange.
struct SeatChange {
    ScreeningId screening;
    SeatState state = SeatState::free;
    Claim claim;
    std::vector<SeatId> seats;
};
void write_change(json::Writer& writer, const SeatChange& change);
// "seats": […] when there are any.
void write_changes(json::Writer& writer, const std::vector<SeatChange>& changes);

SeatingRules rules_of(storage::Connection& connection);
SeatingRules rules_of(commands::Unit& unit);
void record_rules(commands::Unit& unit, const SeatingRules& rules);

}  // namespace guichet::seating
