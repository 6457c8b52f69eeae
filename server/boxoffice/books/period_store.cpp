#include "boxoffice/books/period_store.h"

#include "base/json.h"
#include "boxoffice/books/periods_sql.gen.h"
#include "commands/tenant.h"

namespace guichet::books {
namespace {

std::string name_of(Period period) { return boost::describe::enum_to_string(period, ""); }

}  // namespace

BookRules book_rules(storage::Connection& connection) {
    const auto stored = commands::find_setting(connection, "book_rules");
    if (!stored) return {};
    return *json::decode<BookRules>(*stored);
}

LastClosing last_closing(storage::Connection& connection) {
    const storage::Rows rows = connection.query(sql::period_last, {});
    if (rows.empty()) return {};
    return {rows.number(0, 0), rows.text(0, 3)};
}

int64_t closed_until(storage::Connection& connection, Period period) {
    const storage::Rows rows = connection.query(sql::period_last_of, {name_of(period)});
    return rows.empty() ? 0 : rows.number(0, 0);
}

std::vector<Earlier> parts_after(storage::Connection& connection, Period part, int64_t entry) {
    const storage::Rows rows = connection.query(sql::period_parts_after, {name_of(part), entry});
    std::vector<Earlier> out;
    for (size_t i = 0; i < rows.size(); ++i) out.push_back({rows.text(i, 0), rows.number(i, 1)});
    return out;
}

std::optional<TimeMs> first_document_at(storage::Connection& connection, int64_t after_entry) {
    const storage::Rows rows = connection.query(sql::period_first_document, {after_entry});
    return rows.empty() ? std::nullopt : std::optional(rows.number(0, 0));
}

std::optional<LastDocument> last_document(storage::Connection& connection, int64_t after_entry,
                                          TimeMs before) {
    const storage::Rows rows = connection.query(sql::period_last_document, {after_entry, before});
    if (rows.empty()) return std::nullopt;
    return LastDocument{rows.number(0, 0), rows.number(0, 1)};
}

int64_t last_entry_of_day(storage::Connection& connection, int64_t entry, TimeMs before) {
    return connection.query(sql::period_last_cash, {entry, before}).number_or(0, 0, entry);
}

Sums sums_of_day(storage::Connection& connection, const Range& range) {
    const auto read = [&](const storage::Query& query) {
        return connection.query(query, {range.from_entry, range.until_entry});
    };
    Sums sums;
    const storage::Rows before = connection.query(sql::period_last_of, {name_of(Period::day)});
    if (!before.empty()) {
        sums.net = {before.number(0, 1)};
        sums.absolute = {before.number(0, 2)};
    }
    const storage::Rows totals = read(sql::period_sums);
    sums.documents = totals.number(0, 0);
    sums.total = {totals.number(0, 1)};
    sums.net += sums.total;
    sums.absolute += Money{totals.number(0, 2)};
    const storage::Rows rates = read(sql::period_rates);
    for (size_t i = 0; i < rates.size(); ++i)
        sums.by_rate.add(rates.text(i, 0), rates.maybe_number(i, 1), {rates.number(i, 2)});
    const storage::Rows methods = read(sql::period_methods);
    for (size_t i = 0; i < methods.size(); ++i) sums.methods[methods.text(i, 0)] = {methods.number(i, 1)};
    return sums;
}

Sums sums_of_parts(storage::Connection& connection, Period part, const Range& range) {
    const storage::Rows rows =
        connection.query(sql::period_parts, {name_of(part), range.from_entry, range.until_entry});
    Sums sums;
    for (size_t i = 0; i < rows.size(); ++i) {
        sums.documents += rows.number(i, 0);
        sums.total += Money{rows.number(i, 1)};
        sums.by_rate.add(fiscal::ByRate::parse(rows.text(i, 2)));
        const auto figures = json::parse(rows.text(i, 3));
        for (const auto& item : figures->as_array()) {
            const auto& method = item.as_object();
            sums.methods[method.at("method").as_string().c_str()] +=
                Money{method.at("total_cents").as_int64()};
        }
        sums.net = {rows.number(i, 4)};
        sums.absolute = {rows.number(i, 5)};
    }
    return sums;
}

std::string render_methods(const Sums& sums) {
    json::Writer w;
    w.begin_list();
    for (const auto& [method, total] : sums.methods)
        w.begin().field("method", method).field("total_cents", total).end();
    return w.end_list().take();
}

void record_period(commands::Unit& unit, const PeriodClosing& c, const std::string& figures, UserId user,
                   const std::string& signature) {
    unit.run(sql::insert_period, {c.number, name_of(c.period), c.range.label, c.range.from_entry,
                                  c.range.until_entry, user, c.at_ms, c.documents, c.total, c.by_rate, c.net,
                                  c.absolute, figures, storage::Param::blob(signature)});
}

std::vector<StoredPeriod> list_periods(storage::Connection& connection, std::string_view period,
                                       int64_t before, int64_t limit) {
    const storage::Rows rows = connection.query(sql::list_periods, {period, before, limit});
    std::vector<StoredPeriod> out;
    for (size_t i = 0; i < rows.size(); ++i) {
        StoredPeriod stored{.closing = {.number = rows.number(i, 0),
                                        .range = {rows.text(i, 2), rows.number(i, 3), rows.number(i, 4)},
                                        .at_ms = rows.number(i, 6),
                                        .documents = rows.number(i, 7),
                                        .total = {rows.number(i, 8)},
                                        .by_rate = rows.text(i, 9),
                                        .net = {rows.number(i, 10)},
                                        .absolute = {rows.number(i, 11)}},
                            .user_name = rows.text_or_empty(i, 5),
                            .figures = rows.text(i, 12),
                            .signature = rows.text(i, 13)};
        boost::describe::enum_from_string(rows.text(i, 1).c_str(), stored.closing.period);
        out.push_back(std::move(stored));
    }
    return out;
}

void render_period(json::Writer& w, const StoredPeriod& p) {
    const PeriodClosing& c = p.closing;
    w.begin()
        .field("number", c.number)
        .field("period", c.period)
        .field("label", c.range.label)
        .field("from_entry", c.range.from_entry)
        .field("until_entry", c.range.until_entry)
        .field("at_ms", c.at_ms);
    if (!p.user_name.empty()) w.field("user", p.user_name);
    w.field("documents", c.documents).field("total_cents", c.total).begin_list("vat");
    const auto rates = json::parse(c.by_rate);
    for (const auto& item : rates->as_array()) {
        const auto& part = item.as_array();
        w.begin().field("vat_code",
                        std::string_view(part.at(0).as_string().data(), part.at(0).as_string().size()));
        if (part.at(1).is_int64()) w.field("rate_bp", part.at(1).as_int64());
        w.field("total_cents", part.at(2).as_int64()).end();
    }
    w.end_list()
        .raw("methods", p.figures)
        .field("net_cents", c.net)
        .field("absolute_cents", c.absolute)
        .field("signature", hex(p.signature))
        .end();
}

}  // namespace guichet::books
