#include "boxoffice/seating/house_flow.h"

#include <algorithm>
#include <set>

#include "base/refusals.gen.h"
#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/seating/seating_store.h"
#include "boxoffice/seating/seats_store.h"

namespace guichet::seating {
using commands::Accepted;
using commands::Unit;

namespace {

Claim claim_of(const HouseHold& hold) {
    return {.state = SeatState::house, .expires_at_ms = hold.until_ms, .house = hold.kind, .name = hold.name};
}

// Seats that exist, each named once.
std::optional<Refusal> why_not_named(const Hall& hall, const std::vector<SeatId>& seats, Language language,
                                     const std::string& where) {
    std::set<SeatId> named;
    for (const SeatId seat : seats) {
        if (!hall.has(seat)) return refusals::seat_unknown(seat.value, where);
        if (!named.insert(seat).second) return refusals::seat_twice(hall.label_of(seat, language));
    }
    return std::nullopt;
}

// The seats of a numbered screening, once all that are named are its own.
Result<Seats*> seats_named(Unit& unit, ScreeningId id, const std::vector<SeatId>& named) {
    const auto screening = catalogue::find_screening(unit, id);
    if (screening == nullptr) return refusals::screening_unknown();
    const Language language = unit.settings().language;
    const std::string& title = screening->title.best(language, language);
    if (!screening->seat_map) return refusals::seats_not_numbered(title);
    Seats& seats = seats_of(unit, *screening);
    if (auto refusal = why_not_named(seats.hall(), named, language, title)) return *refusal;
    return &seats;
}

std::optional<Refusal> why_not_kept(const Seats& seats, const HouseHold& hold, TimeMs now,
                                    Language language) {
    for (const SeatId seat : hold.seats) {
        if (seats.is_free(seat.value, now)) continue;
        const std::string label = seats.hall().label_of(seat, language);
        const Claim* claim = seats.find(seat.value, now);
        if (claim != nullptr && claim->state == SeatState::held)
            return refusals::seat_taken(label, claim->register_name);
        if (claim != nullptr && claim->state == SeatState::house) return refusals::seat_is_house(label);
        return refusals::seat_sold(label);
    }
    return std::nullopt;
}

void keep(Unit& unit, Seats& seats, const HouseHold& hold, SeatId seat) {
    record_claim(unit, seats, seat, claim_of(hold));
    record_house_seat(unit, seats.screening(), seat, hold.until_ms);
}

void give_back(Unit& unit, Seats& seats, SeatId seat) {
    drop_claim(unit, seats, seat);
    drop_house_seat(unit, seats.screening(), seat);
}

std::string news_of(Unit& unit, const std::vector<SeatChange>& changes) {
    json::Writer w;
    w.begin();
    write_changes(w, changes);
    w.begin_list("gauges");
    for (const SeatChange& change : changes) write_gauge(w, unit, change.screening);
    const std::string object = w.end_list().end().take();
    return object.substr(1, object.size() - 2);
}

std::string answer_of(ScreeningId screening, size_t seats) {
    json::Writer w;
    w.begin().field("screening_id", screening).field("seats", seats).end();
    return w.take();
}

std::string body_of(const char* where, int64_t id, const HouseHold& hold) {
    json::Writer w;
    w.begin().field(where, id).field("kind", hold.kind).field("name", hold.name);
    if (hold.until_ms != never_ms) w.field("until", hold.until_ms);
    w.field("seats", hold.seats).end();
    return w.take();
}

HouseHold hold_of(HoldHouseSeats wish) {
    return {wish.kind, wish.name.value_or(""), wish.until_ms.value_or(never_ms), std::move(wish.seats)};
}

// The seats of the room's latest map in the map that a screening has.
std::vector<SeatId> seats_in(const Hall& there, const Hall& latest, const std::vector<SeatId>& seats) {
    return carried({{.seats = seats}}, latest, there).front().seats;
}

bool is_house(const Seats& seats, SeatId seat, TimeMs now) {
    return seats.state(seat.value, now) == SeatState::house;
}

bool is_over(const Claim* claim, TimeMs now) {
    return claim != nullptr && claim->state == SeatState::house && claim->expires_at_ms <= now;
}

}  // namespace

void keep_house_seats_of_room(Unit& unit, const catalogue::Screening& screening, RoomId id) {
    const auto room = find_room(unit.connection(), id);
    Seats& seats = seats_of(unit, screening);
    // They are kept by the numbers of the room's latest map, which need not be this screening's.
    for (const HouseHold& hold : carried(list_house_of_room(unit.connection(), id, unit.now_ms()),
                                         *hall_of(unit, room->seat_map), seats.hall())) {
        for (const SeatId seat : hold.seats) keep(unit, seats, hold, seat);
    }
}

commands::Work hold_house_seats(ScreeningId id, HoldHouseSeats wish) {
    return [id, hold = hold_of(std::move(wish))](Unit& unit) -> Result<Accepted> {
        const Result<Seats*> found = seats_named(unit, id, hold.seats);
        if (!found) return found.refusal();
        Seats& seats = **found;
        const Language language = unit.settings().language;
        if (hold.until_ms <= unit.now_ms()) return refusals::house_date_past();
        if (auto refusal = why_not_kept(seats, hold, unit.now_ms(), language)) return *refusal;
        for (const SeatId seat : hold.seats) keep(unit, seats, hold, seat);
        return Accepted{.kind = "house.held",
                        .body = body_of("screening", id.value, hold),
                        .news = news_of(unit, {{id, SeatState::house, claim_of(hold), hold.seats}}),
                        .status = 201,
                        .answer = answer_of(id, hold.seats.size())};
    };
}

commands::Work release_house_seats(ScreeningId id, std::vector<SeatId> released) {
    return [id, released = std::move(released)](Unit& unit) -> Result<Accepted> {
        const Result<Seats*> found = seats_named(unit, id, released);
        if (!found) return found.refusal();
        Seats& seats = **found;
        const Language language = unit.settings().language;
        for (const SeatId seat : released)
            if (!is_house(seats, seat, unit.now_ms()))
                return refusals::seat_not_house(seats.hall().label_of(seat, language));
        for (const SeatId seat : released) give_back(unit, seats, seat);
        json::Writer body;
        body.begin().field("screening", id).field("seats", released).end();
        return Accepted{.kind = "house.released",
                        .body = body.take(),
                        .news = news_of(unit, {{id, SeatState::free, {}, released}}),
                        .status = 200,
                        .answer = answer_of(id, released.size())};
    };
}

commands::Work expire_house_seats(ScreeningId id, std::vector<SeatId> seen) {
    return [id, seen = std::move(seen)](Unit& unit) -> Result<Accepted> {
        const Result<Seats*> found = seats_named(unit, id, seen);
        if (!found) return found.refusal();
        Seats& seats = **found;
        std::vector<SeatId> over;
        for (const SeatId seat : seen)
            if (is_over(seats.written(seat.value), unit.now_ms())) over.push_back(seat);
        // Taken or kept anew meanwhile: nothing to do.
        if (over.empty())
            return refusals::seat_not_house(seats.hall().label_of(seen.front(), unit.settings().language));
        for (const SeatId seat : over) give_back(unit, seats, seat);
        json::Writer body;
        body.begin().field("screening", id).field("seats", over).end();
        return Accepted{.kind = "house.expired",
                        .body = body.take(),
                        .news = news_of(unit, {{id, SeatState::free, {}, over}})};
    };
}

commands::Work hold_room_seats(RoomId id, HoldHouseSeats wish) {
    return [id, hold = hold_of(std::move(wish))](Unit& unit) -> Result<Accepted> {
        const auto room = find_room(unit.connection(), id);
        if (!room) return refusals::room_unknown();
        if (!room->seat_map) return refusals::seats_not_numbered(room->name);
        const Language language = unit.settings().language;
        const HallPtr hall = hall_of(unit, room->seat_map);
        if (auto refusal = why_not_named(*hall, hold.seats, language, room->name)) return *refusal;
        if (hold.until_ms <= unit.now_ms()) return refusals::house_date_past();
        std::set<SeatId> kept;
        for (const HouseHold& other : list_house_of_room(unit.connection(), id, unit.now_ms()))
            kept.insert(other.seats.begin(), other.seats.end());
        for (const SeatId seat : hold.seats)
            if (kept.contains(seat)) return refusals::seat_is_house(hall->label_of(seat, language));

        record_house_of_room(unit, id, hold);
        // Where a seat is sold or held already, that screening goes on as it is.
        std::vector<SeatChange> changes;
        for (const ScreeningId s : list_screenings_to_come(unit.connection(), id, unit.now_ms())) {
            Seats& seats = seats_of(unit, *catalogue::find_screening(unit, s));
            SeatChange change{s, SeatState::house, claim_of(hold), {}};
            for (const SeatId seat : seats_in(seats.hall(), *hall, hold.seats))
                if (seats.is_free(seat.value, unit.now_ms())) change.seats.push_back(seat);
            for (const SeatId seat : change.seats) keep(unit, seats, hold, seat);
            if (!change.seats.empty()) changes.push_back(std::move(change));
        }
        return Accepted{.kind = "house.room_held",
                        .body = body_of("room", id.value, hold),
                        .news = news_of(unit, changes),
                        .status = 201,
                        .answer = render_house_of_room(unit.connection(), id,
                                                       static_cast<int64_t>(changes.size()), unit.now_ms())};
    };
}

commands::Work release_room_seats(RoomId id, std::vector<SeatId> released) {
    return [id, released = std::move(released)](Unit& unit) -> Result<Accepted> {
        const auto room = find_room(unit.connection(), id);
        if (!room) return refusals::room_unknown();
        if (!room->seat_map) return refusals::seats_not_numbered(room->name);
        const Language language = unit.settings().language;
        const HallPtr hall = hall_of(unit, room->seat_map);
        if (auto refusal = why_not_named(*hall, released, language, room->name)) return *refusal;
        std::set<SeatId> kept;
        for (const HouseHold& hold : list_house_of_room(unit.connection(), id, unit.now_ms()))
            kept.insert(hold.seats.begin(), hold.seats.end());
        for (const SeatId seat : released)
            if (!kept.contains(seat)) return refusals::seat_not_house(hall->label_of(seat, language));

        for (const SeatId seat : released) drop_house_of_room(unit, id, seat);
        std::vector<SeatChange> changes;
        for (const ScreeningId s : list_screenings_to_come(unit.connection(), id, unit.now_ms())) {
            Seats& seats = seats_of(unit, *catalogue::find_screening(unit, s));
            SeatChange change{s, SeatState::free, {}, {}};
            for (const SeatId seat : seats_in(seats.hall(), *hall, released))
                if (is_house(seats, seat, unit.now_ms())) change.seats.push_back(seat);
            for (const SeatId seat : change.seats) give_back(unit, seats, seat);
            if (!change.seats.empty()) changes.push_back(std::move(change));
        }
        json::Writer body;
        body.begin().field("room", id).field("seats", released).end();
        return Accepted{.kind = "house.room_released",
                        .body = body.take(),
                        .news = news_of(unit, changes),
                        .status = 200,
                        .answer = render_house_of_room(unit.connection(), id,
                                                       static_cast<int64_t>(changes.size()), unit.now_ms())};
    };
}

std::string render_house_of_room(storage::Connection& connection, RoomId room, int64_t screenings,
                                 TimeMs now) {
    json::Writer w;
    w.begin().field("room_id", room).field("screenings", screenings).begin_list("holds");
    for (const HouseHold& hold : list_house_of_room(connection, room, now)) {
        w.begin().field("kind", hold.kind).field("name", hold.name);
        if (hold.until_ms != never_ms) w.field("until_ms", hold.until_ms);
        w.field("seats", hold.seats).end();
    }
    return w.end_list().end().take();
}

}  // namespace guichet::seating
