#include "boxoffice/seating/seats_store.h"

#include "boxoffice/seating/seats_sql.gen.h"

namespace guichet::seating {
namespace {

struct SeatsMemory {
    std::unordered_map<ScreeningId, std::unique_ptr<Seats>> by_screening;
};

Claim claim_of(const storage::Rows& rows, size_t i) {
    Claim claim{.holder = rows.text(i, 2),
                .expires_at_ms = rows.maybe_number(i, 3).value_or(never_ms),
                .at_register = {rows.maybe_number(i, 4).value_or(0)},
                .register_name = rows.text_or_empty(i, 5),
                .tariff = {rows.maybe_number(i, 6).value_or(0)},
                .ticket = rows.maybe_number(i, 7).value_or(0),
                .name = rows.text(i, 9)};
    boost::describe::enum_from_string(rows.text(i, 1).c_str(), claim.state);
    boost::describe::enum_from_string(rows.text(i, 8).c_str(), claim.house);
    return claim;
}

std::optional<int64_t> known(int64_t number) { return number == 0 ? std::nullopt : std::optional(number); }

void put_promise(commands::Unit& unit, const Seats& seats, SeatId seat, const Claim& claim) {
    const auto expires = claim.expires_at_ms == never_ms ? std::nullopt : std::optional(claim.expires_at_ms);
    const bool house = claim.state == SeatState::house;
    const storage::Query& how = seats.written(seat.value) == nullptr ? sql::insert_claim : sql::update_claim;
    unit.run(how,
             {seats.screening(), seat, boost::describe::enum_to_string(claim.state, ""), claim.holder,
              expires, known(claim.at_register.value), known(claim.tariff.value), known(claim.ticket),
              house ? boost::describe::enum_to_string(claim.house, "") : "", claim.name},
             1);
}

void end_promise(commands::Unit& unit, const Seats& seats, SeatId seat) {
    if (seats.written(seat.value) != nullptr) unit.run(sql::delete_claim, {seats.screening(), seat}, 1);
}

}  // namespace

Seats& seats_of(commands::Unit& unit, const catalogue::Screening& screening) {
    auto& slot = unit.memory<SeatsMemory>().by_screening[screening.id];
    if (slot != nullptr) return *slot;
    auto seats = std::make_unique<Seats>(screening.id, hall_of(unit, screening.seat_map));
    const storage::Rows rows = unit.query(sql::claims_of_screening, {screening.id});
    for (size_t i = 0; i < rows.size(); ++i) seats->put(rows.number(i, 0), claim_of(rows, i));
    slot = std::move(seats);
    return *slot;
}

void forget_seats(commands::Unit& unit, ScreeningId screening) {
    unit.memory<SeatsMemory>().by_screening.erase(screening);
}

void record_claim(commands::Unit& unit, Seats& seats, SeatId seat, Claim claim) {
    if (claim.state == SeatState::sold)
        end_promise(unit, seats, seat);
    else
        put_promise(unit, seats, seat, claim);
    seats.put(seat.value, std::move(claim));
}

void drop_claim(commands::Unit& unit, Seats& seats, SeatId seat) {
    end_promise(unit, seats, seat);
    seats.clear(seat.value);
}

std::vector<std::pair<SeatId, Claim>> list_claims(storage::Connection& connection, ScreeningId screening,
                                                  TimeMs now) {
    std::vector<std::pair<SeatId, Claim>> claims;
    const storage::Rows rows = connection.query(sql::claims_of_screening, {screening});
    for (size_t i = 0; i < rows.size(); ++i) {
        Claim claim = claim_of(rows, i);
        if (claim.expires_at_ms > now) claims.emplace_back(SeatId{rows.number(i, 0)}, std::move(claim));
    }
    return claims;
}

std::vector<CartSeat> list_seats_of_cart(storage::Connection& connection, std::string_view cart) {
    const storage::Rows rows = connection.query(sql::seats_of_cart, {cart});
    std::vector<CartSeat> seats;
    for (size_t i = 0; i < rows.size(); ++i)
        seats.push_back(
            {{rows.number(i, 0)}, {rows.number(i, 1)}, label_of(rows, i, 3, {rows.number(i, 2)})});
    return seats;
}

void write_change(json::Writer& w, const SeatChange& change) {
    w.begin().field("screening_id", change.screening).field("state", change.state);
    if (change.state == SeatState::held) w.field("cart", change.claim.holder);
    if (change.state == SeatState::house) {
        w.field("house", change.claim.house);
        if (!change.claim.name.empty()) w.field("name", change.claim.name);
    }
    if (change.state != SeatState::free && change.claim.expires_at_ms != never_ms)
        w.field("until_ms", change.claim.expires_at_ms);
    w.field("seats", change.seats).end();
}

void write_changes(json::Writer& w, const std::vector<SeatChange>& changes) {
    bool any = false;
    for (const SeatChange& change : changes) any = any || !change.seats.empty();
    if (!any) return;
    w.begin_list("seats");
    for (const SeatChange& change : changes)
        if (!change.seats.empty()) write_change(w, change);
    w.end_list();
}

SeatingRules rules_of(storage::Connection& connection) {
    SeatingRules rules;
    const storage::Rows rows = connection.query(sql::find_rules, {});
    for (size_t i = 0; i < rows.size(); ++i) {
        const std::string& value = rows.text(i, 1);
        if (rows.text(i, 0) == "seating.lonely_seats")
            boost::describe::enum_from_string(value.c_str(), rules.lonely_seats);
        else
            rules.lonely_allowed_from_percent = std::strtoll(value.c_str(), nullptr, 10);
    }
    return rules;
}

SeatingRules rules_of(commands::Unit& unit) {
    auto& kept = unit.memory<std::optional<SeatingRules>>();
    if (!kept) kept = rules_of(unit.connection());
    return *kept;
}

void record_rules(commands::Unit& unit, const SeatingRules& rules) {
    unit.run(sql::put_rule,
             {"seating.lonely_seats", boost::describe::enum_to_string(rules.lonely_seats, "")});
    unit.run(sql::put_rule,
             {"seating.lonely_allowed_from_percent", std::to_string(rules.lonely_allowed_from_percent)});
    unit.memory<std::optional<SeatingRules>>() = rules;
}

}  // namespace guichet::seating
