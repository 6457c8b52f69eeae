#include "boxoffice/sales/places_flow.h"

#include <set>

#include "base/json.h"
#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/seating/seating_store.h"

namespace guichet::sales {

SeatChanges record_seats(commands::Unit& unit, const std::vector<tickets::Ticket>& tickets,
                         seating::SeatState from, seating::SeatState to) {
    SeatChanges changes;
    for (const tickets::Ticket& ticket : tickets) {
        if (!ticket.seat) continue;
        seating::Seats& seats = seating::seats_of(unit, *catalogue::find_screening(unit, ticket.screening));
        const seating::Claim* promise = seats.written(ticket.seat->seat.value);
        const bool still_its_own =
            from == seating::SeatState::sold || (promise != nullptr && promise->ticket == ticket.number);
        if (!still_its_own) continue;
        const seating::Claim claim{.state = to, .ticket = ticket.number};
        if (to == seating::SeatState::free)
            drop_claim(unit, seats, ticket.seat->seat);
        else
            record_claim(unit, seats, ticket.seat->seat, claim);
        changes.push_back({ticket.screening, to, claim, {ticket.seat->seat}});
    }
    return changes;
}

void give_back_places(commands::Unit& unit, const StoredLine& line, int64_t quantity) {
    if (line.screening) record_sold(unit, seating::quota_of(unit, line.screening, line.quota), -quantity);
}

std::string places_news(commands::Unit& unit, const StoredSale& sale, RegisterId at_register,
                        const SeatChanges& seats, size_t jobs) {
    json::Writer w(256);
    w.begin().field("sale", sale.number).field("register_id", at_register);
    if (jobs > 0) w.field("jobs", jobs);
    w.begin_list("gauges");
    std::set<ScreeningId> done;
    for (const StoredLine& line : sale.lines)
        if (line.screening && done.insert(line.screening).second)
            seating::write_gauge(w, unit, line.screening);
    w.end_list();
    write_changes(w, seats);
    return json::members(w.end().take());
}

}  // namespace guichet::sales
