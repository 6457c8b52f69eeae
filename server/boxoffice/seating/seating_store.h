#pragma once
// Quotas in the database and in the writer's memory. The memory counts, the database guards.

#include <unordered_map>

#include "base/json.h"
#include "boxoffice/seating/quota.h"
#include "commands/unit.h"

namespace guichet::seating {

// The quota of this screening by its name; nullptr when there is none. Loaded once; stays valid until
// the memory is forgotten.
Quota* find_quota(commands::Unit& unit, ScreeningId screening, std::string_view name = default_quota);
// By its id; it must be one of this screening's.
Quota& quota_of(commands::Unit& unit, ScreeningId screening, QuotaId id);
// Seats that the house keeps count as held, until their time.
void record_house_seat(commands::Unit& unit, ScreeningId screening, SeatId seat, TimeMs until_ms);
void drop_house_seat(commands::Unit& unit, ScreeningId screening, SeatId seat);

// After a decision only. The count is written once for the whole batch.
void record_sold(commands::Unit& unit, Quota& quota, int64_t places);  // negative: given back
void record_hold(commands::Unit& unit, Quota& quota, const std::string& holder, Hold hold);
void drop_hold(commands::Unit& unit, Quota& quota, const std::string& holder);

void forget_quotas(commands::Unit& unit, ScreeningId screening);

struct Gauge {
    int64_t capacity = 0, sold = 0, held = 0;
};
std::unordered_map<ScreeningId, Gauge> list_gauges(storage::Connection& connection, TimeMs from, TimeMs until,
                                                   TimeMs now);

struct AreaGauge {
    std::string area;
    Gauge gauge;
};
std::vector<AreaGauge> list_area_gauges(storage::Connection& connection, ScreeningId screening, TimeMs now);
void write_area(json::Writer& writer, const AreaGauge& area);

// For the feed: {"screening_id":…,"capacity":…,"sold":…,"held":…,"areas":…}
void write_gauge(json::Writer& writer, commands::Unit& unit, ScreeningId screening);

}  // namespace guichet::seating
