#pragma once
// A seat map as it is drawn, kept, imported and exported (domain.md 2.3). A version never changes.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/json.h"
#include "base/refusal.h"
#include "base/text.h"

namespace guichet::seating {

inline constexpr size_t seats_max = 100'000;
inline constexpr int64_t coordinate_max = 100'000;  // centimetres

struct MapPoint {
    int64_t x = 0, y = 0;
};
BOOST_DESCRIBE_STRUCT(MapPoint, (), (x, y))

struct MapCategory {
    std::string key;
    Text name;
    std::string colour;
};
BOOST_DESCRIBE_STRUCT(MapCategory, (), (key, name, colour))

struct MapFloor {
    std::string key;
    Text name;
};
BOOST_DESCRIBE_STRUCT(MapFloor, (), (key, name))

struct MapSection {
    std::string key;
    Text name;
    std::string floor;
    std::optional<std::string> within;  // the section it is a part of
};
BOOST_DESCRIBE_STRUCT(MapSection, (), (key, name, floor, within))

enum class SeatKind { ordinary, wheelchair, companion };
BOOST_DESCRIBE_ENUM(SeatKind, ordinary, wheelchair, companion)

struct MapSeat {
    std::string number;
    int64_t x = 0, y = 0;
    std::optional<std::string> category;  // when not the row's
    std::optional<SeatKind> kind;
    std::optional<bool> restricted;  // the view is
};
BOOST_DESCRIBE_STRUCT(MapSeat, (), (number, x, y, category, kind, restricted))

struct MapRow {
    std::string section;
    std::string label;
    std::string category;
    std::vector<MapSeat> seats;
};
BOOST_DESCRIBE_STRUCT(MapRow, (), (section, label, category, seats))

// Standing places, sold without numbers.
struct MapArea {
    std::string key;
    Text name;
    std::string section;
    std::string category;
    int64_t capacity = 0;
    int64_t x = 0, y = 0, width = 0, height = 0;
};
BOOST_DESCRIBE_STRUCT(MapArea, (), (key, name, section, category, capacity, x, y, width, height))

// Drawn only: the chairs around a table are a row of their own.
struct MapTable {
    std::string label;
    std::string floor;
    int64_t x = 0, y = 0, width = 0, height = 0;
    std::optional<bool> round;
};
BOOST_DESCRIBE_STRUCT(MapTable, (), (label, floor, x, y, width, height, round))

enum class ShapeKind { stage, screen, bar, door, wall, pillar, text };
BOOST_DESCRIBE_ENUM(ShapeKind, stage, screen, bar, door, wall, pillar, text)

struct MapShape {
    ShapeKind kind{};
    std::string floor;
    int64_t x = 0, y = 0, width = 0, height = 0;
    std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(MapShape, (), (kind, floor, x, y, width, height, text))

struct SeatMap {
    std::string name;
    std::vector<MapCategory> categories;
    std::vector<MapFloor> floors;
    std::vector<MapSection> sections;
    std::vector<MapRow> rows;
    std::vector<MapArea> areas;
    std::vector<MapTable> tables;
    std::vector<MapShape> shapes;
    MapPoint focal;  // what everybody came to see; the best seats are near
};
BOOST_DESCRIBE_STRUCT(SeatMap, (), (name, categories, floors, sections, rows, areas, tables, shapes, focal))

int64_t seat_count(const SeatMap& map);
int64_t place_count(const SeatMap& map);  // with standing places

// Nothing when it can be kept: limits, no key or label twice, nothing that is named and not there, no
// section within itself, no two seats on one spot.
std::optional<Refusal> why_not_kept(const SeatMap& map);

}  // namespace guichet::seating

namespace guichet::json {
template <>
inline constexpr size_t list_max<seating::MapRow> = 3000;
template <>
inline constexpr size_t list_max<seating::MapTable> = 1000;
template <>
inline constexpr size_t list_max<SeatId> = 5000;
template <>
inline constexpr std::string_view lists_required<seating::SeatMap> = " categories floors sections rows ";
template <>
inline constexpr std::string_view lists_required<seating::MapRow> = " seats ";
}  // namespace guichet::json
