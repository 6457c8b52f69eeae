#pragma once
// Halls for rules under test.

#include "boxoffice/seating/seats.h"

namespace guichet::seating::halls {

inline Text same(const char* word) { return {{word, word, word, word}}; }

inline SeatMap bare() {
    SeatMap map;
    map.name = "Théâtre";
    map.categories = {{"a", same("Première"), "blue"}, {"b", same("Seconde"), "violet"}};
    map.floors = {{"ground", same("Parterre")}};
    map.sections = {{"stalls", same("Parterre"), "ground", std::nullopt}};
    map.focal = {0, 0};
    return map;
}

// Rows A, B, … of `seats` each, half a metre apart, a metre behind one another, centred.
inline SeatMap rows(int count, int seats, const char* category = "a") {
    SeatMap map = bare();
    for (int r = 0; r < count; ++r) {
        MapRow row{
            "stalls", std::string(1, static_cast<char>('A' + r % 26)) + (r < 26 ? "" : "'"), category, {}};
        if (r >= 52) row.label += std::to_string(r);
        for (int s = 0; s < seats; ++s)
            row.seats.push_back(
                {.number = std::to_string(s + 1), .x = s * 50 - (seats - 1) * 25, .y = 100 * (r + 1)});
        map.rows.push_back(std::move(row));
    }
    return map;
}

inline HallPtr hall(SeatMap map) { return std::make_shared<const Hall>(SeatMapId{1}, std::move(map)); }

}  // namespace guichet::seating::halls
