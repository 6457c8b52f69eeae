#include "base/check.h"
#include "boxoffice/seating/seat_map_csv.h"
#include "boxoffice/seating/seat_map_flow.h"
#include "boxoffice/seating/seat_maps_store.h"
#include "boxoffice/seating/seating_api.h"
#include "boxoffice/seating/seats_store.h"

namespace guichet::seating {

struct DrawSeatMap {
    std::optional<SeatMap> map;
    std::optional<std::string> csv;
    std::optional<int64_t> based_on;
};
BOOST_DESCRIBE_STRUCT(DrawSeatMap, (), (map, csv, based_on))

namespace {

constexpr size_t map_bytes = 8 * 1024 * 1024, csv_max = 8'000'000;
constexpr std::string_view map_path = "/api/v1/rooms/{room}/seat-map";
constexpr std::string_view for_ever = "private, max-age=31536000, immutable";

Result<commands::Work> decode_drawing(const identity::Visit& visit) {
    auto body = json::decode<DrawSeatMap>(visit.request->body);
    if (!body) return body.refusal();
    const Check check =
        Check()
            .that(body->map.has_value() != body->csv.has_value(), "/map", "or csv, one of them")
            .length("/csv", body->csv.value_or(""), 0, csv_max)
            .range("/based_on", body->based_on.value_or(0), 0, json::id_max);
    if (check.refusal()) return *check.refusal();
    RoomId room;
    if (!parse_id(visit.request->args.front(), room)) return refusals::room_unknown();
    std::optional<SeatMapId> based_on;
    if (body->based_on) based_on = SeatMapId{*body->based_on};
    if (body->map) return draw_seat_map(room, std::move(*body->map), Drawn::by_hand, based_on);
    auto map = map_of_csv(*body->csv);
    if (!map) return map.refusal();
    return draw_seat_map(room, std::move(*map), Drawn::from_table, based_on);
}

Result<commands::Work> decode_rules(const identity::Visit& visit) {
    const auto rules = json::decode<SeatingRules>(visit.request->body);
    if (!rules) return rules.refusal();
    const Check check =
        Check().range("/lonely_allowed_from_percent", rules->lonely_allowed_from_percent, 0, 100);
    if (check.refusal()) return *check.refusal();
    return set_rules(*rules);
}

Result<StoredMap> map_asked_for(const identity::Visit& visit, storage::Connection& connection) {
    SeatMapId id;
    if (!parse_id(visit.request->args.front(), id)) return refusals::seat_map_unknown();
    auto map = find_seat_map(connection, id);
    if (!map) return refusals::seat_map_unknown();
    return std::move(*map);
}

Result<http::Response> show_map(const identity::Visit& visit, storage::Connection& connection) {
    const auto map = map_asked_for(visit, connection);
    if (!map) return map.refusal();
    json::Writer w(map->document.size() + 200);
    w.begin()
        .field("id", map->id)
        .field("room_id", map->room)
        .field("made_at_ms", map->made_at_ms)
        .field("seats", map->seats)
        .field("places", map->places)
        .raw("map", map->document)
        .end();
    http::Response response{.body = w.take()};
    response.headers.emplace_back("Cache-Control", for_ever);
    return response;
}

Result<http::Response> show_csv(const identity::Visit& visit, storage::Connection& connection) {
    const auto map = map_asked_for(visit, connection);
    if (!map) return map.refusal();
    http::Response response{.content_type = "text/csv; charset=utf-8", .body = csv_of(drawing_of(*map))};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"seats.csv\"");
    return response;
}

Result<http::Response> show_rooms(const identity::Visit&, storage::Connection& connection) {
    json::Writer w;
    w.begin().begin_list("rooms");
    for (const Room& room : list_rooms(connection)) {
        w.begin()
            .field("id", room.id)
            .field("name", room.name)
            .field("building", room.building)
            .field("capacity", room.capacity);
        if (room.seat_map) w.field("seat_map_id", room.seat_map);
        w.end();
    }
    return http::Response{.body = w.end_list().end().take()};
}

Result<http::Response> show_rules(const identity::Visit&, storage::Connection& connection) {
    return http::Response{.body = json::encode(rules_of(connection))};
}

}  // namespace

std::optional<size_t> map_bytes_max(const http::Request& request) {
    const std::string_view ending = map_path.substr(map_path.rfind('/'));
    const bool drawing = request.method == http::Method::put && request.path.ends_with(ending) &&
                         request.path.starts_with("/api/v1/rooms/");
    return drawing ? std::optional(map_bytes) : std::nullopt;
}

void add_map_routes(identity::Gate& gate) {
    using http::Method;
    gate.read(Method::get, "/api/v1/rooms", identity::signed_in_only, show_rooms);
    gate.command(Method::put, map_path, identity::need_admin, decode_drawing);
    gate.read(Method::get, "/api/v1/seat-maps/{map}", identity::signed_in_only, show_map);
    gate.read(Method::get, "/api/v1/seat-maps/{map}/csv", identity::need_admin, show_csv);
    gate.read(Method::get, "/api/v1/settings/seating", identity::signed_in_only, show_rules);
    gate.command(Method::put, "/api/v1/settings/seating", identity::need_admin, decode_rules);
}

}  // namespace guichet::seating
