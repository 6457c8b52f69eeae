#include "boxoffice/seating/seat_map.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/check.h"
#include "base/refusals.gen.h"
#include "boxoffice/seating/quota.h"

namespace guichet::seating {
namespace {

constexpr std::string_view colours[] = {"blue", "violet", "teal", "pink", "brown", "slate"};
constexpr int64_t size_max = 100'000;

bool is_key(std::string_view text) {
    return !text.empty() && text.size() <= 40 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

void check_point(Check& check, std::string_view path, int64_t x, int64_t y) {
    check.range(path, x, -coordinate_max, coordinate_max).range(path, y, -coordinate_max, coordinate_max);
}

void check_box(Check& check, std::string_view path, const auto& item) {
    check_point(check, path, item.x, item.y);
    check.range(path, item.width, 1, size_max).range(path, item.height, 1, size_max);
}

std::optional<Refusal> why_malformed(const SeatMap& map) {
    Check check = Check()
                      .length("/map/name", map.name, 1, 100)
                      .count("/map/categories", map.categories.size(), 1, 20)
                      .count("/map/floors", map.floors.size(), 1, 20)
                      .count("/map/sections", map.sections.size(), 1, 200)
                      .count("/map/areas", map.areas.size(), 0, 100);
    check_point(check, "/map/focal", map.focal.x, map.focal.y);
    for (const MapCategory& c : map.categories)
        check.that(is_key(c.key), "/map/categories/key", "must be 1 to 40 of a-z, 0-9 and _")
            .that(std::ranges::find(colours, c.colour) != std::end(colours), "/map/categories/colour",
                  "is not a colour of the contract");
    for (const MapFloor& f : map.floors)
        check.that(is_key(f.key), "/map/floors/key", "must be 1 to 40 of a-z, 0-9 and _");
    for (const MapSection& s : map.sections)
        check.that(is_key(s.key), "/map/sections/key", "must be 1 to 40 of a-z, 0-9 and _");
    for (const MapRow& row : map.rows) {
        check.length("/map/rows/label", row.label, 0, 20).count("/map/rows/seats", row.seats.size(), 1, 500);
        for (const MapSeat& seat : row.seats) {
            check.length("/map/rows/seats/number", seat.number, 1, 10)
                .that(seat.kind != SeatKind::ordinary, "/map/rows/seats/kind", "must be left out");
            check_point(check, "/map/rows/seats", seat.x, seat.y);
        }
    }
    for (const MapArea& area : map.areas) {
        check.that(is_key(area.key), "/map/areas/key", "must be 1 to 40 of a-z, 0-9 and _")
            .that(area.key != default_quota, "/map/areas/key", "must not be the name of the seats' quota")
            .range("/map/areas/capacity", area.capacity, 1, 100'000);
        check_box(check, "/map/areas", area);
    }
    for (const MapTable& table : map.tables) {
        check.length("/map/tables/label", table.label, 0, 20);
        check_box(check, "/map/tables", table);
    }
    for (const MapShape& shape : map.shapes) {
        check.length("/map/shapes/text", shape.text.value_or(""), 0, 100);
        check_box(check, "/map/shapes", shape);
    }
    return check.refusal();
}

// Keys of one kind; a key that stands twice is `twice`.
std::set<std::string_view> keys_of(const auto& items, std::optional<Refusal>& refusal) {
    std::set<std::string_view> keys;
    for (const auto& item : items)
        if (!keys.insert(item.key).second && !refusal) refusal = refusals::map_key_twice(item.key);
    return keys;
}

std::optional<Refusal> why_names_lead_nowhere(const SeatMap& map) {
    std::optional<Refusal> refusal;
    const auto categories = keys_of(map.categories, refusal);
    const auto floors = keys_of(map.floors, refusal);
    const auto sections = keys_of(map.sections, refusal);
    keys_of(map.areas, refusal);
    const auto known = [&](const std::set<std::string_view>& keys, const std::string& key) {
        if (!keys.contains(key) && !refusal) refusal = refusals::map_key_unknown(key);
    };
    for (const MapSection& s : map.sections) {
        known(floors, s.floor);
        if (s.within) known(sections, *s.within);
    }
    for (const MapRow& row : map.rows) {
        known(sections, row.section);
        known(categories, row.category);
        for (const MapSeat& seat : row.seats)
            if (seat.category) known(categories, *seat.category);
    }
    for (const MapArea& area : map.areas) {
        known(sections, area.section);
        known(categories, area.category);
    }
    for (const MapTable& table : map.tables) known(floors, table.floor);
    for (const MapShape& shape : map.shapes) known(floors, shape.floor);
    return refusal;
}

std::optional<Refusal> why_cyclic(const SeatMap& map) {
    std::map<std::string_view, const MapSection*> by_key;
    for (const MapSection& s : map.sections) by_key[s.key] = &s;
    for (const MapSection& start : map.sections) {
        size_t steps = 0;
        for (const MapSection* s = &start; s->within; s = by_key.at(*s->within))
            if (++steps > map.sections.size()) return refusals::map_section_cyclic(start.key);
    }
    return std::nullopt;
}

std::string spoken(const MapRow& row, const MapSeat& seat) { return row.label + ":" + seat.number; }

std::optional<Refusal> why_seats_collide(const SeatMap& map) {
    std::map<std::string_view, std::string_view> floor_of;
    for (const MapSection& s : map.sections) floor_of[s.key] = s.floor;
    std::set<std::tuple<std::string_view, std::string_view, std::string_view>> labels;
    std::map<std::tuple<std::string_view, int64_t, int64_t>, std::string> spots;
    for (const MapRow& row : map.rows)
        for (const MapSeat& seat : row.seats) {
            if (!labels.insert({row.section, row.label, seat.number}).second)
                return refusals::map_seat_twice(row.section, spoken(row, seat));
            const auto [there, free] =
                spots.try_emplace({floor_of[row.section], seat.x, seat.y}, spoken(row, seat));
            if (!free) return refusals::map_spot_twice(there->second, spoken(row, seat));
        }
    return std::nullopt;
}

}  // namespace

int64_t seat_count(const SeatMap& map) {
    int64_t seats = 0;
    for (const MapRow& row : map.rows) seats += static_cast<int64_t>(row.seats.size());
    return seats;
}

int64_t place_count(const SeatMap& map) {
    int64_t places = seat_count(map);
    for (const MapArea& area : map.areas) places += area.capacity;
    return places;
}

std::optional<Refusal> why_not_kept(const SeatMap& map) {
    if (map.rows.empty() && map.areas.empty()) return refusals::map_empty();
    if (auto refusal = why_malformed(map)) return refusal;
    if (seat_count(map) > static_cast<int64_t>(seats_max))
        return refusals::map_too_large(seat_count(map), seats_max);
    if (auto refusal = why_names_lead_nowhere(map)) return refusal;
    if (auto refusal = why_cyclic(map)) return refusal;
    return why_seats_collide(map);
}

}  // namespace guichet::seating
