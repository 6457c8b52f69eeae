#pragma once
// Days, months and years of the books (trust.md FR7, FR17): ranges of the journal, not of the clock,
// so that every document lies in exactly one day, one month and one year. Pure.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/clock.h"
#include "base/refusal.h"
#include "boxoffice/fiscal/chain.h"

namespace guichet::books {

enum class Period { day, month, year };
BOOST_DESCRIBE_ENUM(Period, day, month, year)

struct BookRules {
    int64_t day_ends_minutes = 5 * 60;  // after midnight: a late show belongs to the evening before
    bool automatic = true;              // the server closes by itself once a day has ended
};
BOOST_DESCRIBE_STRUCT(BookRules, (), (day_ends_minutes, automatic))

// The business day of a moment: "2026-11-24".
std::string business_day(TimeMs at, const std::string& zone, const BookRules& rules);
// When the business day that holds `at` began, and when the next one does.
TimeMs business_day_start(TimeMs at, const std::string& zone, const BookRules& rules);
TimeMs business_day_end(TimeMs at, const std::string& zone, const BookRules& rules);
// "2026-11-24" is in "2026-11" and "2026".
std::string label_of(Period period, const std::string& day);

// A closing as far as the next one asks.
struct Earlier {
    std::string label;
    int64_t until_entry = 0;
};

struct Range {
    std::string label;
    int64_t from_entry = 0, until_entry = 0;
};

// The months (years) that can be closed are those whose days (months) are closed and that are over:
// the oldest. `parts` are the days (months) since the last month (year), in order.
Result<Range> decide_long_period(Period period, int64_t after_entry, const std::vector<Earlier>& parts,
                                 const std::string& today);

struct PeriodClosing {
    int64_t number = 0;
    Period period{};
    Range range;
    TimeMs at_ms = 0;
    int64_t documents = 0;
    Money total;
    std::string by_rate;  // as fiscal::ByRate renders it
    Money net, absolute;  // perpetual totals of the box office at its end
};

// What is signed: a JSON list of its fields and the signature of the closing before, in hex.
std::string signed_text(const PeriodClosing& closing, std::string_view signature_before);

}  // namespace guichet::books
