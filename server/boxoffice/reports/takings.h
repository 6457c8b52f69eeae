#pragma once
// Takings of one screening, per tariff and price, as revenue law wants them (trust.md FB4): first and
// last ticket number, places paid and free, price, sum. And the three-way check of trust.md 5. Pure.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/clock.h"
#include "base/id.h"
#include "base/money.h"
#include "base/refusal.h"
#include "base/text.h"

namespace guichet::reports {

struct TakingsFilter {
    std::optional<std::string> from_day, to_day;  // of the screening
    std::optional<ScreeningId> screening_id;
    std::optional<WorkId> work_id;
};
BOOST_DESCRIBE_STRUCT(TakingsFilter, (), (from_day, to_day, screening_id, work_id))

// Malformed: neither a screening, a work nor a period of at most 366 days.
std::optional<Refusal> why_not_takings(const TakingsFilter& filter, std::string_view path);
inline constexpr int period_days_max = 366;
bool longer_than(const std::string& from_day, const std::string& to_day, int days);

struct TakingsLine {
    TariffId tariff;
    std::string key;
    Text name;
    Money unit;
    std::string vat_code;
    std::optional<int64_t> vat_bp;
    int64_t first_ticket = 0, last_ticket = 0;  // 0: none
    int64_t given_out = 0;                      // places, also those given back later
    int64_t refunded = 0;
    Money amount, vat;  // what is left of it

    int64_t sold() const { return unit.cents == 0 ? 0 : given_out; }
    int64_t free() const { return unit.cents == 0 ? given_out : 0; }
};

struct Takings {
    ScreeningId screening;
    Text title;
    std::string room;
    TimeMs starts_at_ms = 0;
    bool cancelled = false;
    int64_t capacity = 0;
    std::vector<TakingsLine> lines;
    std::map<std::string, Money> methods;  // its part of the payments; only when one screening is asked for

    // Counted in separate places, for the checks.
    int64_t counter = 0;    // places sold as the quotas count them
    int64_t confirmed = 0;  // tickets that admit
    int64_t entered = 0;    // of those that came in
    Money due, paid;        // of all documents with a place of this screening: lines, payments

    TakingsLine sum() const;  // given_out: paid and free together
    int64_t sold() const;     // places paid for, also those given back later
    int64_t free() const;
    int64_t places() const { return sum().given_out - sum().refunded; }
    int64_t occupancy_percent() const;  // rounded; 0 without capacity

    bool places_agree() const { return places() == confirmed && confirmed == counter; }
    bool payments_agree() const { return due == paid; }
    bool entries_agree() const { return entered <= places(); }
};

}  // namespace guichet::reports
