#pragma once
// Takings per screening and figures for charts, summed by the database.

#include <functional>

#include "boxoffice/reports/figures.h"
#include "boxoffice/reports/takings.h"
#include "storage/connection.h"

namespace guichet::reports {

// Screenings in the order of their beginning, at most `most`, after the one given.
struct TakingsAfter {
    TimeMs starts_at_ms = 0;
    ScreeningId screening;
};
std::vector<Takings> list_takings(storage::Connection& connection, const TakingsFilter& filter,
                                  std::string_view zone, const TakingsAfter& after, int64_t most);
// How the places of one screening were paid: a part of each document's payments (docs/decisions/0018).
std::map<std::string, Money> methods_of(storage::Connection& connection, ScreeningId screening,
                                        std::string_view zone, TimeMs now);

std::vector<Bucket> list_figures(storage::Connection& connection, const FiguresFilter& filter,
                                 std::string_view zone);

}  // namespace guichet::reports
