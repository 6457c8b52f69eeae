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

// Adds what a cell names, once; returns its key.
template <class Item>
std::string noted(std::vector<Item>& items, const std::string& cell, auto&& make) {
    const std::string key = key_of(cell);
    if (std::ranges::find(items, key, &Item::key) == items.end()) items.push_back(make(key, named(cell)));
    return key;
}

struct Reading {
    SeatMap map;

    // Why the line cannot be read; "" when it was.
    std::string take(const std::vector<std::string>& c) {
        constexpr std::string_view colours[] = {"blue", "violet", "teal", "pink", "brown", "slate"};
        if (c.size() < 7) return "has too few columns";
        const auto cell = [&](size_t i) { return i < c.size() ? c[i] : std::string(); };
        int64_t x = 0, y = 0;
        const auto is_coordinate = [](int64_t n) { return n >= -coordinate_max && n <= coordinate_max; };
        if (!number_in(c[4], x) || !number_in(c[5], y) || !is_coordinate(x) || !is_coordinate(y))
            return "needs whole numbers of centimetres as x and y";
        for (const size_t i : {0, 1, 3, 6})
            if (characters_of(c[i]) > 100) return "has a name of more than 100 characters";
        for (const size_t i : {0, 1, 6})
            if (!c[i].empty() && key_of(c[i]).empty()) return "has a name without a letter";
        if (characters_of(c[2]) > 20 || characters_of(c[3]) > (cell(7) == "standing" ? 40u : 10u) ||
            c[3].empty())
            return "needs a row of at most 20 and a number of 1 to 10 characters";
        const std::string floor = noted(map.floors, c[0].empty() ? "1" : c[0],
                                        [](std::string key, Text name) { return MapFloor{key, name}; });
        const std::string section =
            noted(map.sections, c[1].empty() ? "1" : c[1],
                  [&](std::string key, Text name) { return MapSection{key, name, floor, std::nullopt}; });
        if (std::ranges::find(map.sections, section, &MapSection::key)->floor != floor)
            return "has a section that is on another floor";
        const std::string category =
            noted(map.categories, c[6].empty() ? "1" : c[6], [&](std::string key, Text name) {
                return MapCategory{key, name,
                                   std::string(colours[map.categories.size() % std::size(colours)])};
            });
        if (cell(7) == "standing") return take_area(c, section, category, x, y);

        MapSeat seat{.number = c[3], .x = x, .y = y};
        if (cell(7) == "wheelchair")
            seat.kind = SeatKind::wheelchair;
        else if (cell(7) == "companion")
            seat.kind = SeatKind::companion;
        else if (!cell(7).empty())
            return "has a kind that is none of wheelchair, companion, standing";
        if (cell(8) == "restricted") seat.restricted = true;
        const bool same_row =
            !map.rows.empty() && map.rows.back().section == section && map.rows.back().label == c[2];
        if (!same_row) map.rows.push_back({section, c[2], category, {}});
        if (map.rows.back().category != category) seat.category = category;
        map.rows.back().seats.push_back(std::move(seat));
        return "";
    }

private:
    std::string take_area(const std::vector<std::string>& c, const std::string& section,
                          const std::string& category, int64_t x, int64_t y) {
        if (key_of(c[3]).empty() || key_of(c[3]) == default_quota) return "needs another name for its area";
        MapArea area{.key = key_of(c[3]),
                     .name = named(c[3]),
                     .section = section,
                     .category = category,
                     .x = x,
                     .y = y};
        if (c.size() < columns || !number_in(c[9], area.capacity) || !number_in(c[10], area.width) ||
            !number_in(c[11], area.height))
            return "needs capacity, width and height";
        const auto fits = [](int64_t n) { return n >= 1 && n <= 100'000; };
        if (!fits(area.capacity) || !fits(area.width) || !fits(area.height))
            return "needs capacity, width and height of 1 to 100000";
        map.areas.push_back(std::move(area));
        return "";
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
    Reading reading{.map = {.name = "CSV"}};
    take_record(csv);  // the names of the columns
    for (int64_t line = 2; !csv.empty(); ++line) {
        const std::vector<std::string> cells = take_record(csv);
        if (cells.size() == 1 && cells[0].empty()) continue;
        if (const std::string why = reading.take(cells); !why.empty())
            return refusals::map_csv_line(line, why);
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
