#pragma once
// Seats that the house keeps in every screening of a room.

#include <map>

#include "boxoffice/seating/hall.h"
#include "boxoffice/seating/seats.h"
#include "commands/unit.h"

namespace guichet::seating {

struct HouseHold {
    House kind{};
    std::string name;  // what for
    TimeMs until_ms = never_ms;
    std::vector<SeatId> seats;
};

// Those whose date has not passed; grouped: seats of one kind, name and date together.
std::vector<HouseHold> list_house_of_room(storage::Connection& connection, RoomId room, TimeMs now);
void record_house_of_room(commands::Unit& unit, RoomId room, const HouseHold& hold);
void drop_house_of_room(commands::Unit& unit, RoomId room, SeatId seat);
// The same holds on another version of the map, by section, row and number; what is not there is left out.
std::vector<HouseHold> carried(std::vector<HouseHold> holds, const Hall& from, const Hall& to);
void replace_house_of_room(commands::Unit& unit, RoomId room, const std::vector<HouseHold>& holds);

// Seats of screenings whose date has passed and that nobody took since; the oldest, at most 5000
// in 100 screenings.
std::map<ScreeningId, std::vector<SeatId>> list_house_seats_past(storage::Connection& connection, TimeMs now);

// Numbered, whatever the version of their map.
std::vector<ScreeningId> list_screenings_to_come(storage::Connection& connection, RoomId room, TimeMs now);

}  // namespace guichet::seating
