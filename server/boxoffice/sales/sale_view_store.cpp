#include "boxoffice/sales/sale_view_store.h"

#include <map>

#include "base/json.h"
#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/pricing/pricing_store.h"
#include "boxoffice/sales/paper_words.h"
#include "boxoffice/sales/refund.h"
#include "boxoffice/tickets/tickets_store.h"

namespace guichet::sales {
namespace {

Text in_all_languages(std::string_view (*word)(Language)) {
    Text label;
    for (size_t i = 0; i < label.in.size(); ++i) label.in[i] = word(static_cast<Language>(i));
    return label;
}

void write_line(json::Writer& w, storage::Connection& connection, const StoredSale& sale,
                const StoredLine& line) {
    w.begin().field("line", line.line).field("kind", line.kind);
    if (line.screening) {
        const auto screening = catalogue::find_screening(connection, line.screening);
        const auto tariff = pricing::find_tariff(connection, line.tariff);
        w.field("label", screening->title)
            .field("tariff", tariff->name)
            .field("screening_id", line.screening)
            .field("starts_at_ms", screening->starts_at_ms);
    } else {
        w.field("label", in_all_languages(line.kind == "fee" ? fee_word : rounding_word));
    }
    w.field("quantity", line.quantity)
        .field("unit_cents", line.unit)
        .field("amount_cents", line.amount)
        .field("vat_cents", line.vat);
    if (const auto refunded = sale.after.refunded.find(line.line); refunded != sale.after.refunded.end())
        w.field("refunded", refunded->second);
    if (line.reverses_line != 0) w.field("reverses_line", line.reverses_line);
    w.end();
}

void write_payment(json::Writer& w, const Payment& p) {
    w.begin().field("method", p.method).field("amount_cents", p.amount_cents);
    if (p.tendered_cents)
        w.field("tendered_cents", *p.tendered_cents)
            .field("change_cents", *p.tendered_cents - p.amount_cents);
    if (p.reference) w.field("reference", *p.reference);
    w.end();
}

void write_after(json::Writer& w, const Aftermath& after) {
    w.begin_list("later");
    for (const LaterDocument& d : after.documents)
        w.begin()
            .field("id", d.id)
            .field("number", d.number)
            .field("kind", d.kind)
            .field("reason", d.reason)
            .field("made_at_ms", d.made_at_ms)
            .field("user", d.user_name)
            .end();
    w.end_list();
}

struct VatSum {
    Money base, vat;
};

void write_vat(json::Writer& w, const StoredSale& sale) {
    std::map<std::pair<std::string, std::optional<int64_t>>, VatSum> sums;
    for (const StoredLine& line : sale.lines) {
        if (line.kind == "rounding") continue;
        VatSum& sum = sums[{line.vat_code, line.vat_bp}];
        sum.base += line.amount - line.vat;
        sum.vat += line.vat;
    }
    for (const auto& [key, sum] : sums) {
        w.begin().field("code", key.first).field("excluded", !key.second.has_value());
        if (key.second) w.field("rate_bp", *key.second);
        w.field("base_cents", sum.base).field("vat_cents", sum.vat).end();
    }
}

}  // namespace

std::string render_sale(storage::Connection& connection, const StoredSale& sale, TimeMs now) {
    json::Writer w(2048);
    w.begin()
        .field("id", sale.id)
        .field("number", sale.number)
        .field("kind", sale.kind)
        .field("state", sale.state_at(now))
        .field("sold_at_ms", sale.made_at_ms);
    if (sale.expires_at_ms != 0) w.field("expires_at_ms", sale.expires_at_ms);
    if (sale.kind == "sale" && sale.paid_at_ms != 0)
        w.field("cancellable_until_ms", sale.paid_at_ms + cancel_within_ms);
    w.field("register", sale.register_name).field("user", sale.user_name);
    if (!sale.customer.empty()) w.field("customer", sale.customer);
    if (sale.reverses != 0) w.field("reverses", sale.reverses);
    if (!sale.reason.empty()) w.field("reason", sale.reason);
    if (!sale.note.empty()) w.field("note", sale.note);
    if (!sale.approved_by.empty()) w.field("approved_by", sale.approved_by);
    if (!sale.after.documents.empty()) write_after(w, sale.after);
    if (sale.kind == "sale" && sale.state == "paid") {
        w.begin_list("left");
        for (const LeftBy& left : left_by_method(sale))
            if (left.amount.cents > 0)
                w.begin().field("method", left.method).field("amount_cents", left.amount).end();
        w.end_list();
    }
    w.field("total_cents", sale.total).field("rounding_cents", sale.rounding).begin_list("lines");
    for (const StoredLine& line : sale.lines) write_line(w, connection, sale, line);
    w.end_list().begin_list("payments");
    for (const Payment& payment : sale.payments) write_payment(w, payment);
    w.end_list().begin_list("vat");
    write_vat(w, sale);
    w.end_list().begin_list("tickets");
    for (const tickets::Ticket& ticket : tickets::list_tickets(connection, sale.number)) {
        w.begin().field("number", ticket.number).field("line", ticket.line).field("state", ticket.status);
        if (ticket.seat) {
            json::Writer seat;
            write_label(seat, *ticket.seat);
            w.raw("seat", seat.take());
        }
        w.end();
    }
    return w.end_list().end().take();
}

}  // namespace guichet::sales
