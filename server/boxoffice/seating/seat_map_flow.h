#pragma once
// A new version of a room's seat map, drawn or imported; how the house wants its seats sold.

#include "boxoffice/seating/lonely.h"
#include "boxoffice/seating/seat_map.h"
#include "commands/command.h"

namespace guichet::seating {

// Screenings keep the version they were put on with. Seats that the house keeps in every screening
// are found again by section, row and number.
enum class Drawn { by_hand, from_table };  // a table has no drawing: it takes that of the version before
// `based_on`: the version that was open while drawing (0: none yet). Refused when the room has another
// by now: two people who draw the same hall must not lose each other's work.
commands::Work draw_seat_map(RoomId room, SeatMap map, Drawn how,
                             std::optional<SeatMapId> based_on = std::nullopt);
commands::Work set_rules(SeatingRules rules);

}  // namespace guichet::seating
