#include "archive/archive_sql.gen.h"
#include "archive/pages.h"
#include "base/json.h"
#include "boxoffice/fiscal/chain.h"

namespace guichet::archive {
namespace {
using storage::Rows;

// Rows of one document among those of a page: both are in the order of their entries.
struct Band {
    Rows rows;
    size_t at = 0;

    template <class Write>
    void each(int64_t entry, Write write) {
        for (; at < rows.size() && rows.number(at, 0) == entry; ++at) write(rows, at);
    }
};

void write_line(json::Writer& w, const Rows& r, size_t i) {
    w.begin().field("line", r.number(i, 1)).field("kind", r.text(i, 2));
    if (!r.is_null(i, 3))
        w.field("screening", r.number(i, 3))
            .field("tariff", r.number(i, 4))
            .field("title", r.text(i, 5))
            .field("tariff_name", r.text(i, 6))
            .field("starts_at_ms", r.number(i, 7));
    w.field("quantity", r.number(i, 8))
        .field("unit_cents", r.number(i, 9))
        .field("amount_cents", r.number(i, 10))
        .field("vat_code", r.text(i, 11))
        .field("vat_bp", r.maybe_number(i, 12))
        .field("vat_cents", r.number(i, 13))
        .field("reverses_line", r.maybe_number(i, 14))
        .end();
}

void write_payment(json::Writer& w, const Rows& r, size_t i) {
    w.begin()
        .field("method", r.text(i, 1))
        .field("amount_cents", r.number(i, 2))
        .field("tendered_cents", r.maybe_number(i, 3))
        .field("reference", r.text(i, 4))
        .field("session", r.number(i, 5))
        .field("at_ms", r.number(i, 6))
        .end();
}

std::string signed_text_of(storage::Connection& connection, const Rows& r, size_t i) {
    const fiscal::Document d{.at_register = {r.number(i, 1)},
                             .seq = r.number(i, 2),
                             .kind = r.text(i, 3),
                             .sale_number = r.number(i, 4),
                             .entry = r.number(i, 0),
                             .at_ms = r.number(i, 6),
                             .total = {r.number(i, 10)},
                             .by_rate = r.text(i, 16),
                             .net = {r.number(i, 17)},
                             .absolute = {r.number(i, 18)}};
    std::string before;
    if (d.seq > 1) {
        const Rows earlier = connection.query(sql::signature_before, {d.at_register, d.seq - 1});
        if (!earlier.empty()) before = earlier.text(0, 0);
    }
    return fiscal::signed_text(d, before);
}

// One page of documents after `after`; returns the last entry, or `after` when there are no more.
int64_t write_page(storage::Connection& connection, Sheet& sheet, int64_t after, int64_t until) {
    const Rows r = connection.query(sql::document_page, {after, until});
    if (r.empty()) return after;
    const int64_t first = r.number(0, 0), last = r.number(r.size() - 1, 0);
    Band lines{connection.query(sql::document_lines, {first, last})};
    Band payments{connection.query(sql::document_payments, {first, last})};
    Band tickets{connection.query(sql::document_tickets, {first, last})};
    for (size_t i = 0; i < r.size(); ++i) {
        const int64_t entry = r.number(i, 0);
        json::Writer w(1536);
        w.begin()
            .field("entry", entry)
            .field("register", r.number(i, 1))
            .field("seq", r.number(i, 2))
            .field("kind", r.text(i, 3))
            .field("number", r.number(i, 4))
            .field("id", r.text(i, 5))
            .field("at_ms", r.number(i, 6))
            .field("made_at_ms", r.number(i, 7))
            .field("user", r.number(i, 8))
            .field("session", r.number(i, 9))
            .field("total_cents", r.number(i, 10))
            .field("rounding_cents", r.number(i, 11))
            .field("reverses", r.maybe_number(i, 12))
            .field("reason", r.text(i, 13))
            .field("note", r.text(i, 14))
            .field("approved_by", r.maybe_number(i, 15))
            .begin_list("lines");
        lines.each(entry, [&](const Rows& rows, size_t at) { write_line(w, rows, at); });
        w.end_list().begin_list("payments");
        payments.each(entry, [&](const Rows& rows, size_t at) { write_payment(w, rows, at); });
        w.end_list().begin_list("tickets");
        tickets.each(entry, [&](const Rows& rows, size_t at) { w.value(rows.number(at, 1)); });
        w.end_list()
            .field("signed_text", signed_text_of(connection, r, i))
            .field("signature", hex(r.text(i, 19)))
            .end();
        sheet.line(w.take());
    }
    return last;
}

}  // namespace

Written write_documents(storage::Connection& connection, const Range& range, const std::string& folder) {
    Sheet sheet(folder, "documents.jsonl");
    int64_t after = range.from_entry - 1;
    while (true) {
        const int64_t last = write_page(connection, sheet, after, range.until_entry);
        if (last == after) return sheet.close();
        after = last;
    }
}

Written write_earlier(storage::Connection& connection, const Range& range, const std::string& folder) {
    Sheet sheet(folder, "earlier.jsonl");
    int64_t after = 0;
    while (true) {
        const Rows r = connection.query(sql::earlier_page, {range.from_entry, range.until_entry, after});
        if (r.empty()) return sheet.close();
        for (size_t i = 0; i < r.size(); ++i) {
            after = r.number(i, 0);
            write_page(connection, sheet, after - 1, after);
        }
    }
}

}  // namespace guichet::archive
