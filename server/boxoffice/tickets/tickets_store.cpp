#include "boxoffice/tickets/tickets_store.h"

#include "boxoffice/tickets/tickets_sql.gen.h"

namespace guichet::tickets {

int64_t record_ticket(commands::Unit& unit, const Issue& issue) {
    const int64_t number = unit.next_ticket_number();
    unit.run(sql::insert_ticket,
             {number, "one-time-pass", issue.sale_number, issue.line, issue.paid ? "activated" : "new"});
    unit.run(sql::insert_booking,
             {number, issue.screening, issue.quota, issue.paid ? "confirmed" : "reserved"});
    return number;
}

void activate_tickets(commands::Unit& unit, int64_t sale_number) {
    unit.run(sql::set_ticket_status, {sale_number, "activated"});
    unit.run(sql::set_booking_state, {sale_number, "confirmed"});
}

void delete_tickets(commands::Unit& unit, int64_t sale_number) {
    unit.run(sql::set_ticket_status, {sale_number, "deleted"});
    unit.run(sql::set_booking_state, {sale_number, "released"});
}

std::vector<Ticket> list_tickets(storage::Connection& connection, int64_t sale_number) {
    const storage::Rows rows = connection.query(sql::list_tickets, {sale_number});
    std::vector<Ticket> out;
    for (size_t i = 0; i < rows.size(); ++i)
        out.push_back({rows.number(i, 0), rows.number(i, 1), rows.text(i, 2)});
    return out;
}

}  // namespace guichet::tickets
