#include "boxoffice/sales/reseat_flow.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/refusals.gen.h"
#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/pricing/pricing_store.h"
#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/print_flow.h"
#include "boxoffice/sales/sales_store.h"
#include "boxoffice/seating/seats_store.h"
#include "boxoffice/tickets/tickets_store.h"

namespace guichet::sales {
using commands::Accepted;
using commands::Unit;

namespace {

struct Move {
    tickets::Ticket ticket;
    catalogue::ScreeningPtr screening;
    pricing::TariffPtr tariff;
    seating::Seats* seats = nullptr;
    SeatId to;
};

std::optional<Refusal> why_not_movable(const Cashier& cashier, const StoredSale& sale, TimeMs now) {
    if (sale.kind != "sale") return refusals::sale_unknown();
    const std::string_view state = sale.state_at(now);
    if (state == "expired") return refusals::reservation_expired(sale.number);
    if (state != "paid" && state != "partly_refunded" && state != "reserved")
        return refusals::print_not_valid(sale.number);
    const bool own = sale.at_register == cashier.at_register;
    if (!own && !cashier.roles.may(identity::Role::ticket_editor))
        return refusals::sale_elsewhere(sale.register_name);
    return std::nullopt;
}

Result<std::vector<Move>> load_moves(Unit& unit, const StoredSale& sale, const Reseat& wish) {
    const Language language = unit.settings().language;
    const auto issued = tickets::list_tickets(unit.connection(), sale.number);
    std::vector<Move> moves;
    for (const SeatMove& m : wish.moves) {
        const auto ticket = std::ranges::find(issued, m.ticket, &tickets::Ticket::number);
        if (ticket == issued.end()) return refusals::ticket_unknown(m.ticket);
        if (std::ranges::count(wish.moves, m.ticket, &SeatMove::ticket) > 1)
            return refusals::ticket_twice(m.ticket);
        if (ticket->status != "activated" && ticket->status != "new")
            return refusals::ticket_not_valid(m.ticket);
        Move move{*ticket, catalogue::find_screening(unit, ticket->screening), {}, nullptr, m.seat};
        const std::string& title = move.screening->title.best(language, language);
        if (!ticket->seat) return refusals::seats_not_numbered(title);
        if (move.screening->ends_at_ms <= unit.now_ms()) return refusals::screening_over(title);
        move.tariff = pricing::find_tariff(unit, sale.lines.at(static_cast<size_t>(ticket->line) - 1).tariff);
        move.seats = &seating::seats_of(unit, *move.screening);
        moves.push_back(std::move(move));
    }
    return moves;
}

std::optional<Refusal> why_not_moved(const std::vector<Move>& moves, TimeMs now, Language language) {
    std::set<std::pair<ScreeningId, SeatId>> left, wanted;
    for (const Move& move : moves) left.insert({move.ticket.screening, move.ticket.seat->seat});
    for (const Move& move : moves) {
        const std::string& title = move.screening->title.best(language, language);
        const std::string& tariff = move.tariff->name.best(language, language);
        const std::pair place{move.ticket.screening, move.to};
        if (move.seats->hall().has(move.to) && !wanted.insert(place).second)
            return refusals::seat_twice(move.seats->hall().label_of(move.to, language));
        if (left.contains(place)) {  // only its category is to be asked about
            const auto& category = move.seats->hall().category_of(move.to.value);
            if (!seating::may_take(*move.tariff, category))
                return refusals::seat_not_at_tariff(move.seats->hall().label_of(move.to, language), tariff);
            continue;
        }
        if (auto refusal = seating::why_not_seats(*move.seats, {.take = {move.to}}, "", *move.tariff, now,
                                                  {language, title, tariff}))
            return refusal;
    }
    return std::nullopt;
}

std::vector<seating::SeatChange> record(Unit& unit, const std::vector<Move>& moves) {
    std::vector<seating::Claim> claims;
    for (const Move& move : moves) {
        const seating::Claim* written = move.seats->written(move.ticket.seat->seat.value);
        claims.push_back(written != nullptr ? *written : seating::Claim{});
        claims.back().ticket = move.ticket.number;
        drop_claim(unit, *move.seats, move.ticket.seat->seat);
        tickets::leave_seat(unit, move.ticket.number, move.ticket.screening);
    }
    std::vector<seating::SeatChange> changes;
    for (const Move& move : moves)
        changes.push_back({move.ticket.screening, seating::SeatState::free, {}, {move.ticket.seat->seat}});
    for (size_t i = 0; i < moves.size(); ++i) {
        record_claim(unit, *moves[i].seats, moves[i].to, claims[i]);
        tickets::take_seat(unit, moves[i].ticket.number, moves[i].ticket.screening, moves[i].to);
        changes.push_back({moves[i].ticket.screening, claims[i].state, claims[i], {moves[i].to}});
    }
    return changes;
}

std::string answer_of(const StoredSale& sale, const std::vector<Move>& moves,
                      const std::vector<std::string>& prints) {
    json::Writer w;
    w.begin().field("sale", sale.number).begin_list("tickets");
    for (const Move& move : moves) {
        json::Writer seat;
        write_label(seat, seating::label_of(move.seats->hall(), move.to));
        w.begin().field("number", move.ticket.number).raw("seat", seat.take()).end();
    }
    w.end_list();
    if (!prints.empty()) w.field("prints", prints);
    return w.end().take();
}

}  // namespace

commands::Work reseat(Cashier cashier, std::string sale_id, Reseat wish) {
    return [cashier = std::move(cashier), sale_id = std::move(sale_id),
            wish = std::move(wish)](Unit& unit) -> Result<Accepted> {
        const auto sale = find_sale(unit.connection(), sale_id);
        if (!sale) return refusals::sale_unknown();
        if (auto refusal = why_not_movable(cashier, *sale, unit.now_ms())) return *refusal;
        const auto moves = load_moves(unit, *sale, wish);
        if (!moves) return moves.refusal();
        if (auto refusal = why_not_moved(*moves, unit.now_ms(), unit.settings().language)) return *refusal;

        json::Writer body;
        body.begin().field("sale", sale->number).begin_list("moves");
        for (const Move& move : *moves)
            body.begin()
                .field("ticket", move.ticket.number)
                .field("from", move.ticket.seat->seat)
                .field("to", move.to)
                .end();
        body.end_list().end();
        const auto changes = record(unit, *moves);
        std::vector<std::string> prints;
        if (wish.print.value_or(false) && sale->state == "paid")
            prints =
                record_first_prints(unit, sale->number, *registers::find_register(unit, cashier.at_register),
                                    cashier.user, {"tickets"});
        json::Writer news;
        news.begin().field("sale", sale->number).field("register_id", cashier.at_register);
        if (!prints.empty()) news.field("jobs", prints.size());
        write_changes(news, changes);
        const std::string members = news.end().take();
        return Accepted{.kind = "sale.reseated",
                        .body = body.take(),
                        .news = members.substr(1, members.size() - 2),
                        .status = 201,
                        .answer = answer_of(*sale, *moves, prints)};
    };
}

}  // namespace guichet::sales
