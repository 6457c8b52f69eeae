#include "boxoffice/ledger/ledger_store.h"

#include <limits>

#include "base/json.h"
#include "boxoffice/books/period_store.h"
#include "boxoffice/ledger/ledger_sql.gen.h"
#include "commands/tenant.h"

namespace guichet::ledger {
namespace {

// A float is put on top of what the session before left there.
Money moved(storage::Connection& connection, const storage::Rows& rows, size_t i) {
    const Money amount{rows.number(i, 2)};
    if (rows.text(i, 1) != "float") return amount;
    return amount -
           Money{connection.query(sql::left_before, {rows.number(i, 7), rows.number(i, 6)}).number(0, 0)};
}

}  // namespace

Accounts find_accounts(storage::Connection& connection) {
    const auto stored = commands::find_setting(connection, "accounts");
    if (!stored) return {};
    return *json::decode<Accounts>(*stored);
}

std::vector<Source> list_closed_days(storage::Connection& connection, std::string_view from_day,
                                     std::string_view to_day) {
    std::vector<Source> out;
    while (true) {
        const int64_t after = out.empty() ? 0 : out.back().number;
        const storage::Rows rows = connection.query(sql::closed_days, {from_day, to_day, after});
        if (rows.size() == 0) return out;
        for (size_t i = 0; i < rows.size(); ++i)
            out.push_back({.number = rows.number(i, 0),
                           .day = rows.text(i, 1),
                           .from_entry = rows.number(i, 2),
                           .until_entry = rows.number(i, 3),
                           .session = std::nullopt,
                           .documents = rows.number(i, 4)});
    }
}

std::optional<Source> find_closed_session(storage::Connection& connection, int64_t closing,
                                          const std::string& zone) {
    const storage::Rows rows = connection.query(sql::closed_session, {closing});
    if (rows.empty()) return std::nullopt;
    return Source{
        .number = closing,
        .day = books::business_day(rows.number(0, 0), zone, books::book_rules(connection)),
        .from_entry = rows.number(0, 2),
        .until_entry = rows.number_or(0, 3, std::numeric_limits<int64_t>::max()),
        .session = RegisterSessionId{rows.number(0, 1)},
    };
}

Closed load_closed(storage::Connection& connection, const Source& source) {
    const auto read = [&](const storage::Query& query) {
        return connection.query(query, {source.from_entry, source.until_entry, source.session});
    };
    Closed closed{.source = source};
    const storage::Rows methods = read(sql::methods);
    for (size_t i = 0; i < methods.size(); ++i) closed.methods[methods.text(i, 0)] = {methods.number(i, 1)};
    const storage::Rows revenue = read(sql::revenue);
    for (size_t i = 0; i < revenue.size(); ++i) {
        const Money amount{revenue.number(i, 3)};
        if (revenue.text(i, 2) == "rounding")
            closed.rounding += amount;
        else
            closed.revenue.push_back({.vat_code = revenue.text(i, 0),
                                      .vat_bp = revenue.maybe_number(i, 1),
                                      .fee = revenue.text(i, 2) == "fee",
                                      .amount = amount,
                                      .vat = {revenue.number(i, 4)}});
    }
    const storage::Rows moves = read(sql::cash_moves);
    for (size_t i = 0; i < moves.size(); ++i) {
        const std::string& note = moves.text(i, 3);
        closed.moves.push_back({.entry = moves.number(i, 0),
                                .kind = moves.text(i, 1),
                                .amount = moved(connection, moves, i),
                                .note = note,
                                .reason = moves.is_null(i, 4) ? note : moves.text(i, 4),
                                .at_register = moves.text(i, 5)});
    }
    return closed;
}

}  // namespace guichet::ledger
