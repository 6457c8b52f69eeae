#include "boxoffice/seating/seat_maps_store.h"

#include <unordered_map>

#include "boxoffice/seating/seat_maps_sql.gen.h"

namespace guichet::seating {
namespace {

struct HallMemory {
    std::unordered_map<SeatMapId, HallPtr> by_map;
};

}  // namespace

std::string render_map_used(SeatMapId id, const SeatMap& map) {
    json::Writer w;
    w.begin().field("id", id).field("seats", seat_count(map)).field("places", place_count(map)).end();
    return w.take();
}

std::optional<StoredMap> find_seat_map(storage::Connection& connection, SeatMapId id) {
    const storage::Rows rows = connection.query(sql::find_seat_map, {id});
    if (rows.empty()) return std::nullopt;
    return StoredMap{{rows.number(0, 0)}, {rows.number(0, 1)}, rows.text(0, 2),
                     rows.number(0, 3),   rows.number(0, 4),   rows.number(0, 5)};
}

SeatMap drawing_of(const StoredMap& map) {
    auto drawing = json::decode<SeatMap>(map.document);
    ensure(static_cast<bool>(drawing), "a seat map that was kept cannot be read");
    return std::move(*drawing);
}

SeatMapId record_seat_map(commands::Unit& unit, RoomId room, const SeatMap& map) {
    const SeatMapId id{unit.query(sql::next_seat_map_id, {}).number(0, 0)};
    unit.run(sql::insert_seat_map,
             {id, room, json::encode(map), seat_count(map), place_count(map), unit.now_ms()});
    for (const MapSection& s : map.sections) {
        const auto& in = s.name.in;
        unit.run(sql::insert_seat_section, {id, s.key, in[0], in[1], in[2], in[3]});
    }
    for (const MapArea& a : map.areas) {
        const auto& in = a.name.in;
        unit.run(sql::insert_seat_area, {id, a.key, a.category, in[0], in[1], in[2], in[3]});
    }
    for (const MapCategory& c : map.categories) {
        const auto& in = c.name.in;
        unit.run(sql::insert_seat_category, {id, c.key, in[0], in[1], in[2], in[3]});
    }
    int64_t seat = 0;
    for (const MapRow& row : map.rows)
        for (const MapSeat& s : row.seats)
            unit.run(sql::insert_seat,
                     {id, ++seat, row.section, row.label, s.number, s.category.value_or(row.category),
                      boost::describe::enum_to_string(s.kind.value_or(SeatKind::ordinary), ""),
                      s.restricted.value_or(false)});
    unit.run(sql::set_room_map, {room, id, place_count(map)}, 1);
    return id;
}

HallPtr hall_of(storage::Connection& connection, SeatMapId id) {
    const auto map = find_seat_map(connection, id);
    ensure(map.has_value(), "a screening has a seat map that is not there");
    return std::make_shared<const Hall>(id, drawing_of(*map));
}

HallPtr hall_of(commands::Unit& unit, SeatMapId id) {
    HallPtr& slot = unit.memory<HallMemory>().by_map[id];
    if (slot == nullptr) slot = hall_of(unit.connection(), id);
    return slot;
}

std::optional<Room> find_room(storage::Connection& connection, RoomId id) {
    const storage::Rows rows = connection.query(sql::find_room, {id});
    if (rows.empty()) return std::nullopt;
    return Room{
        {rows.number(0, 0)}, rows.text(0, 1), "", rows.number(0, 2), {rows.maybe_number(0, 3).value_or(0)}};
}

std::vector<Room> list_rooms(storage::Connection& connection) {
    const storage::Rows rows = connection.query(sql::list_rooms, {});
    std::vector<Room> rooms;
    for (size_t i = 0; i < rows.size(); ++i)
        rooms.push_back({{rows.number(i, 0)},
                         rows.text(i, 1),
                         rows.text(i, 2),
                         rows.number(i, 3),
                         {rows.maybe_number(i, 4).value_or(0)}});
    return rooms;
}

SeatLabel label_of(const storage::Rows& rows, size_t row, size_t column, SeatId seat) {
    SeatLabel label{.seat = seat, .row = rows.text(row, column + 4), .number = rows.text(row, column + 5)};
    for (size_t i = 0; i < 4; ++i) label.section.in[i] = rows.text(row, column + i);
    return label;
}

std::optional<KnownSeat> find_seat(storage::Connection& connection, SeatMapId map, SeatId seat) {
    const storage::Rows rows = connection.query(sql::find_seat, {map, seat});
    if (rows.empty()) return std::nullopt;
    return KnownSeat{label_of(rows, 0, 1, seat), rows.text(0, 7), rows.text(0, 8), rows.number(0, 9) == 1};
}

}  // namespace guichet::seating
