#include "boxoffice/seating/hall.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace guichet::seating {
namespace {

// Farther apart than this share of the row's usual step is an aisle.
constexpr double aisle_share = 1.6;
// A seat behind a pillar counts as five metres farther away.
constexpr float restricted_cm = 500;

double step(const MapSeat& a, const MapSeat& b) {
    return std::hypot(static_cast<double>(b.x - a.x), static_cast<double>(b.y - a.y));
}

double usual_step(const MapRow& row) {
    std::vector<double> steps;
    for (size_t i = 1; i < row.seats.size(); ++i) steps.push_back(step(row.seats[i - 1], row.seats[i]));
    if (steps.empty()) return 0;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::ranges::nth_element(steps, middle);
    return *middle;
}

}  // namespace

Hall::Hall(SeatMapId id, SeatMap map) : id_(id), map_(std::move(map)) {
    std::map<std::string_view, uint16_t> categories;
    for (size_t i = 0; i < map_.categories.size(); ++i)
        categories[map_.categories[i].key] = static_cast<uint16_t>(i);
    seats_.reserve(static_cast<size_t>(seating::seat_count(map_)));
    for (size_t r = 0; r < map_.rows.size(); ++r) {
        const MapRow& row = map_.rows[r];
        const double aisle = usual_step(row) * aisle_share;
        for (size_t i = 0; i < row.seats.size(); ++i) {
            const MapSeat& seat = row.seats[i];
            const auto number = static_cast<int64_t>(seats_.size()) + 1;
            if (i == 0 || step(row.seats[i - 1], seat) > aisle)
                runs_.push_back({number, number});
            else
                runs_.back().last = number;
            const auto x = static_cast<float>(seat.x), y = static_cast<float>(seat.y);
            const float away =
                std::hypot(x - static_cast<float>(map_.focal.x), y - static_cast<float>(map_.focal.y));
            const bool restricted = seat.restricted.value_or(false);
            seats_.push_back({.row = static_cast<uint32_t>(r),
                              .place = static_cast<uint32_t>(i),
                              .run = static_cast<uint32_t>(runs_.size() - 1),
                              .category = categories.at(seat.category ? *seat.category : row.category),
                              .kind = seat.kind.value_or(SeatKind::ordinary),
                              .restricted = restricted,
                              .x = x,
                              .y = y,
                              .distance = away + (restricted ? restricted_cm : 0)});
        }
    }
}

std::string Hall::label_of(SeatId number, Language language) const {
    const HallSeat& at = seat(number.value);
    const MapRow& row = map_.rows[at.row];
    std::string label;
    if (map_.sections.size() > 1) label = section_name(row.section).best(language, language) + " ";
    if (!row.label.empty()) label += row.label + " ";
    return label + row.seats[at.place].number;
}

const MapArea* Hall::area(std::string_view key) const {
    const auto found = std::ranges::find(map_.areas, key, &MapArea::key);
    return found == map_.areas.end() ? nullptr : &*found;
}

const Text& Hall::section_name(std::string_view key) const {
    return std::ranges::find(map_.sections, key, &MapSection::key)->name;
}

}  // namespace guichet::seating
