#include "boxoffice/sales/sell_flow.h"

#include <algorithm>
#include <set>

#include "base/refusals.gen.h"
#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/fiscal/fiscal_store.h"
#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/cart_store.h"
#include "boxoffice/sales/print_flow.h"
#include "boxoffice/sales/refund.h"
#include "boxoffice/seating/seating_store.h"
#include "boxoffice/seating/seats_store.h"
#include "boxoffice/tickets/tickets_store.h"

namespace guichet::sales {
using commands::Accepted;
using commands::Unit;

namespace {

Result<SellFacts> load_facts(Unit& unit, const Cashier& cashier, const Sell& command) {
    const auto at_register = registers::find_register(unit, cashier.at_register);
    if (at_register == nullptr) return refusals::register_unknown();
    SellFacts facts{.counter = {{cashier.roles, cashier.salepoint},
                                unit.now_ms(),
                                unit.settings().time_zone,
                                unit.settings().language},
                    .at_register = *at_register};
    std::vector<Wish> wishes = merged(command.lines);
    if (command.cart_id) {
        facts.cart = find_cart(unit.connection(), *command.cart_id);
        if (!facts.cart) return refusals::cart_unknown();
        for (const CartLine& line : facts.cart->lines) wishes.push_back(line.as_wish());
    }
    const std::string_view holder = command.cart_id ? std::string_view(*command.cart_id) : "";
    for (const Wish& wish : wishes) facts.offers.push_back(load_offer(unit, wish, holder));
    if (std::ranges::any_of(facts.offers, [](const Offer& offer) { return offer.seats != nullptr; }))
        facts.seating = seating::rules_of(unit);
    return facts;
}

void record_seat_sold(Unit& unit, ScreeningId screening, SeatId seat, int64_t ticket, const Draft& draft) {
    seating::Claim claim{.state = seating::SeatState::sold, .ticket = ticket};
    if (draft.settlement.later) {
        claim.state = seating::SeatState::reserved;
        claim.expires_at_ms = *draft.expires_at_ms;
    }
    record_claim(unit, seating::seats_of(unit, *catalogue::find_screening(unit, screening)), seat,
                 std::move(claim));
}

void record_lines(Unit& unit, int64_t number, const Draft& draft) {
    for (const Line& line : draft.lines)
        record_line(unit, number,
                    {line.line, "ticket", line.screening, line.tariff, line.quota, line.quantity, line.unit,
                     line.amount, line.vat.code, line.vat.rate_bp, line.vat_amount});
    if (draft.settlement.rounding.cents != 0)
        record_line(unit, number,
                    {.line = static_cast<int64_t>(draft.lines.size()) + 1,
                     .kind = "rounding",
                     .quantity = 1,
                     .unit = draft.settlement.rounding,
                     .amount = draft.settlement.rounding});
}

// Tickets and their seats. Returns the ticket numbers.
std::vector<int64_t> record_tickets(Unit& unit, int64_t number, const Draft& draft) {
    std::vector<tickets::Issue> issues;
    for (const Line& line : draft.lines)
        for (int64_t i = 0; i < line.quantity; ++i)
            issues.push_back({number, line.line, line.screening, line.quota,
                              line.seats.empty() ? SeatId{} : line.seats[static_cast<size_t>(i)],
                              !draft.settlement.later});
    std::vector<int64_t> numbers = tickets::record_tickets(unit, issues);
    for (size_t i = 0; i < issues.size(); ++i)
        if (issues[i].seat) record_seat_sold(unit, issues[i].screening, issues[i].seat, numbers[i], draft);
    return numbers;
}

void record_places(Unit& unit, const std::string& id, const Draft& draft) {
    for (const Line& line : draft.lines) {
        seating::Quota& quota = seating::quota_of(unit, line.screening, line.quota);
        if (draft.settlement.later) {
            const auto before = quota.holds.find(id);
            const int64_t held = before == quota.holds.end() ? 0 : before->second.places;
            record_hold(unit, quota, id, {held + line.quantity, *draft.expires_at_ms});
        } else {
            record_sold(unit, quota, line.quantity);
        }
    }
}

fiscal::ByRate by_rate_of(const std::vector<Line>& lines) {
    fiscal::ByRate sums;
    for (const Line& line : lines) sums.add(line.vat.code, line.vat.rate_bp, line.amount);
    return sums;
}

std::string journal_body(int64_t number, const Draft& draft, const std::vector<int64_t>& tickets,
                         const std::string& person_digest) {
    json::Writer w(768);
    w.begin().field("sale", number).begin_list("lines");
    for (const Line& l : draft.lines) {
        w.begin()
            .field("screening", l.screening)
            .field("tariff", l.tariff)
            .field("quantity", l.quantity)
            .field("unit", l.unit)
            .field("amount", l.amount)
            .field("vat", l.vat.code);
        if (!l.seats.empty()) w.field("seats", l.seats);
        if (l.vat.rate_bp) w.field("bp", *l.vat.rate_bp).field("tax", l.vat_amount);
        w.end();
    }
    w.end_list().begin_list("payments");
    for (const Payment& p : draft.settlement.payments)
        w.begin().field("method", p.method).field("amount", p.amount_cents).end();
    w.end_list().field("total", draft.total).field("rounding", draft.settlement.rounding);
    w.field("tickets", tickets);
    if (draft.expires_at_ms) w.field("expires", *draft.expires_at_ms);
    if (!person_digest.empty()) w.field("person", person_digest);
    return w.end().take();
}

std::string news_of(Unit& unit, int64_t number, RegisterId at_register, const Draft& draft,
                    const std::optional<Cart>& cart, size_t jobs) {
    json::Writer w(256);
    w.begin().field("sale", number).field("register_id", at_register);
    if (jobs > 0) w.field("jobs", jobs);
    if (cart) w.field("cart", cart->id);
    w.begin_list("gauges");
    std::set<ScreeningId> done;
    for (const Line& line : draft.lines)
        if (done.insert(line.screening).second) seating::write_gauge(w, unit, line.screening);
    w.end_list();
    std::vector<seating::SeatChange> changes;
    for (const Line& line : draft.lines)
        changes.push_back({line.screening,
                           draft.settlement.later ? seating::SeatState::reserved : seating::SeatState::sold,
                           {.expires_at_ms = draft.expires_at_ms.value_or(seating::never_ms)},
                           line.seats});
    write_changes(w, changes);
    return json::members(w.end().take());
}

}  // namespace

std::string render_sold(const SoldAnswer& sold) {
    json::Writer w;
    w.begin()
        .field("id", sold.id)
        .field("number", sold.number)
        .field("state", sold.paid ? "paid" : "reserved")
        .field("total_cents", sold.total)
        .field("rounding_cents", sold.rounding)
        .field("change_cents", sold.change)
        .field("sold_at_ms", sold.sold_at_ms);
    if (sold.expires_at_ms) w.field("expires_at_ms", *sold.expires_at_ms);
    w.field("cancellable_until_ms", sold.sold_at_ms + cancel_within_ms).field("tickets", sold.tickets);
    if (!sold.prints.empty()) w.field("prints", sold.prints);
    return w.end().take();
}

commands::Work sell(Cashier cashier, std::string id, Sell command) {
    return [cashier = std::move(cashier), id = std::move(id),
            command = std::move(command)](Unit& unit) -> Result<Accepted> {
        const Result<SellFacts> facts = load_facts(unit, cashier, command);
        if (!facts) return facts.refusal();
        const Result<Draft> draft = decide_sell(
            {command.payments, command.expected_total_cents, command.customer.has_value()}, *facts);
        if (!draft) return draft.refusal();

        // After this point the sale must succeed.
        const RegisterSessionId session = facts->at_register.session->id;
        const bool later = draft->settlement.later;
        const int64_t number = unit.next_sale_number();
        std::string person_digest;
        if (command.customer) person_digest = record_person(unit, id, *command.customer);
        record_heading(unit, {.number = number,
                              .id = id,
                              .state = later ? "reserved" : "paid",
                              .session = session,
                              .at_register = cashier.at_register,
                              .user = cashier.user,
                              .total = draft->total,
                              .rounding = draft->settlement.rounding,
                              .person = command.customer ? id : "",
                              .expires_at_ms = draft->expires_at_ms});
        if (facts->cart) {
            Cart cart = *facts->cart;
            cart.state = CartState::sold;
            record_cart(unit, cart);
        }
        record_lines(unit, number, *draft);
        const std::vector<int64_t> tickets = record_tickets(unit, number, *draft);
        record_places(unit, id, *draft);
        record_payments(unit, number, draft->settlement.payments, session, cashier.user, "sale");
        if (!later)
            fiscal::record_document(unit, {.kind = "sale",
                                           .sale_number = number,
                                           .at_register = cashier.at_register,
                                           .session = session,
                                           .by_rate = by_rate_of(draft->lines)});
        const std::vector<std::string> prints =
            later ? std::vector<std::string>()
                  : record_first_prints(unit, number, facts->at_register, cashier.user, command.print);

        return Accepted{
            .kind = later ? "sale.reserved" : "sale.made",
            .body = journal_body(number, *draft, tickets, person_digest),
            .news = news_of(unit, number, cashier.at_register, *draft, facts->cart, prints.size()),
            .status = 201,
            .answer = render_sold({id, number, !later, draft->total, draft->settlement.rounding,
                                   draft->settlement.change, unit.now_ms(), draft->expires_at_ms, tickets,
                                   prints})};
    };
}

}  // namespace guichet::sales
