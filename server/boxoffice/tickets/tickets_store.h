#pragma once
// Rights to enter: issued with their booking, made valid by payment, void after a refund.

#include <vector>

#include "boxoffice/seating/seat_label.h"
#include "commands/unit.h"

namespace guichet::tickets {

struct Ticket {
    int64_t number = 0;
    int64_t line = 0;
    std::string status;  // new, activated, blocked, deleted
    ScreeningId screening;
    std::optional<seating::SeatLabel> seat;  // when numbered
    Text area;                               // of standing places; may be empty
    Text category;                           // of seat or area; may be empty
    TimeMs entered_at_ms = 0;                // at the door; 0: not yet
};

struct Issue {
    int64_t sale_number = 0;
    int64_t line = 0;
    ScreeningId screening;
    QuotaId quota;
    SeatId seat;       // 0: not numbered
    bool paid = true;  // otherwise new, with a reserved booking
};
// Gives the tickets their numbers, in their order and without gaps (trust.md FB3). All tickets first and then
// all bookings, so that PostgreSQL gets those of a whole batch of sales as one statement each.
std::vector<int64_t> record_tickets(commands::Unit& unit, const std::vector<Issue>& issues);
void activate_tickets(commands::Unit& unit, int64_t sale_number);
// Admits nobody any more; a ticket is given back once (the guard of D6).
void refund_ticket(commands::Unit& unit, int64_t ticket, int64_t refund_number);
void delete_tickets(commands::Unit& unit, int64_t sale_number);
// Another seat for the same ticket; paper that names the old one is no longer valid. Tickets may change seats
// with each other, so all leave before the first sits down: no two paid bookings name a seat.
void leave_seat(commands::Unit& unit, int64_t ticket, ScreeningId screening);
void take_seat(commands::Unit& unit, int64_t ticket, ScreeningId screening, SeatId seat);
std::vector<int64_t> sales_of_ticket(storage::Connection& connection, int64_t ticket);  // one or none
std::vector<Ticket> list_tickets(storage::Connection& connection, int64_t sale_number);

}  // namespace guichet::tickets
