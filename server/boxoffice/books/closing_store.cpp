#include "boxoffice/books/closing_store.h"

#include "base/json.h"
#include "boxoffice/books/closings_sql.gen.h"

namespace guichet::books {
namespace {

StoredClosing closing_of(const storage::Rows& rows, size_t i) {
    StoredClosing closing{.number = rows.number(i, 0),
                          .at_register = {rows.number(i, 1)},
                          .register_name = rows.text(i, 2),
                          .salepoint_name = rows.text(i, 3),
                          .session = {rows.number(i, 4)},
                          .mode = rows.text(i, 5),
                          .at_ms = rows.number(i, 6),
                          .user_name = rows.text_or_empty(i, 7),
                          .expected = {rows.number(i, 8)},
                          .withdrawn = {rows.number(i, 10)},
                          .comment = rows.text(i, 11),
                          .report = rows.text(i, 12)};
    if (const auto counted = rows.maybe_number(i, 9)) closing.counted = Money{*counted};
    return closing;
}

std::vector<StoredClosing> closings_of(const storage::Rows& rows) {
    std::vector<StoredClosing> out;
    for (size_t i = 0; i < rows.size(); ++i) out.push_back(closing_of(rows, i));
    return out;
}

}  // namespace

std::optional<StoredClosing> find_closing(storage::Connection& connection, int64_t number) {
    const storage::Rows rows = connection.query(sql::find_closing, {number});
    if (rows.empty()) return std::nullopt;
    return closing_of(rows, 0);
}

std::vector<StoredClosing> list_closings(storage::Connection& connection, RegisterId at_register,
                                         int64_t before, int64_t limit) {
    return closings_of(connection.query(sql::list_closings, {at_register.value, before, limit}));
}

std::vector<StoredClosing> last_closings(storage::Connection& connection) {
    return closings_of(connection.query(sql::last_closings, {}));
}

void write_head(json::Writer& w, const StoredClosing& c) {
    w.field("number", c.number)
        .field("register_id", c.at_register)
        .field("register", c.register_name)
        .field("salepoint", c.salepoint_name)
        .field("session_id", c.session)
        .field("mode", c.mode)
        .field("at_ms", c.at_ms);
    if (!c.user_name.empty()) w.field("user", c.user_name);
    const auto report = json::parse(c.report);
    w.field("total_cents", report->as_object().at("total_cents").as_int64())
        .field("expected_cents", c.expected);
    if (c.counted) w.field("counted_cents", *c.counted).field("difference_cents", *c.counted - c.expected);
    w.field("withdrawn_cents", c.withdrawn);
    if (!c.comment.empty()) w.field("comment", c.comment);
}

std::string render_closing(const StoredClosing& closing, const std::vector<std::string>& prints) {
    json::Writer w(closing.report.size() + 512);
    w.begin().begin("closing");
    write_head(w, closing);
    w.end().raw("report", closing.report);
    if (!prints.empty()) w.field("prints", prints);
    return w.end().take();
}

void load_waiting(storage::Connection& connection, TimeMs now, ClosingFacts& facts) {
    const RegisterId at = facts.session.at_register;
    facts.prints_waiting = connection.query(sql::prints_waiting, {at}).number(0, 0);
    facts.carts_open = connection.query(sql::carts_open, {at, now}).number(0, 0);
}

int64_t record_closing(commands::Unit& unit, const ClosingWish& wish, const ClosingFacts& facts,
                       const Closing& closing, const std::string& report) {
    const int64_t number = unit.query(sql::next_closing_number, {}).number(0, 0);
    unit.run(sql::insert_closing, {number, facts.session.id, closing.mode, facts.hand.user, unit.now_ms(),
                                   facts.expected, closing.counted, wish.withdrawn, wish.comment, report});
    return number;
}

std::vector<OpenSession> list_automatic(storage::Connection& connection, TimeMs then) {
    const storage::Rows rows = connection.query(sql::automatic_sessions, {then});
    std::vector<OpenSession> out;
    for (size_t i = 0; i < rows.size(); ++i) out.push_back({{rows.number(i, 0)}, {rows.number(i, 1)}});
    return out;
}

}  // namespace guichet::books
