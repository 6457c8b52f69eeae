#pragma once
// House seats: taken out of the sale of one screening or of every screening of a room, and given back
// (blocked, held for somebody, killed: peers.md, "hold is not kill").

#include "boxoffice/catalogue/screening.h"
#include "boxoffice/seating/house_store.h"
#include "commands/command.h"

namespace guichet::seating {

struct HoldHouseSeats {
    House kind{};
    std::optional<std::string> name;
    std::optional<TimeMs> until_ms;
    std::vector<SeatId> seats;
};
BOOST_DESCRIBE_STRUCT(HoldHouseSeats, (), (kind, name, until_ms, seats))

commands::Work hold_house_seats(ScreeningId screening, HoldHouseSeats wish);
commands::Work release_house_seats(ScreeningId screening, std::vector<SeatId> seats);
// Those of them whose date has passed, by the clock: they have been free since, now every till hears of it.
commands::Work expire_house_seats(ScreeningId screening, std::vector<SeatId> seats);
commands::Work hold_room_seats(RoomId room, HoldHouseSeats wish);
commands::Work release_room_seats(RoomId room, std::vector<SeatId> seats);

// What the house keeps in every screening of this room, in one that is put on now. Part of its command.
void keep_house_seats_of_room(commands::Unit& unit, const catalogue::Screening& screening, RoomId room);

std::string render_house_of_room(storage::Connection& connection, RoomId room, int64_t screenings,
                                 TimeMs now);

}  // namespace guichet::seating
