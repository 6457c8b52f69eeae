#pragma once
// Versions of seat maps in the database, and as halls in the writer's memory.

#include "boxoffice/seating/hall.h"
#include "boxoffice/seating/seat_label.h"
#include "commands/unit.h"

namespace guichet::seating {

struct StoredMap {
    SeatMapId id;
    RoomId room;
    std::string document;  // JSON, as it was kept
    int64_t seats = 0;
    int64_t places = 0;
    TimeMs made_at_ms = 0;
};

std::string render_map_used(SeatMapId id, const SeatMap& map);  // {"id":…,"seats":…,"places":…}
std::optional<StoredMap> find_seat_map(storage::Connection& connection, SeatMapId id);
SeatMap drawing_of(const StoredMap& map);
SeatMapId record_seat_map(commands::Unit& unit, RoomId room, const SeatMap& map);

// The hall of a map that exists. Read and measured once.
HallPtr hall_of(commands::Unit& unit, SeatMapId id);
HallPtr hall_of(storage::Connection& connection, SeatMapId id);

struct Room {
    RoomId id;
    std::string name;
    std::string building;
    int64_t capacity = 0;
    SeatMapId seat_map;  // 0: places without numbers
};
std::optional<Room> find_room(storage::Connection& connection, RoomId id);
std::vector<Room> list_rooms(storage::Connection& connection);

struct KnownSeat {
    SeatLabel label;
    std::string category;
    std::string kind;
    bool restricted = false;
};
std::optional<KnownSeat> find_seat(storage::Connection& connection, SeatMapId map, SeatId seat);
// Columns: name in four languages, row, number.
SeatLabel label_of(const storage::Rows& rows, size_t row, size_t column, SeatId seat);

}  // namespace guichet::seating
