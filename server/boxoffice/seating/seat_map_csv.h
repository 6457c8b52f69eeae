#pragma once
// A seat map as a table, one line a seat (RFC 4180), for houses that keep their hall in a spreadsheet.
// Names of floors and sections become keys; what a table cannot hold (shapes, tables, focal point) is
// taken from the version before.

#include <string>
#include <string_view>

#include "boxoffice/seating/seat_map.h"

namespace guichet::seating {

inline constexpr std::string_view csv_columns =
    "floor,section,row,number,x,y,category,kind,view,capacity,width,height";

std::string csv_of(const SeatMap& map);
// Refused as `map_csv_…` with the line that cannot be read.
Result<SeatMap> map_of_csv(std::string_view csv);
// `map` with names, colours and drawing of `before` wherever keys agree.
SeatMap adopted(SeatMap map, const SeatMap& before);

}  // namespace guichet::seating
