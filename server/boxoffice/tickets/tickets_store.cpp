#include "boxoffice/tickets/tickets_store.h"

#include "boxoffice/seating/seat_maps_store.h"
#include "boxoffice/tickets/tickets_sql.gen.h"

namespace guichet::tickets {

std::vector<int64_t> record_tickets(commands::Unit& unit, const std::vector<Issue>& issues) {
    std::vector<int64_t> numbers;
    for (const Issue& issue : issues) {
        numbers.push_back(unit.next_ticket_number());
        unit.run(sql::insert_ticket, {numbers.back(), "one-time-pass", issue.sale_number, issue.line,
                                      issue.paid ? "activated" : "new"});
    }
    for (size_t i = 0; i < issues.size(); ++i) {
        const Issue& issue = issues[i];
        unit.run(sql::insert_booking, {numbers[i], issue.screening, issue.quota,
                                       issue.seat ? std::optional(issue.seat.value) : std::nullopt,
                                       issue.paid ? "confirmed" : "reserved"});
    }
    return numbers;
}

void activate_tickets(commands::Unit& unit, int64_t sale_number) {
    unit.run(sql::set_ticket_status, {sale_number, "activated"});
    unit.run(sql::set_booking_state, {sale_number, "confirmed"});
}

void refund_ticket(commands::Unit& unit, int64_t ticket, int64_t refund_number) {
    unit.run(sql::refund_ticket, {ticket, refund_number}, 1);
    unit.run(sql::release_booking, {ticket}, 1);
}

void delete_tickets(commands::Unit& unit, int64_t sale_number) {
    unit.run(sql::set_ticket_status, {sale_number, "deleted"});
    unit.run(sql::set_booking_state, {sale_number, "released"});
}

void leave_seat(commands::Unit& unit, int64_t ticket, ScreeningId screening) {
    unit.run(sql::leave_seat, {ticket, screening}, 1);
}

void take_seat(commands::Unit& unit, int64_t ticket, ScreeningId screening, SeatId seat) {
    unit.run(sql::take_seat, {ticket, screening, seat}, 1);
}

std::vector<int64_t> sales_of_ticket(storage::Connection& connection, int64_t ticket) {
    const storage::Rows rows = connection.query(sql::sale_of_ticket, {ticket});
    if (rows.empty()) return {};
    return {rows.number(0, 0)};
}

std::vector<Ticket> list_tickets(storage::Connection& connection, int64_t sale_number) {
    const storage::Rows rows = connection.query(sql::list_tickets, {sale_number});
    std::vector<Ticket> out;
    for (size_t i = 0; i < rows.size(); ++i) {
        Ticket ticket{
            rows.number(i, 0), rows.number(i, 1), rows.text(i, 2), {rows.number(i, 3)}, {}, {}, {}, 0};
        if (!rows.is_null(i, 4)) ticket.seat = seating::label_of(rows, i, 5, {rows.number(i, 4)});
        for (size_t language = 0; language < 4; ++language) {
            ticket.area.in[language] = rows.text_or_empty(i, 11 + language);
            ticket.category.in[language] = rows.text_or_empty(i, 15 + language);
        }
        ticket.entered_at_ms = rows.number_or(i, 19, 0);
        out.push_back(std::move(ticket));
    }
    return out;
}

}  // namespace guichet::tickets
