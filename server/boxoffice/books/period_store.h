#pragma once
// Closed days, months and years in the database.

#include <map>

#include "base/json.h"
#include "boxoffice/books/period.h"
#include "commands/unit.h"

namespace guichet::books {

BookRules book_rules(storage::Connection& connection);

struct LastClosing {
    int64_t number = 0;
    std::string signature;
};
LastClosing last_closing(storage::Connection& connection);
// Last entry of the journal that a closing of this period holds; 0: none yet.
int64_t closed_until(storage::Connection& connection, Period period);
std::vector<Earlier> parts_after(storage::Connection& connection, Period part, int64_t entry);

struct LastDocument {
    int64_t entry = 0;
    TimeMs at_ms = 0;
};
// When the first of those after `entry` was made.
std::optional<TimeMs> first_document_at(storage::Connection& connection, int64_t after_entry);
// Of those after `entry` and before the moment.
std::optional<LastDocument> last_document(storage::Connection& connection, int64_t after_entry,
                                          TimeMs before);

// Up to where a day goes whose last document is in `entry`: cash that came or went after it and before the
// moment belongs to the same evening.
int64_t last_entry_of_day(storage::Connection& connection, int64_t entry, TimeMs before);

struct Sums {
    int64_t documents = 0;
    Money total;
    fiscal::ByRate by_rate;
    std::map<std::string, Money> methods;
    Money net, absolute;  // perpetual totals of the box office at the end of the range
};
Sums sums_of_day(storage::Connection& connection, const Range& range);
Sums sums_of_parts(storage::Connection& connection, Period part, const Range& range);
std::string render_methods(const Sums& sums);  // [{"method":…,"total_cents":…}]

void record_period(commands::Unit& unit, const PeriodClosing& closing, const std::string& figures,
                   UserId user, const std::string& signature);

struct StoredPeriod {
    PeriodClosing closing;
    std::string user_name, figures, signature;
};
std::vector<StoredPeriod> list_periods(storage::Connection& connection, std::string_view period,
                                       int64_t before, int64_t limit);
void render_period(json::Writer& w, const StoredPeriod& period);

}  // namespace guichet::books
