#include "boxoffice/seating/seating_store.h"

#include <memory>

#include "boxoffice/seating/seating_sql.gen.h"

namespace guichet::seating {
namespace {

struct QuotaMemory {
    struct Kept {
        Quota quota;
        int64_t sold_in_database = 0;
    };
    std::unordered_map<ScreeningId, std::unique_ptr<Kept>> by_screening;
};

}  // namespace

Quota& quota_of(commands::Unit& unit, ScreeningId screening) {
    auto& slot = unit.memory<QuotaMemory>().by_screening[screening];
    if (slot != nullptr) return slot->quota;
    const storage::Rows rows = unit.query(sql::quota_of_screening, {screening});
    ensure(!rows.empty(), "a screening has no quota");
    auto kept = std::make_unique<QuotaMemory::Kept>();
    kept->quota = {{rows.number(0, 0)}, screening, rows.number(0, 2), rows.number(0, 3), {}};
    kept->sold_in_database = kept->quota.sold;
    const storage::Rows holds = unit.query(sql::holds_of_quota, {kept->quota.id, unit.now_ms()});
    for (size_t i = 0; i < holds.size(); ++i) {
        Hold& hold = kept->quota.holds[holds.text(i, 0)];
        hold.places += holds.number(i, 1);
        hold.expires_at_ms = holds.number(i, 2);
    }
    slot = std::move(kept);
    return slot->quota;
}

void record_sold(commands::Unit& unit, Quota& quota, int64_t places) {
    quota.sold += places;
    ensure(quota.sold >= 0 && quota.sold <= quota.capacity, "a quota left its bounds");
    unit.before_commit(&quota, [screening = quota.screening](commands::Unit& u) {
        auto& kept = *u.memory<QuotaMemory>().by_screening.at(screening);
        if (kept.quota.sold == kept.sold_in_database) return;
        u.run(sql::set_sold, {kept.quota.id, kept.quota.sold, kept.sold_in_database}, 1);
        kept.sold_in_database = kept.quota.sold;
    });
}

void record_hold(commands::Unit& unit, Quota& quota, const std::string& holder, Hold hold) {
    std::erase_if(quota.holds, [&](const auto& h) { return h.second.expires_at_ms <= unit.now_ms(); });
    if (hold.places == 0)
        quota.holds.erase(holder);
    else
        quota.holds[holder] = hold;
}

void drop_hold(commands::Unit&, Quota& quota, const std::string& holder) { quota.holds.erase(holder); }

std::unordered_map<ScreeningId, Gauge> list_gauges(storage::Connection& connection, TimeMs from, TimeMs until,
                                                   TimeMs now) {
    std::unordered_map<ScreeningId, Gauge> gauges;
    const storage::Rows rows = connection.query(sql::gauges, {from, until});
    for (size_t i = 0; i < rows.size(); ++i)
        gauges[{rows.number(i, 0)}] = {rows.number(i, 1), rows.number(i, 2), 0};
    const storage::Rows held = connection.query(sql::held_by_screening, {now});
    for (size_t i = 0; i < held.size(); ++i)
        if (const auto found = gauges.find({held.number(i, 0)}); found != gauges.end())
            found->second.held += held.number(i, 1);
    return gauges;
}

void write_gauge(json::Writer& writer, const Quota& quota, TimeMs now) {
    writer.begin()
        .field("screening_id", quota.screening)
        .field("capacity", quota.capacity)
        .field("sold", quota.sold)
        .field("held", quota.held(now))
        .end();
}

}  // namespace guichet::seating
