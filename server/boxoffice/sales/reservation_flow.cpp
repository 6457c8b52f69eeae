#include "boxoffice/sales/reservation_flow.h"

#include "base/refusals.gen.h"
#include "boxoffice/fiscal/fiscal_store.h"
#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/places_flow.h"
#include "boxoffice/sales/print_flow.h"
#include "boxoffice/sales/sales_store.h"
#include "boxoffice/seating/seating_store.h"

namespace guichet::sales {
using commands::Accepted;
using commands::Unit;

namespace {

void drop_reserved_places(Unit& unit, const StoredSale& sale) {
    for (const StoredLine& line : sale.lines)
        if (line.screening) drop_hold(unit, seating::quota_of(unit, line.screening, line.quota), sale.id);
}

// Its seats are free, its tickets void, its places no longer held.
SeatChanges free_all(Unit& unit, const StoredSale& sale) {
    const auto seats = record_seats(unit, tickets::list_tickets(unit.connection(), sale.number),
                                    seating::SeatState::reserved, seating::SeatState::free);
    tickets::delete_tickets(unit, sale.number);
    drop_reserved_places(unit, sale);
    return seats;
}

}  // namespace

Accepted give_up_reservation(Unit& unit, const Cashier& cashier, const StoredSale& sale,
                             const std::string& reason) {
    record_reservation_end(unit, sale, "cancelled", {});
    const SeatChanges seats = free_all(unit, sale);
    json::Writer body, answer;
    body.begin().field("sale", sale.number).field("reason", reason).end();
    answer.begin()
        .field("id", sale.id)
        .field("number", sale.number)
        .field("sale", sale.number)
        .field("given_back_cents", Money{})
        .begin_list("payments")
        .end_list()
        .end();
    return {.kind = "reservation.given_up",
            .body = body.take(),
            .news = places_news(unit, sale, cashier.at_register, seats),
            .status = 201,
            .answer = answer.take()};
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
                         .amount = settlement->rounding});
        record_payments(unit, sale->number, settlement->payments, session, cashier.user, "sale");
        tickets::activate_tickets(unit, sale->number);
        drop_reserved_places(unit, *sale);
        for (const StoredLine& line : sale->lines)
            if (line.screening)
                record_sold(unit, seating::quota_of(unit, line.screening, line.quota), line.quantity);
        const auto issued = tickets::list_tickets(unit.connection(), sale->number);
        const SeatChanges seats =
            record_seats(unit, issued, seating::SeatState::reserved, seating::SeatState::sold);
        fiscal::record_document(unit, {.kind = "sale",
                                       .sale_number = sale->number,
                                       .at_register = cashier.at_register,
                                       .session = session,
                                       .by_rate = by_rate_of(sale->lines)});
        const auto prints =
            record_first_prints(unit, sale->number, *at_register, cashier.user, command.print);

        std::vector<int64_t> numbers;
        for (const tickets::Ticket& ticket : issued) numbers.push_back(ticket.number);
        json::Writer body;
        body.begin()
            .field("sale", sale->number)
            .field("payments", settlement->payments)
            .field("rounding", settlement->rounding)
            .end();
        return Accepted{
            .kind = "reservation.paid",
            .body = body.take(),
            .news = places_news(unit, *sale, cashier.at_register, seats, prints.size()),
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
        const SeatChanges seats = free_all(unit, *sale);
        json::Writer body;
        body.begin().field("sale", sale->number).end();
        return Accepted{
            .kind = "reservation.expired", .body = body.take(), .news = places_news(unit, *sale, {}, seats)};
    };
}

}  // namespace guichet::sales
