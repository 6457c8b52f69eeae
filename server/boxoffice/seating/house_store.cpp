#include "boxoffice/seating/house_store.h"

#include "boxoffice/seating/house_sql.gen.h"

namespace guichet::seating {
namespace {

// A command for each: those of one sweep must not fill the writer's queue.
constexpr size_t screenings_past_max = 100;

using Label = std::tuple<std::string_view, std::string_view, std::string_view>;

Label label_in(const Hall& hall, int64_t number) {
    const HallSeat& at = hall.seat(number);
    const MapRow& row = hall.map().rows[at.row];
    return {row.section, row.label, row.seats[at.place].number};
}

}  // namespace

std::vector<HouseHold> list_house_of_room(storage::Connection& connection, RoomId room, TimeMs now) {
    const storage::Rows rows = connection.query(sql::house_of_room, {room, now});
    std::vector<HouseHold> holds;
    for (size_t i = 0; i < rows.size(); ++i) {
        HouseHold next{.name = rows.text(i, 2), .until_ms = rows.maybe_number(i, 3).value_or(never_ms)};
        boost::describe::enum_from_string(rows.text(i, 1).c_str(), next.kind);
        const bool same = !holds.empty() && holds.back().kind == next.kind &&
                          holds.back().name == next.name && holds.back().until_ms == next.until_ms;
        if (!same) holds.push_back(std::move(next));
        holds.back().seats.push_back({rows.number(i, 0)});
    }
    return holds;
}

void record_house_of_room(commands::Unit& unit, RoomId room, const HouseHold& hold) {
    const auto until = hold.until_ms == never_ms ? std::nullopt : std::optional(hold.until_ms);
    for (const SeatId seat : hold.seats) {
        unit.run(sql::delete_room_house, {room, seat});  // one whose date has passed
        unit.run(sql::insert_room_house,
                 {room, seat, boost::describe::enum_to_string(hold.kind, "blocked"), hold.name, until});
    }
}

void drop_house_of_room(commands::Unit& unit, RoomId room, SeatId seat) {
    unit.run(sql::delete_room_house, {room, seat}, 1);
}

std::vector<HouseHold> carried(std::vector<HouseHold> holds, const Hall& from, const Hall& to) {
    if (from.id() == to.id()) return holds;
    std::map<Label, SeatId> there;
    for (int64_t s = 1; s <= to.seat_count(); ++s) there[label_in(to, s)] = {s};
    for (HouseHold& hold : holds) {
        std::vector<SeatId> found;
        for (const SeatId seat : hold.seats)
            if (const auto at = there.find(label_in(from, seat.value)); at != there.end())
                found.push_back(at->second);
        hold.seats = std::move(found);
    }
    return holds;
}

void replace_house_of_room(commands::Unit& unit, RoomId room, const std::vector<HouseHold>& holds) {
    unit.run(sql::clear_room_house, {room});
    for (const HouseHold& hold : holds) record_house_of_room(unit, room, hold);
}

std::map<ScreeningId, std::vector<SeatId>> list_house_seats_past(storage::Connection& connection,
                                                                 TimeMs now) {
    const storage::Rows rows = connection.query(sql::house_seats_past, {now});
    std::map<ScreeningId, std::vector<SeatId>> seats;
    for (size_t i = 0; i < rows.size(); ++i) {
        const ScreeningId screening{rows.number(i, 0)};
        if (seats.size() < screenings_past_max || seats.contains(screening))
            seats[screening].push_back({rows.number(i, 1)});
    }
    return seats;
}

std::vector<ScreeningId> list_screenings_to_come(storage::Connection& connection, RoomId room, TimeMs now) {
    const storage::Rows rows = connection.query(sql::screenings_to_come, {room, now});
    std::vector<ScreeningId> screenings;
    for (size_t i = 0; i < rows.size(); ++i) screenings.push_back({rows.number(i, 0)});
    return screenings;
}

}  // namespace guichet::seating
