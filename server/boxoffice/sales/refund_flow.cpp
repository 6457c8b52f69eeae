#include "boxoffice/sales/refund_flow.h"

#include <algorithm>

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/fiscal/fiscal_store.h"
#include "boxoffice/pricing/pricing_store.h"
#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/paper_words.h"
#include "boxoffice/sales/places_flow.h"
#include "boxoffice/sales/print_flow.h"
#include "boxoffice/sales/reservation_flow.h"
#include "boxoffice/sales/sales_store.h"
#include "commands/tenant.h"

namespace guichet::sales {
using commands::Accepted;
using commands::Unit;

namespace {

std::string answer_of(const std::string& id, int64_t number, const StoredSale& sale, const Refund& refund,
                      const std::vector<std::string>& prints) {
    json::Writer w;
    w.begin()
        .field("id", id)
        .field("number", number)
        .field("sale", sale.number)
        .field("given_back_cents", refund.given())
        .field("total_cents", refund.total)
        .field("rounding_cents", refund.rounding)
        .field("payments", refund.given_back)
        .field("tickets", refund.tickets);
    if (!prints.empty()) w.field("prints", prints);
    return w.end().take();
}

std::string journal_body(int64_t number, const StoredSale& sale, const Refund& refund, const RefundWish& wish,
                         const std::optional<Approver>& approver) {
    json::Writer w(512);
    w.begin().field("sale", number).field("refunds", sale.number).begin_list("lines");
    for (const StoredLine& line : refund.lines) {
        w.begin().field("kind", line.kind).field("quantity", line.quantity).field("amount", line.amount);
        if (line.reverses_line != 0) w.field("reverses", line.reverses_line);
        w.end();
    }
    w.end_list()
        .field("tickets", refund.tickets)
        .field("total", refund.total)
        .field("rounding", refund.rounding)
        .field("payments", refund.given_back)
        .field("reason", wish.reason);
    if (!wish.note.empty()) w.field("note", wish.note);
    if (approver) w.field("approved_by", approver->user);
    return w.end().take();
}

// The document, its money, and what it frees. Nothing is refused any more.
Accepted record_refund(Unit& unit, const Cashier& cashier, const std::string& id, const StoredSale& sale,
                       const Refund& refund, const RefundWish& wish, const std::optional<Approver>& approver,
                       const registers::Register& at_register, const std::vector<std::string>& papers) {
    const int64_t number = unit.next_sale_number();
    const RegisterSessionId session = at_register.session->id;
    record_heading(unit, {.number = number,
                          .id = id,
                          .kind = "refund",
                          .session = session,
                          .at_register = cashier.at_register,
                          .user = cashier.user,
                          .total = refund.total,
                          .rounding = refund.rounding,
                          .reverses = sale.number,
                          .reason = wish.reason,
                          .note = wish.note,
                          .approved_by = approver ? approver->user : UserId{}});
    std::vector<tickets::Ticket> freed;
    for (const tickets::Ticket& ticket : tickets::list_tickets(unit.connection(), sale.number))
        if (std::ranges::count(refund.tickets, ticket.number) > 0) freed.push_back(ticket);
    for (const StoredLine& line : refund.lines) {
        record_line(unit, number, line);
        give_back_places(unit, line, -line.quantity);
    }
    record_payments(unit, number, refund.given_back, session, cashier.user, "refund");
    for (const int64_t ticket : refund.tickets) tickets::refund_ticket(unit, ticket, number);
    const SeatChanges seats = record_seats(unit, freed, seating::SeatState::sold, seating::SeatState::free);
    fiscal::record_document(unit, {.kind = "refund",
                                   .sale_number = number,
                                   .at_register = cashier.at_register,
                                   .session = session,
                                   .by_rate = by_rate_of(refund.lines)});
    const auto prints = record_first_prints(unit, number, at_register, cashier.user, papers);
    return {.kind = wish.reason == reason_cancelled ? "sale.cancelled" : "sale.refunded",
            .body = journal_body(number, sale, refund, wish, approver),
            .news = places_news(unit, sale, cashier.at_register, seats, prints.size()),
            .status = 201,
            .answer = answer_of(id, number, sale, refund, prints)};
}

}  // namespace

RefundWish wish_of(const RefundSale& command) {
    return {.elements = command.elements,
            .fee = command.fee_cents.value_or(Money{}),
            .payments = command.payments,
            .reason = command.reason,
            .note = command.note.value_or("")};
}

Result<RefundFacts> load_refund_facts(storage::Connection& connection, const Cashier& cashier,
                                      const StoredSale& sale, const commands::TenantSettings& settings,
                                      TimeMs now) {
    const auto at_register = registers::find_register(connection, cashier.at_register);
    if (at_register == nullptr) return refusals::register_not_chosen();
    RefundFacts facts{.sale = sale,
                      .at_register = *at_register,
                      .roles = cashier.roles,
                      .rules = refund_rules(connection),
                      .now = now};
    if (at_register->session)
        facts.in_drawer = registers::drawer_balance(connection, at_register->session->id);
    for (const tickets::Ticket& ticket : tickets::list_tickets(connection, sale.number))
        facts.tickets.push_back(
            {ticket.number, ticket.line, ticket.status == "deleted", ticket.entered_at_ms != 0});
    for (const StoredLine& line : sale.lines) {
        if (!line.tariff) continue;
        const auto tariff = pricing::find_tariff(connection, line.tariff);
        if (!tariff->refundable)
            facts.not_refundable[line.line] = tariff->name.best(settings.language, settings.language);
    }
    if (!sale.after.documents.empty()) {
        const LaterDocument& last = sale.after.documents.back();
        facts.last_refund = short_time(last.made_at_ms, settings.time_zone) + ", " + last.user_name;
    }
    return facts;
}

commands::Work refund_sale(Cashier cashier, std::string id, std::string sale_id, RefundSale command,
                           std::optional<Approver> approver) {
    return [cashier = std::move(cashier), id = std::move(id), sale_id = std::move(sale_id),
            command = std::move(command), approver = std::move(approver)](Unit& unit) -> Result<Accepted> {
        const auto sale = find_sale(unit.connection(), sale_id);
        if (!sale) return refusals::sale_unknown();
        auto facts = load_refund_facts(unit.connection(), cashier, *sale, unit.settings(), unit.now_ms());
        if (!facts) return facts.refusal();
        facts->approved = approver.has_value();
        const RefundWish wish = wish_of(command);
        const Result<Refund> refund = decide_refund(wish, *facts);
        if (!refund) return refund.refusal();
        if (refund->given() != command.expected_cents)
            return refusals::refund_changed(command.expected_cents, refund->given());
        return record_refund(unit, cashier, id, *sale, *refund, wish, approver, facts->at_register,
                             command.print);
    };
}

commands::Work cancel_sale(Cashier cashier, std::string id, std::string sale_id, std::string note) {
    return [cashier = std::move(cashier), id = std::move(id), sale_id = std::move(sale_id),
            note = std::move(note)](Unit& unit) -> Result<Accepted> {
        const auto sale = find_sale(unit.connection(), sale_id);
        if (!sale) return refusals::sale_unknown();
        const auto facts =
            load_refund_facts(unit.connection(), cashier, *sale, unit.settings(), unit.now_ms());
        if (!facts) return facts.refusal();
        const Result<Cancellation> cancellation = decide_cancel(*facts);
        if (!cancellation) return cancellation.refusal();
        if (cancellation->reservation_only) return give_up_reservation(unit, cashier, *sale, note);
        const RefundWish wish{.reason = std::string(reason_cancelled), .note = note};
        return record_refund(unit, cashier, id, *sale, cancellation->refund, wish, std::nullopt,
                             facts->at_register, {});
    };
}

RefundRules refund_rules(storage::Connection& connection) {
    const auto stored = commands::find_setting(connection, "refund_rules");
    if (!stored) return {};
    return *json::decode<RefundRules>(*stored);
}

commands::Work set_refund_rules(RefundRules rules) {
    return [rules = std::move(rules)](Unit& unit) -> Result<Accepted> {
        const std::string text = json::encode(rules);
        commands::put_setting(unit, "refund_rules", text);
        return Accepted{.kind = "settings.refunds", .body = text, .status = 200, .answer = text};
    };
}

}  // namespace guichet::sales
