#include "boxoffice/books/report_store.h"

#include <map>

#include "base/json.h"
#include "boxoffice/books/report_sql.gen.h"
#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/pricing/pricing_store.h"

namespace guichet::books {
namespace {

using storage::Rows;

struct Range {
    int64_t at_register = 0, after = 0, until = 0;
};

class Reading {
public:
    Reading(storage::Connection& connection, const Range& range) : connection_(connection), range_(range) {}
    Rows operator()(const storage::Query& query) {
        return connection_.query(query, {range_.at_register, range_.after, range_.until});
    }

private:
    storage::Connection& connection_;
    Range range_;
};

Range range_of(storage::Connection& connection, RegisterSessionId session) {
    const Rows rows = connection.query(sql::session_range, {session});
    return {rows.number(0, 0), rows.number(0, 1), rows.number(0, 2)};
}

void write_documents(json::Writer& w, Reading& read) {
    std::map<std::string, int64_t> counts{{"sale", 0}, {"refund", 0}, {"correction", 0}};
    Money total;
    int64_t first = 0, last = 0, first_seq = 0, last_seq = 0;
    const auto lower = [](int64_t& known, int64_t number) {
        if (known == 0 || number < known) known = number;
    };
    const Rows rows = read(sql::documents);
    for (size_t i = 0; i < rows.size(); ++i) {
        counts[rows.text(i, 0)] = rows.number(i, 1);
        lower(first, rows.number(i, 2));
        last = std::max(last, rows.number(i, 3));
        lower(first_seq, rows.number(i, 4));
        last_seq = std::max(last_seq, rows.number(i, 5));
        total += Money{rows.number(i, 6)};
    }
    w.begin("documents")
        .field("sales", counts["sale"])
        .field("refunds", counts["refund"])
        .field("corrections", counts["correction"]);
    if (first != 0)
        w.field("first", first).field("last", last).field("first_seq", first_seq).field("last_seq", last_seq);
    w.end().field("total_cents", total);
}

void write_methods(json::Writer& w, Reading& read) {
    struct Sum {
        Money sales, refunds, corrections;
        int64_t payments = 0;
    };
    std::map<std::string, Sum> by_method;
    const Rows rows = read(sql::methods);
    for (size_t i = 0; i < rows.size(); ++i) {
        Sum& sum = by_method[rows.text(i, 0)];
        const std::string& kind = rows.text(i, 1);
        (kind == "sale"     ? sum.sales
         : kind == "refund" ? sum.refunds
                            : sum.corrections) += Money{rows.number(i, 3)};
        sum.payments += rows.number(i, 2);
    }
    w.begin_list("methods");
    for (const auto& [method, sum] : by_method)
        w.begin()
            .field("method", method)
            .field("sales_cents", sum.sales)
            .field("refunds_cents", sum.refunds)
            .field("corrections_cents", sum.corrections)
            .field("total_cents", sum.sales + sum.refunds + sum.corrections)
            .field("payments", sum.payments)
            .end();
    w.end_list();
}

void write_programme(json::Writer& w, Reading& read, storage::Connection& connection) {
    w.begin_list("tariffs");
    const Rows tariffs = read(sql::tariffs);
    for (size_t i = 0; i < tariffs.size(); ++i)
        w.begin()
            .field("tariff", pricing::find_tariff(connection, TariffId{tariffs.number(i, 0)})->name)
            .field("sold", tariffs.number(i, 1))
            .field("refunded", tariffs.number(i, 2))
            .field("amount_cents", tariffs.number(i, 3))
            .end();
    w.end_list().begin_list("screenings");
    const Rows screenings = read(sql::screenings);
    for (size_t i = 0; i < screenings.size(); ++i) {
        const auto screening = catalogue::find_screening(connection, ScreeningId{screenings.number(i, 0)});
        w.begin()
            .field("screening_id", screening->id)
            .field("title", screening->title)
            .field("starts_at_ms", screening->starts_at_ms)
            .field("places", screenings.number(i, 1))
            .field("amount_cents", screenings.number(i, 2))
            .end();
    }
    w.end_list();
}

void write_vat(json::Writer& w, Reading& read) {
    w.begin_list("vat");
    const Rows rows = read(sql::vat);
    for (size_t i = 0; i < rows.size(); ++i) {
        w.begin().field("vat_code", rows.text(i, 0));
        if (const auto rate = rows.maybe_number(i, 1)) w.field("rate_bp", *rate);
        w.field("base_cents", rows.number(i, 2) - rows.number(i, 3))
            .field("vat_cents", rows.number(i, 3))
            .field("total_cents", rows.number(i, 2))
            .end();
    }
    w.end_list();
}

void write_users(json::Writer& w, Reading& read) {
    w.begin_list("users");
    const Rows rows = read(sql::users);
    for (size_t i = 0; i < rows.size(); ++i)
        w.begin()
            .field("user", rows.text(i, 0))
            .field("documents", rows.number(i, 1))
            .field("total_cents", rows.number(i, 2))
            .end();
    w.end_list();
}

void write_cash(json::Writer& w, storage::Connection& connection, RegisterSessionId session) {
    std::map<std::string, Money> sums;
    Money expected;
    const Rows rows = connection.query(sql::drawer_sums, {session});
    for (size_t i = 0; i < rows.size(); ++i) {
        sums[rows.text(i, 0)] = {rows.number(i, 1)};
        expected += Money{rows.number(i, 1)};
    }
    w.begin("cash")
        .field("float_cents", sums["float"])
        .field("sales_cents", sums["sale"])
        .field("refunds_cents", sums["refund"])
        .field("corrections_cents", sums["correction"])
        .field("in_cents", sums["in"] + sums["in_error"])
        .field("out_cents", sums["out"] + sums["out_error"])
        .field("expected_cents", expected)
        .end()
        .begin_list("movements");
    for (const auto& movement : registers::list_movements(connection, session))
        registers::render_movement(w, movement);
    w.end_list();
}

}  // namespace

std::string render_report(storage::Connection& connection, const registers::StoredSession& session,
                          TimeMs now) {
    const Range range = range_of(connection, session.id);
    Reading read(connection, range);
    json::Writer w(4096);
    w.begin()
        .field("register", session.register_name)
        .field("salepoint", session.salepoint_name)
        .field("session_id", session.id)
        .field("opened_at_ms", session.opened_at_ms)
        .field("opened_by", session.opened_by_name)
        .field("until_ms", now);
    write_documents(w, read);
    write_methods(w, read);
    write_programme(w, read, connection);
    write_vat(w, read);
    write_users(w, read);
    write_cash(w, connection, session.id);
    const Rows rest = read(sql::rounding_and_fees);
    w.field("rounding_cents", rest.number(0, 0)).field("fees_cents", rest.number(0, 1));
    w.field("copies",
            connection.query(sql::copies, {session.at_register, session.opened_at_ms}).number(0, 0));
    if (const Rows end = connection.query(sql::perpetual, {session.at_register}); !end.empty())
        w.field("net_cents", end.number(0, 0)).field("absolute_cents", end.number(0, 1));
    return w.end().take();
}

}  // namespace guichet::books
