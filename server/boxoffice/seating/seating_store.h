#pragma once
// Quotas in the database and in the writer's memory. The memory counts, the database guards.

#include <unordered_map>

#include "base/json.h"
#include "boxoffice/seating/quota.h"
#include "commands/unit.h"

namespace guichet::seating {

// The quota that serves this screening. Loaded once; stays valid until the memory is forgotten.
Quota& quota_of(commands::Unit& unit, ScreeningId screening);

// After a decision only. The count is written once for the whole batch.
void record_sold(commands::Unit& unit, Quota& quota, int64_t places);  // negative: given back
void record_hold(commands::Unit& unit, Quota& quota, const std::string& holder, Hold hold);
void drop_hold(commands::Unit& unit, Quota& quota, const std::string& holder);

struct Gauge {
    int64_t capacity = 0, sold = 0, held = 0;
};
std::unordered_map<ScreeningId, Gauge> list_gauges(storage::Connection& connection, TimeMs from, TimeMs until,
                                                   TimeMs now);

// For the feed: {"screening_id":…,"capacity":…,"sold":…,"held":…}
void write_gauge(json::Writer& writer, const Quota& quota, TimeMs now);

}  // namespace guichet::seating
