#pragma once
// Putting a work on in a room, with its places; cancelling a screening.

#include <boost/describe.hpp>

#include "boxoffice/catalogue/screening.h"
#include "commands/command.h"

namespace guichet::seating {

struct NewScreening {
    WorkId work_id;
    RoomId room_id;
    GridId grid_id;
    TimeMs starts_at_ms = 0;
    TimeMs ends_at_ms = 0;
    std::optional<int64_t> capacity;
    std::optional<TimeMs> sale_from_ms;
    std::optional<TimeMs> sale_until_ms;
    std::optional<catalogue::Mode> mode;
    std::optional<bool> overlap_ok;
};
BOOST_DESCRIBE_STRUCT(NewScreening, (),
                      (work_id, room_id, grid_id, starts_at_ms, ends_at_ms, capacity, sale_from_ms,
                       sale_until_ms, mode, overlap_ok))

commands::Work add_screening(NewScreening screening);
commands::Work cancel_screening(ScreeningId screening);
// Only while nobody has ever taken a place: what is sold keeps its seats for ever.
commands::Work use_seat_map(ScreeningId screening, SeatMapId map);

}  // namespace guichet::seating
