#include "archive/pages.h"

#include "archive/archive_sql.gen.h"
#include "archive/events.h"
#include "base/json.h"
#include "boxoffice/books/period.h"
#include "journal/journal.h"

namespace guichet::archive {
namespace {
using storage::Rows;

void write_event(Sheet& sheet, const Rows& r, size_t i, const std::optional<Event>& event) {
    if (!event) return;
    json::Writer w(256);
    w.begin()
        .field("entry", r.number(i, 0))
        .field("code", event->code)
        .field("text", event->text)
        .field("at_ms", r.number(i, 1))
        .field("user", r.maybe_number(i, 3))
        .field("register", r.maybe_number(i, 4))
        .field("kind", r.text(i, 2))
        .end();
    sheet.line(w.take());
}

int64_t closing_in(const std::string& body) {
    const auto value = json::parse(body);
    return value->as_object().at("closing").as_int64();
}

}  // namespace

JournalSheets write_journal(storage::Connection& connection, const Range& range, const std::string& folder) {
    JournalSheets out;
    Sheet journal(folder, "journal.jsonl"), events(folder, "events.jsonl");
    int64_t after = range.from_entry - 1;
    while (true) {
        const Rows r = connection.query(sql::journal_page, {after, range.until_entry});
        if (r.empty()) break;
        for (size_t i = 0; i < r.size(); ++i) {
            json::Writer w(1024);
            w.begin()
                .field("number", r.number(i, 0))
                .field("at_ms", r.number(i, 1))
                .field("kind", r.text(i, 2))
                .field("user", r.maybe_number(i, 3))
                .field("register", r.maybe_number(i, 4))
                .field("key", r.text(i, 5))
                .field("input_hash", hex(r.digest(i, 6)))
                .field("body", r.text(i, 7))
                .field("hash", hex(r.digest(i, 8)))
                .end();
            journal.line(w.take());
            write_event(events, r, i, event_of(r.text(i, 2), r.text(i, 7)));
            write_event(events, r, i, second_event_of(r.text(i, 2), r.text(i, 7)));
            if (r.text(i, 2) == "register.closed") out.closings.push_back(closing_in(r.text(i, 7)));
        }
        after = r.number(r.size() - 1, 0);
    }
    out.journal = journal.close();
    out.events = events.close();
    return out;
}

Written write_movements(storage::Connection& connection, const Range& range, const std::string& folder) {
    Sheet sheet(folder, "movements.jsonl");
    int64_t session = 0, entry = 0, position = 0;
    while (true) {
        const Rows r = connection.query(sql::movement_page,
                                        {session, entry, position, range.from_entry, range.until_entry});
        if (r.empty()) return sheet.close();
        for (size_t i = 0; i < r.size(); ++i) {
            entry = r.number(i, 0);
            position = r.number(i, 1);
            session = r.number(i, 2);
            json::Writer w(256);
            w.begin()
                .field("entry", entry)
                .field("position", position)
                .field("session", session)
                .field("register", r.number(i, 3))
                .field("kind", r.text(i, 4))
                .field("amount_cents", r.number(i, 5))
                .field("user", r.number(i, 6))
                .field("at_ms", r.number(i, 7))
                .field("number", r.maybe_number(i, 8))
                .field("note", r.text(i, 9))
                .field("corrects", r.maybe_number(i, 10))
                .end();
            sheet.line(w.take());
        }
    }
}

Written write_session_closings(storage::Connection& connection, const std::vector<int64_t>& numbers,
                               const std::string& folder) {
    Sheet sheet(folder, "session_closings.jsonl");
    for (const int64_t number : numbers) {
        const Rows r = connection.query(sql::session_closing, {number});
        if (r.empty()) continue;  // the verifier misses it
        json::Writer w(2048);
        w.begin()
            .field("number", r.number(0, 0))
            .field("session", r.number(0, 1))
            .field("register", r.number(0, 2))
            .field("mode", r.text(0, 3))
            .field("user", r.maybe_number(0, 4))
            .field("at_ms", r.number(0, 5))
            .field("expected_cents", r.number(0, 6))
            .field("counted_cents", r.maybe_number(0, 7))
            .field("withdrawn_cents", r.number(0, 8))
            .field("comment", r.text(0, 9))
            .field("report", r.text(0, 10))
            .end();
        sheet.line(w.take());
    }
    return sheet.close();
}

Written write_period_closings(storage::Connection& connection, const Range& range,
                              const std::string& folder) {
    Sheet sheet(folder, "period_closings.jsonl");
    int64_t after = 0;
    while (true) {
        const Rows r = connection.query(sql::period_page, {after, range.from_entry, range.until_entry});
        if (r.empty()) return sheet.close();
        for (size_t i = 0; i < r.size(); ++i) {
            after = r.number(i, 0);
            books::PeriodClosing c{.number = after,
                                   .range = {r.text(i, 2), r.number(i, 3), r.number(i, 4)},
                                   .at_ms = r.number(i, 5),
                                   .documents = r.number(i, 7),
                                   .total = {r.number(i, 8)},
                                   .by_rate = r.text(i, 9),
                                   .net = {r.number(i, 10)},
                                   .absolute = {r.number(i, 11)}};
            boost::describe::enum_from_string(r.text(i, 1).c_str(), c.period);
            json::Writer w(1024);
            w.begin()
                .field("number", c.number)
                .field("period", c.period)
                .field("label", c.range.label)
                .field("from_entry", c.range.from_entry)
                .field("until_entry", c.range.until_entry)
                .field("at_ms", c.at_ms)
                .field("user", r.maybe_number(i, 6))
                .field("documents", c.documents)
                .field("total_cents", c.total)
                .raw("by_rate", c.by_rate)
                .field("net_cents", c.net)
                .field("absolute_cents", c.absolute)
                .raw("methods", r.text(i, 12))
                .field("signed_text", signed_text(c, r.text_or_empty(i, 14)))
                .field("signature", hex(r.text(i, 13)))
                .end();
            sheet.line(w.take());
        }
    }
}

std::string render_start(storage::Connection& connection, const Range& range) {
    const Rows hash = connection.query(sql::hash_at, {range.from_entry - 1});
    json::Writer w;
    w.begin().field("journal_hash", hex(hash.empty() ? Digest{} : hash.digest(0, 0))).begin_list("registers");
    const Rows ends = connection.query(sql::chains_before, {range.from_entry});
    for (size_t i = 0; i < ends.size(); ++i)
        w.begin()
            .field("register", ends.number(i, 0))
            .field("seq", ends.number(i, 1))
            .field("net_cents", ends.number(i, 2))
            .field("absolute_cents", ends.number(i, 3))
            .field("signature", hex(ends.text(i, 4)))
            .end();
    w.end_list().begin("closed");
    for (const char* period : {"day", "month", "year"}) {
        const Rows r = connection.query(sql::closed_before, {period, range.from_entry});
        w.begin(period)
            .field("until_entry", r.empty() ? 0 : r.number(0, 0))
            .field("net_cents", r.empty() ? 0 : r.number(0, 1))
            .field("absolute_cents", r.empty() ? 0 : r.number(0, 2))
            .end();
    }
    return w.end().end().take();
}

}  // namespace guichet::archive
