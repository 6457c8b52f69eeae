#include "boxoffice/seating/seat_map_flow.h"

#include "base/refusals.gen.h"
#include "boxoffice/seating/house_store.h"
#include "boxoffice/seating/seat_map_csv.h"
#include "boxoffice/seating/seats_store.h"

namespace guichet::seating {
using commands::Accepted;
using commands::Unit;

commands::Work draw_seat_map(RoomId id, SeatMap drawn, Drawn how, std::optional<SeatMapId> based_on) {
    return [id, drawn = std::move(drawn), how, based_on](Unit& unit) -> Result<Accepted> {
        const auto room = find_room(unit.connection(), id);
        if (!room) return refusals::room_unknown();
        if (based_on && *based_on != room->seat_map) return refusals::map_drawn_meanwhile();
        const bool adopts = how == Drawn::from_table && room->seat_map;
        const SeatMap map = adopts ? adopted(drawn, hall_of(unit, room->seat_map)->map()) : drawn;
        if (auto refusal = why_not_kept(map)) return *refusal;
        const SeatMapId version = record_seat_map(unit, id, map);
        if (room->seat_map)
            replace_house_of_room(unit, id,
                                  carried(list_house_of_room(unit.connection(), id, unit.now_ms()),
                                          *hall_of(unit, room->seat_map), *hall_of(unit, version)));
        json::Writer body;
        body.begin().field("room", id).field("map", version).field("name", map.name);
        body.field("digest", hex(digest_of(json::encode(map)))).end();
        return Accepted{.kind = "seat_map.drawn",
                        .body = body.take(),
                        .status = 200,
                        .answer = render_map_used(version, map)};
    };
}

commands::Work set_rules(SeatingRules rules) {
    return [rules](Unit& unit) -> Result<Accepted> {
        record_rules(unit, rules);
        const std::string text = json::encode(rules);
        return Accepted{.kind = "seating.rules_set", .body = text, .status = 200, .answer = text};
    };
}

}  // namespace guichet::seating
