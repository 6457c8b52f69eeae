#include "boxoffice/seating/seat_map_csv.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "base/refusals.gen.h"
#include "boxoffice/seating/quota.h"

namespace guichet::seating {
namespace {

constexpr size_t columns = 12;

std::string quoted(std::string_view text) {
    if (text.find_first_of(",;\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

// The cells of the next record; quoted cells may hold commas, quotes and line ends.
std::vector<std::string> take_record(std::string_view& csv) {
    std::vector<std::string> cells(1);
    bool quotes = false;
    size_t i = 0;
    for (; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quotes) {
            if (c != '"')
                cells.back() += c;
            else if (i + 1 < csv.size() && csv[i + 1] == '"')
                cells.back() += csv[++i];
            else
                quotes = false;
        } else if (c == '"') {
            quotes = true;
        } else if (c == ',' || c == ';') {  // a French or German spreadsheet writes semicolons
            cells.emplace_back();
        } else if (c == '\n') {
            break;
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    csv.remove_prefix(std::min(i + 1, csv.size()));
    return cells;
}

// "Balcon gauche" -> "balcon_gauche".
std::string key_of(std::string_view name) {
    std::string key;
    for (const char c : folded(name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            key += c;
        else if (!key.empty() && key.back() != '_')
            key += '_';
    }
    while (!key.empty() && key.back() == '_') key.pop_back();
    return key.substr(0, 40);
}

Text named(const std::string& name) { return {{name, name, name, name}}; }

bool number_in(const std::string& cell, int64_t& out) {
    const char* end = cell.data() + cell.size();
    const auto [at, error] = std::from_chars(cell.data(), end, out);
    return error == std::errc() && at == end;
}

// Adds what a cell names, once; returns its key. Without a name it is the first of its kind.
template <class Item>
std::string noted(std::vector<Item>& items, std::string cell, auto&& make) {
    if (cell.empty()) cell = "1";
    const std::string key = key_of(cell);
    if (std::ranges::find(items, key, &Item::key) == items.end()) items.push_back(make(key, named(cell)));
    return key;
}

constexpr int64_t area_most = 100'000;  // places, and centimetres of width and height

struct Line {
    std::string floor, section, row, number, x, y, category, kind, view, capacity, width, height;
};

Line line_of(std::vector<std::string> c) {
    c.resize(columns);
    return {c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], c[11]};
}

bool is_coordinate(const std::string& cell, int64_t& out) {
    return number_in(cell, out) && out >= -coordinate_max && out <= coordinate_max;
}

bool is_extent(const std::string& cell, int64_t& out) {
    return number_in(cell, out) && out >= 1 && out <= area_most;
}

// An empty name is the only one of its kind, and called 1.
bool is_name(const std::string& cell) {
    return cell.empty() || (characters_of(cell) <= 100 && !key_of(cell).empty());
}

class Reading {
public:
    SeatMap map{.name = "CSV"};

    // Why the line with this number cannot be read.
    std::optional<Refusal> take(int64_t number, const std::vector<std::string>& cells) {
        if (cells.size() < needed_columns) return refusals::map_csv_columns(number);
        const Line line = line_of(cells);
        const bool standing = line.kind == "standing";
        MapPoint at;
        if (!is_coordinate(line.x, at.x) || !is_coordinate(line.y, at.y))
            return refusals::map_csv_place(number, coordinate_max);
        if (!is_name(line.floor) || !is_name(line.section) || !is_name(line.category))
            return refusals::map_csv_name(number);
        if (line.number.empty() || characters_of(line.number) > (standing ? 40u : 10u) ||
            characters_of(line.row) > 20)
            return refusals::map_csv_label(number);
        const std::string section = noted_section(line);
        if (section.empty()) return refusals::map_csv_floor(number, line.section);
        const std::string category = noted(map.categories, line.category, [&](std::string key, Text name) {
            return MapCategory{key, name, std::string(colours[map.categories.size() % std::size(colours)])};
        });
        if (standing) return take_area(number, line, section, category, at);
        return take_seat(number, line, section, category, at);
    }

private:
    static constexpr size_t needed_columns = 7;  // the others are empty in most halls
    static constexpr std::string_view colours[] = {"blue", "violet", "teal", "pink", "brown", "slate"};

    // Its key; "" when it is on another floor already.
    std::string noted_section(const Line& line) {
        const std::string floor =
            noted(map.floors, line.floor, [](std::string key, Text name) { return MapFloor{key, name}; });
        const std::string section = noted(map.sections, line.section, [&](std::string key, Text name) {
            return MapSection{key, name, floor, std::nullopt};
        });
        return std::ranges::find(map.sections, section, &MapSection::key)->floor == floor ? section : "";
    }

    std::optional<Refusal> take_seat(int64_t number, const Line& line, const std::string& section,
                                     const std::string& category, MapPoint at) {
        MapSeat seat{.number = line.number, .x = at.x, .y = at.y};
        if (line.kind == "wheelchair")
            seat.kind = SeatKind::wheelchair;
        else if (line.kind == "companion")
            seat.kind = SeatKind::companion;
        else if (!line.kind.empty())
            return refusals::map_csv_kind(number);
        if (line.view == "restricted") seat.restricted = true;
        const bool same_row =
            !map.rows.empty() && map.rows.back().section == section && map.rows.back().label == line.row;
        if (!same_row) map.rows.push_back({section, line.row, category, {}});
        if (map.rows.back().category != category) seat.category = category;
        map.rows.back().seats.push_back(std::move(seat));
        return std::nullopt;
    }

    std::optional<Refusal> take_area(int64_t number, const Line& line, const std::string& section,
                                     const std::string& category, MapPoint at) {
        MapArea area{.key = key_of(line.number),
                     .name = named(line.number),
                     .section = section,
                     .category = category,
                     .x = at.x,
                     .y = at.y};
        if (area.key.empty() || area.key == default_quota || !is_extent(line.capacity, area.capacity) ||
            !is_extent(line.width, area.width) || !is_extent(line.height, area.height))
            return refusals::map_csv_area(number, area_most);
        map.areas.push_back(std::move(area));
        return std::nullopt;
    }
};

// In front of the rows, in the middle: where stages usually are.
MapPoint usual_focal(const SeatMap& map) {
    int64_t left = coordinate_max, right = -coordinate_max, top = coordinate_max;
    for (const MapRow& row : map.rows)
        for (const MapSeat& seat : row.seats) {
            left = std::min(left, seat.x);
            right = std::max(right, seat.x);
            top = std::min(top, seat.y);
        }
    if (left > right) return {};
    return {(left + right) / 2, top};
}

}  // namespace

std::string csv_of(const SeatMap& map) {
    std::map<std::string_view, std::string_view> floor_of;
    for (const MapSection& s : map.sections) floor_of[s.key] = s.floor;
    std::string out(csv_columns);
    out += "\r\n";
    for (const MapRow& row : map.rows)
        for (const MapSeat& seat : row.seats) {
            const SeatKind kind = seat.kind.value_or(SeatKind::ordinary);
            out += fmt::format("{},{},{},{},{},{},{},{},{},,,\r\n", floor_of[row.section], row.section,
                               quoted(row.label), quoted(seat.number), seat.x, seat.y,
                               seat.category.value_or(row.category),
                               kind == SeatKind::ordinary ? "" : boost::describe::enum_to_string(kind, ""),
                               seat.restricted.value_or(false) ? "restricted" : "");
        }
    for (const MapArea& area : map.areas)
        out += fmt::format("{},{},,{},{},{},{},standing,,{},{},{}\r\n", floor_of[area.section], area.section,
                           area.key, area.x, area.y, area.category, area.capacity, area.width, area.height);
    return out;
}

Result<SeatMap> map_of_csv(std::string_view csv) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (csv.starts_with(byte_order_mark)) csv.remove_prefix(byte_order_mark.size());
    Reading reading;
    take_record(csv);  // the names of the columns
    for (int64_t line = 2; !csv.empty(); ++line) {
        const std::vector<std::string> cells = take_record(csv);
        if (cells.size() == 1 && cells[0].empty()) continue;
        if (auto refusal = reading.take(line, cells)) return std::move(*refusal);
    }
    reading.map.focal = usual_focal(reading.map);
    return std::move(reading.map);
}

SeatMap adopted(SeatMap map, const SeatMap& before) {
    const auto adopt = [](auto& items, const auto& known, auto&& take) {
        for (auto& item : items)
            for (const auto& old : known)
                if (old.key == item.key) take(item, old);
    };
    const auto name = [](auto& item, const auto& old) { item.name = old.name; };
    adopt(map.floors, before.floors, name);
    adopt(map.areas, before.areas, name);
    adopt(map.categories, before.categories, [](auto& item, const auto& old) { item = old; });
    adopt(map.sections, before.sections, [](auto& item, const auto& old) {
        item.name = old.name;
        item.within = old.within;
    });
    for (MapSection& s : map.sections)  // a part of something that has gone is a part of nothing
        if (s.within && std::ranges::find(map.sections, *s.within, &MapSection::key) == map.sections.end())
            s.within.reset();
    const auto has_floor = [&](const auto& item) {
        return std::ranges::find(map.floors, item.floor, &MapFloor::key) != map.floors.end();
    };
    std::ranges::copy_if(before.tables, std::back_inserter(map.tables), has_floor);
    std::ranges::copy_if(before.shapes, std::back_inserter(map.shapes), has_floor);
    map.name = before.name;
    map.focal = before.focal;
    return map;
}

}  // namespace guichet::seating
