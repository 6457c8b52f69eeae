#pragma once
// A seat map as selling needs it: every seat by its number, runs of neighbours, and how good it is.

#include <memory>
#include <string>
#include <vector>

#include "boxoffice/seating/seat_map.h"

namespace guichet::seating {

struct HallSeat {
    uint32_t row = 0;       // of the map
    uint32_t place = 0;     // in its row
    uint32_t run = 0;       // of neighbours: one row, no aisle between
    uint16_t category = 0;  // of the map
    SeatKind kind = SeatKind::ordinary;
    bool restricted = false;
    float x = 0, y = 0;
    float distance = 0;  // to the focal point, in centimetres; a restricted view is farther
};

// Seats first to last (numbers) that sit side by side.
struct Run {
    int64_t first = 0;
    int64_t last = 0;
};

class Hall {
public:
    Hall(SeatMapId id, SeatMap map);

    SeatMapId id() const { return id_; }
    const SeatMap& map() const { return map_; }
    int64_t seat_count() const { return static_cast<int64_t>(seats_.size()); }
    bool has(SeatId seat) const { return seat.value >= 1 && seat.value <= seat_count(); }
    const HallSeat& seat(int64_t number) const { return seats_[static_cast<size_t>(number - 1)]; }
    const std::vector<Run>& runs() const { return runs_; }
    const std::string& category_of(int64_t number) const {
        return map_.categories[seat(number).category].key;
    }
    const std::string& section_of(int64_t number) const { return map_.rows[seat(number).row].section; }
    // "Parterre A 12", or "A 12" where there is one section only.
    std::string label_of(SeatId seat, Language language) const;
    const MapArea* area(std::string_view key) const;
    const Text& section_name(std::string_view key) const;

private:
    const SeatMapId id_;
    const SeatMap map_;
    std::vector<HallSeat> seats_;
    std::vector<Run> runs_;
};
using HallPtr = std::shared_ptr<const Hall>;

}  // namespace guichet::seating
