#pragma once
// A seat as it is called on paper and on screens.

#include <string>

#include "base/id.h"
#include "base/json.h"
#include "base/text.h"
#include "boxoffice/seating/hall.h"

namespace guichet::seating {

struct SeatLabel {
    SeatId seat;
    Text section;
    std::string row;
    std::string number;
};
SeatLabel label_of(const Hall& hall, SeatId seat);
void write_label(json::Writer& writer, const SeatLabel& label);

}  // namespace guichet::seating
