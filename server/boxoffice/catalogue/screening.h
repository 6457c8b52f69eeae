#pragma once
// What is on: works, rooms and screenings (domain.md 2.1–2.3), and whether a screening is for sale.

#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "base/clock.h"
#include "base/id.h"
#include "base/refusal.h"
#include "base/text.h"

namespace guichet::catalogue {

enum class Mode { tickets, free_entry, by_mail, other };
BOOST_DESCRIBE_ENUM(Mode, tickets, free_entry, by_mail, other)

struct Screening {
    ScreeningId id;
    WorkId work;
    Text title;
    RoomId room;
    std::string room_name;
    std::string building;
    GridId grid;
    Text section;  // may be empty
    TimeMs starts_at_ms = 0;
    TimeMs ends_at_ms = 0;
    std::optional<TimeMs> sale_from_ms;
    TimeMs sale_until_ms = 0;
    Mode mode = Mode::tickets;
    bool cancelled = false;
    SeatMapId seat_map;  // 0: places without numbers
};

// At the counter people still buy a little after the start.
inline constexpr TimeMs sale_after_start_ms = 30 * minute_ms;

// Nothing when it is for sale at `now`; else the refusal of F12. `zone` words the opening time.
std::optional<Refusal> why_not_for_sale(const Screening& screening, TimeMs now, std::string_view zone,
                                        Language tenants);

// on_sale, cancelled, free_entry, by_mail, other or over: as the contract names it.
std::string_view state_of(const Screening& screening, TimeMs now);

}  // namespace guichet::catalogue
