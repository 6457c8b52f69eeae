#include "app/verify.h"

#include <map>

#include <fmt/format.h>

#include "app/verify_sql.gen.h"
#include "boxoffice/books/period.h"
#include "boxoffice/fiscal/fiscal_store.h"
#include "boxoffice/fiscal/signing.h"
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

void check_closings(Verification& v, storage::Connection& connection, const fiscal::PublicKey& key) {
    const storage::Rows rows = connection.query(sql::closings, {});
    std::string before;
    std::map<std::string, int64_t> until;
    for (size_t i = 0; i < rows.size(); ++i) {
        books::PeriodClosing c{.number = rows.number(i, 0),
                               .range = {rows.text(i, 2), rows.number(i, 3), rows.number(i, 4)},
                               .at_ms = rows.number(i, 5),
                               .documents = rows.number(i, 6),
                               .total = {rows.number(i, 7)},
                               .by_rate = rows.text(i, 8),
                               .net = {rows.number(i, 9)},
                               .absolute = {rows.number(i, 10)}};
        boost::describe::enum_from_string(rows.text(i, 1).c_str(), c.period);
        int64_t& closed = until[rows.text(i, 1)];
        if (c.number != static_cast<int64_t>(i) + 1 || c.range.from_entry != closed + 1)
            fault(v, fmt::format("books: closing {} does not follow the one before", c.number));
        if (!key.verify(signed_text(c, before), rows.text(i, 11)))
            fault(v, fmt::format("books: the signature of closing {} is wrong", c.number));
        closed = c.range.until_entry;
        before = rows.text(i, 11);
    }
}

// Numbers without gaps, perpetual totals that follow, signatures over the one before.
void check_books(Verification& v, storage::Connection& connection) {
    const fiscal::PublicKey key(fiscal::find_public_key(connection));
    int64_t at_register = 0, seq = 0;
    fiscal::ChainEnd end;
    while (true) {
        const storage::Rows rows = connection.query(sql::chain_documents, {at_register, seq});
        if (rows.empty()) break;
        for (size_t i = 0; i < rows.size(); ++i) {
            if (rows.number(i, 0) != at_register) end = {};
            at_register = rows.number(i, 0);
            seq = rows.number(i, 1);
            const fiscal::Document written{.at_register = {at_register},
                                           .seq = seq,
                                           .kind = rows.text(i, 2),
                                           .sale_number = rows.number(i, 3),
                                           .entry = rows.number(i, 4),
                                           .at_ms = rows.number(i, 5),
                                           .total = {rows.number(i, 6)},
                                           .by_rate = rows.text(i, 7),
                                           .net = {rows.number(i, 8)},
                                           .absolute = {rows.number(i, 9)}};
            const fiscal::Document right = fiscal::chained(end, written);
            const std::string& signature = rows.text(i, 10);
            if (right.seq != seq || right.net != written.net || right.absolute != written.absolute)
                fault(v, fmt::format("books: register {} is out of step at document {}", at_register, seq));
            if (!key.verify(signed_text(written, end.signature), signature))
                fault(v, fmt::format("books: the signature of register {}, document {} is wrong", at_register,
                                     seq));
            end = {seq, written.net, written.absolute, signature};
        }
    }
    check_closings(v, connection, key);
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
    check_books(v, connection);
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
    check_none(v, connection, sql::refunds_off, "refunds and voided tickets differ in sale");
    check_none(v, connection, sql::methods_off, "more given back than was paid by a method in sale");
    check_none(v, connection, sql::unbooked, "the books and the sales differ in sale");
    check_none(v, connection, sql::closing_sums_off, "documents and closing differ in closing");
    check_none(v, connection, sql::drawers_not_empty, "the drawer differs from its closing");
    connection.rollback();
    return v;
}

}  // namespace guichet::app
