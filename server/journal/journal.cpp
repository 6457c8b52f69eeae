#include "journal/journal.h"

#include <fmt/format.h>

#include "base/ensure.h"
#include "journal/journal_sql.gen.h"

namespace guichet::journal {

Digest chained(const Digest& before, const Entry& entry) {
    return Hasher()
        .bytes(before.data(), before.size())
        .field(entry.number)
        .field(entry.at_ms)
        .field(entry.kind)
        .field(entry.user.value)
        .field(entry.at_register.value)
        .field(entry.key)
        .bytes(entry.input.data(), entry.input.size())
        .field(entry.body)
        .finish();
}

std::string event_text(int64_t number, std::string_view kind, TimeMs at_ms, std::string_view news) {
    return fmt::format("id: {0}\ndata: {{\"n\":{0},\"kind\":\"{1}\",\"at_ms\":{2}{3}{4}}}\n\n", number, kind,
                       at_ms, news.empty() ? "" : ",", news);
}

void create_head(storage::Connection& connection) {
    connection.begin();
    connection.run(sql::insert_head, {Digest{}});
    connection.commit();
}

namespace {
Head head_of(const storage::Rows& rows) {
    ensure(rows.size() == 1, "the database has no journal head");
    return {rows.number(0, 0), rows.digest(0, 1), rows.number(0, 2), rows.number(0, 3)};
}
}  // namespace

Head take_head(storage::Connection& connection) { return head_of(connection.query(sql::take_head, {})); }

Head read_head(storage::Connection& connection) { return head_of(connection.query(sql::read_head, {})); }

void put_head(storage::Connection& connection, const Head& head) {
    connection.run(sql::put_head, {head.number, head.hash, head.sale_number, head.ticket_number}, 1);
}

void mark_clean_stop(storage::Connection& connection, bool clean) {
    connection.begin();
    connection.run(sql::set_clean_stop, {clean}, 1);
    connection.commit();
}

bool was_clean_stop(storage::Connection& connection) {
    return connection.query(sql::clean_stop, {}).number(0, 0) == 1;
}

void record(storage::Connection& connection, const Entry& e) {
    connection.run(sql::insert_entry, {e.number, e.at_ms, e.kind, e.user, e.at_register, e.key, e.input,
                                       e.body, e.news, e.answer_status, e.answer, e.hash});
}

std::vector<AnsweredKey> find_answers(storage::Connection& connection, std::span<const storage::Param> keys) {
    const storage::Rows rows = connection.query_in(sql::find_answers, keys);
    std::vector<AnsweredKey> found;
    for (size_t i = 0; i < rows.size(); ++i)
        found.push_back(
            {rows.text(i, 0),
             {rows.digest(i, 1), rows.number(i, 2), static_cast<int>(rows.number(i, 3)), rows.text(i, 4)}});
    return found;
}

std::string greatest_key_below(storage::Connection& connection, const std::string& end) {
    const storage::Rows rows = connection.query(sql::greatest_key_below, {end});
    return rows.is_null(0, 0) ? "" : rows.text(0, 0);
}

Page list_events(storage::Connection& connection, int64_t after) {
    const storage::Rows rows = connection.query(sql::list_events, {after, page_max});
    Page page{"", after, static_cast<int64_t>(rows.size())};
    for (size_t i = 0; i < rows.size(); ++i) {
        page.last = rows.number(i, 0);
        page.events += event_text(page.last, rows.text(i, 1), rows.number(i, 2), rows.text(i, 3));
    }
    return page;
}

std::vector<Entry> list_entries(storage::Connection& connection, int64_t after) {
    const storage::Rows rows = connection.query(sql::list_entries, {after, page_max});
    std::vector<Entry> entries;
    for (size_t i = 0; i < rows.size(); ++i)
        entries.push_back({rows.number(i, 0),
                           rows.number(i, 1),
                           rows.text(i, 2),
                           {rows.number_or(i, 3, 0)},
                           {rows.number_or(i, 4, 0)},
                           rows.text(i, 5),
                           rows.digest(i, 6),
                           rows.text(i, 7),
                           rows.text(i, 8),
                           static_cast<int>(rows.number(i, 9)),
                           rows.text(i, 10),
                           rows.digest(i, 11)});
    return entries;
}

}  // namespace guichet::journal
