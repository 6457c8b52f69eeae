#include "app/verify.h"

#include <fmt/format.h>

#include "app/verify_sql.gen.h"
#include "journal/journal.h"

namespace guichet::app {
namespace {

void fault(Verification& v, std::string words) {
    if (v.faults.size() < Verification::faults_max) v.faults.push_back(std::move(words));
}

void check_chain(Verification& v, storage::Connection& connection) {
    Digest before{};
    int64_t number = 0;
    while (true) {
        const auto entries = journal::list_entries(connection, number);
        if (entries.empty()) break;
        for (const journal::Entry& entry : entries) {
            if (entry.number != number + 1) fault(v, fmt::format("journal: entry {} is missing", number + 1));
            if (journal::chained(before, entry) != entry.hash)
                fault(v, fmt::format("journal: entry {} does not match its digest", entry.number));
            before = entry.hash;
            number = entry.number;
        }
    }
    const journal::Head head = journal::read_head(connection);
    if (head.number != number || (number > 0 && head.hash != before))
        fault(v, fmt::format("journal: ends at entry {}, its head says {}", number, head.number));
}

void check_none(Verification& v, storage::Connection& connection, const storage::Query& query,
                const char* words) {
    const storage::Rows rows = connection.query(query, {});
    for (size_t i = 0; i < rows.size(); ++i) fault(v, fmt::format("{} {}", words, rows.number(i, 0)));
}

}  // namespace

Verification verify(storage::Connection& connection) {
    Verification v;
    connection.begin();
    const storage::Rows counts = connection.query(sql::counts, {});
    v.entries = counts.number(0, 0);
    v.sales = counts.number(0, 1);
    v.tickets = counts.number(0, 2);
    const journal::Head head = journal::read_head(connection);
    if (counts.number(0, 3) != v.sales || head.sale_number != v.sales) fault(v, "sales: a number is missing");
    if (counts.number(0, 4) != v.tickets || head.ticket_number != v.tickets)
        fault(v, "tickets: a number is missing");
    check_chain(v, connection);
    check_none(v, connection, sql::line_sums_off, "lines do not add up in sale");
    check_none(v, connection, sql::payment_sums_off, "payments do not add up in sale");
    check_none(v, connection, sql::line_amounts_off, "price times quantity is not the amount in sale");
    check_none(v, connection, sql::quotas_off, "places sold differ from bookings in quota");
    check_none(v, connection, sql::tickets_off, "tickets differ from places in sale");
    check_none(v, connection, sql::states_off, "a ticket admits wrongly:");
    check_none(v, connection, sql::seats_off, "ticket and seat do not belong together: seat");
    check_none(v, connection, sql::seats_twice, "sold twice: seat");
    check_none(v, connection, sql::drawers_off, "drawer and cash payments differ in register session");
    check_none(v, connection, sql::sales_without_entry, "no journal entry for sale");
    connection.rollback();
    return v;
}

}  // namespace guichet::app
