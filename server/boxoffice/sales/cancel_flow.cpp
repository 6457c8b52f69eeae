#include "boxoffice/sales/cancel_flow.h"

#include <set>

#include "base/refusals.gen.h"
#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/cancel.h"
#include "boxoffice/sales/print_flow.h"
#include "boxoffice/seating/seating_store.h"
#include "boxoffice/seating/seats_store.h"
#include "boxoffice/tickets/tickets_store.h"

namespace guichet::sales {
using commands::Accepted;
using commands::Unit;

namespace {

// `seats`: what became of the seats of its tickets; nothing when they stay as they are.
std::string news_of(Unit& unit, const StoredSale& sale, RegisterId at_register,
                    const std::vector<seating::SeatChange>& seats, size_t jobs = 0) {
    json::Writer w(256);
    w.begin().field("sale", sale.number).field("register_id", at_register);
    if (jobs > 0) w.field("jobs", jobs);
    w.begin_list("gauges");
    std::set<ScreeningId> done;
    for (const StoredLine& line : sale.lines)
        if (line.screening && done.insert(line.screening).second)
            seating::write_gauge(w, unit, line.screening);
    w.end_list();
    write_changes(w, seats);
    const std::string object = w.end().take();
    return object.substr(1, object.size() - 2);
}

// Places that a paid sale held are free again at once.
void give_back_places(Unit& unit, const StoredSale& sale) {
    for (const StoredLine& line : sale.lines)
        if (line.screening)
            record_sold(unit, seating::quota_of(unit, line.screening, line.quota), -line.quantity);
}

// The numbered seats of a sale's tickets, one change each: free again, or sold for good.
std::vector<seating::SeatChange> record_seats(Unit& unit, const StoredSale& sale, seating::SeatState state) {
    std::vector<seating::SeatChange> changes;
    for (const tickets::Ticket& ticket : tickets::list_tickets(unit.connection(), sale.number)) {
        if (!ticket.seat) continue;
        seating::Seats& seats = seating::seats_of(unit, *catalogue::find_screening(unit, ticket.screening));
        // Somebody may have taken the seat of a reservation that ran out a moment ago.
        const seating::Claim* written = seats.written(ticket.seat->seat.value);
        if (written != nullptr && written->ticket != ticket.number) continue;
        const seating::Claim claim{.state = state, .holder = sale.id, .ticket = ticket.number};
        if (state == seating::SeatState::free)
            drop_claim(unit, seats, ticket.seat->seat);
        else
            record_claim(unit, seats, ticket.seat->seat, claim);
        changes.push_back({ticket.screening, state, claim, {ticket.seat->seat}});
    }
    return changes;
}

void drop_reserved_places(Unit& unit, const StoredSale& sale) {
    for (const StoredLine& line : sale.lines)
        if (line.screening) drop_hold(unit, seating::quota_of(unit, line.screening, line.quota), sale.id);
}

std::string answer_of(const std::string& id, int64_t number, const StoredSale& sale,
                      const Cancellation& cancellation) {
    Money given;
    for (const Payment& p : cancellation.given_back) given -= p.amount_cents;
    json::Writer w;
    w.begin()
        .field("id", id)
        .field("number", number)
        .field("cancels", sale.number)
        .field("given_back_cents", given)
        .field("payments", cancellation.given_back);
    return w.end().take();
}

// Nothing was paid, so there is no document: the reservation ends and its places are free.
Accepted give_up(Unit& unit, const Cashier& cashier, const StoredSale& sale, const std::string& reason) {
    record_reservation_end(unit, sale, "cancelled", {});
    const auto seats = record_seats(unit, sale, seating::SeatState::free);
    tickets::delete_tickets(unit, sale.number);
    drop_reserved_places(unit, sale);
    json::Writer body;
    body.begin().field("sale", sale.number).field("reason", reason).end();
    return {.kind = "reservation.given_up",
            .body = body.take(),
            .news = news_of(unit, sale, cashier.at_register, seats),
            .status = 201,
            .answer = answer_of(sale.id, sale.number, sale, {})};
}

}  // namespace

commands::Work cancel_sale(Cashier cashier, std::string id, std::string sale_id, std::string reason) {
    return [cashier = std::move(cashier), id = std::move(id), sale_id = std::move(sale_id),
            reason = std::move(reason)](Unit& unit) -> Result<Accepted> {
        auto sale = find_sale(unit.connection(), sale_id);
        if (!sale) return refusals::sale_unknown();
        const auto at_register = registers::find_register(unit, cashier.at_register);
        if (at_register == nullptr) return refusals::register_unknown();
        CancelFacts facts{*sale, *at_register, {}, unit.now_ms()};
        if (at_register->session)
            facts.in_drawer = registers::drawer_balance(unit.connection(), at_register->session->id);
        const Result<Cancellation> cancellation = decide_cancel(facts);
        if (!cancellation) return cancellation.refusal();
        if (cancellation->reservation_only) return give_up(unit, cashier, *sale, reason);

        const int64_t number = unit.next_sale_number();
        const RegisterSessionId session = at_register->session->id;
        record_heading(unit, {.number = number,
                              .id = id,
                              .kind = "refund",
                              .session = session,
                              .at_register = cashier.at_register,
                              .user = cashier.user,
                              .total = cancellation->total,
                              .rounding = cancellation->rounding,
                              .reverses = sale->number,
                              .reason = reason});
        for (const StoredLine& line : cancellation->lines) record_line(unit, number, line, true);
        record_payments(unit, number, cancellation->given_back, session, cashier.user, "refund");
        const auto seats = record_seats(unit, *sale, seating::SeatState::free);
        tickets::delete_tickets(unit, sale->number);
        give_back_places(unit, *sale);

        json::Writer body;
        body.begin()
            .field("sale", number)
            .field("cancels", sale->number)
            .field("total", cancellation->total)
            .field("rounding", cancellation->rounding)
            .field("payments", cancellation->given_back)
            .field("reason", reason)
            .end();
        return Accepted{.kind = "sale.cancelled",
                        .body = body.take(),
                        .news = news_of(unit, *sale, cashier.at_register, seats),
                        .status = 201,
                        .answer = answer_of(id, number, *sale, *cancellation)};
    };
}

commands::Work pay_reservation(Cashier cashier, std::string sale_id, PayReservation command) {
    return [cashier = std::move(cashier), sale_id = std::move(sale_id),
            command = std::move(command)](Unit& unit) -> Result<Accepted> {
        const auto sale = find_sale(unit.connection(), sale_id);
        if (!sale) return refusals::sale_unknown();
        if (sale->state_at(unit.now_ms()) == "expired") return refusals::reservation_expired(sale->number);
        if (sale->state != "reserved") return refusals::not_a_reservation(sale->number);
        const auto at_register = registers::find_register(unit, cashier.at_register);
        if (at_register == nullptr || !at_register->session) return refusals::register_closed();
        const auto settlement = decide_settlement(sale->total, command.payments, *at_register, false);
        if (!settlement) return settlement.refusal();
        if (settlement->later) return refusals::later_alone();

        const RegisterSessionId session = at_register->session->id;
        record_reservation_end(unit, *sale, "paid", settlement->rounding);
        if (settlement->rounding.cents != 0)
            record_line(unit, sale->number,
                        {.line = static_cast<int64_t>(sale->lines.size()) + 1,
                         .kind = "rounding",
                         .quantity = 1,
                         .unit = settlement->rounding,
                         .amount = settlement->rounding},
                        false);
        record_payments(unit, sale->number, settlement->payments, session, cashier.user, "sale");
        tickets::activate_tickets(unit, sale->number);
        drop_reserved_places(unit, *sale);
        for (const StoredLine& line : sale->lines)
            if (line.screening)
                record_sold(unit, seating::quota_of(unit, line.screening, line.quota), line.quantity);
        const auto seats = record_seats(unit, *sale, seating::SeatState::sold);
        const auto prints =
            record_first_prints(unit, sale->number, *at_register, cashier.user, command.print);

        std::vector<int64_t> numbers;
        for (const auto& ticket : tickets::list_tickets(unit.connection(), sale->number))
            numbers.push_back(ticket.number);
        json::Writer body;
        body.begin()
            .field("sale", sale->number)
            .field("payments", settlement->payments)
            .field("rounding", settlement->rounding)
            .end();
        return Accepted{
            .kind = "reservation.paid",
            .body = body.take(),
            .news = news_of(unit, *sale, cashier.at_register, seats, prints.size()),
            .status = 200,
            .answer = render_sold({sale->id, sale->number, true, sale->total, settlement->rounding,
                                   settlement->change, unit.now_ms(), std::nullopt, numbers, prints})};
    };
}

commands::Work expire_reservation(std::string sale_id) {
    return [sale_id = std::move(sale_id)](Unit& unit) -> Result<Accepted> {
        const auto sale = find_sale(unit.connection(), sale_id);
        if (!sale) return refusals::sale_unknown();
        if (sale->state != "reserved" || sale->expires_at_ms > unit.now_ms())
            return refusals::not_a_reservation(sale->number);
        record_reservation_end(unit, *sale, "expired", {});
        const auto seats = record_seats(unit, *sale, seating::SeatState::free);
        tickets::delete_tickets(unit, sale->number);
        drop_reserved_places(unit, *sale);
        json::Writer body;
        body.begin().field("sale", sale->number).end();
        return Accepted{
            .kind = "reservation.expired", .body = body.take(), .news = news_of(unit, *sale, {}, seats)};
    };
}

}  // namespace guichet::sales
