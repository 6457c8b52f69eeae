#include "boxoffice/seating/seating_store.h"

#include <memory>

#include "boxoffice/seating/seating_sql.gen.h"
#include "boxoffice/seating/seats.h"

namespace guichet::seating {
namespace {

struct Kept {
    Quota quota;
    int64_t sold_in_database = 0;
};
using KeptPtr = std::unique_ptr<Kept>;

struct QuotaMemory {
    std::unordered_map<ScreeningId, std::vector<KeptPtr>> by_screening;
};

std::string house_holder(SeatId seat) { return "house/" + std::to_string(seat.value); }

void load_holds(storage::Connection& connection, Quota& quota, TimeMs now) {
    const storage::Rows holds = connection.query(sql::holds_of_quota, {quota.id, now});
    for (size_t i = 0; i < holds.size(); ++i) {
        Hold& hold = quota.holds[holds.text(i, 0)];
        hold.places += holds.number(i, 1);
        hold.expires_at_ms = holds.number(i, 2);
    }
}

void load_house_seats(storage::Connection& connection, Quota& quota) {
    const storage::Rows seats = connection.query(sql::house_seats, {quota.screening});
    for (size_t i = 0; i < seats.size(); ++i)
        quota.holds[house_holder({seats.number(i, 0)})] = {1, seats.maybe_number(i, 1).value_or(never_ms)};
}

std::vector<KeptPtr>& quotas_of(commands::Unit& unit, ScreeningId screening) {
    auto& slot = unit.memory<QuotaMemory>().by_screening[screening];
    if (!slot.empty()) return slot;
    const storage::Rows rows = unit.query(sql::quotas_of_screening, {screening});
    ensure(!rows.empty(), "a screening has no quota");
    std::vector<KeptPtr> quotas;
    for (size_t i = 0; i < rows.size(); ++i) {
        auto kept = std::make_unique<Kept>();
        kept->quota = {{rows.number(i, 0)}, screening,         rows.text(i, 1),
                       rows.number(i, 2),   rows.number(i, 3), {}};
        kept->sold_in_database = kept->quota.sold;
        load_holds(unit.connection(), kept->quota, unit.now_ms());
        const bool numbered = !rows.is_null(i, 4);
        if (numbered && kept->quota.name == default_quota) load_house_seats(unit.connection(), kept->quota);
        quotas.push_back(std::move(kept));
    }
    slot = std::move(quotas);
    return slot;
}

Kept& kept_of(commands::Unit& unit, ScreeningId screening, QuotaId id) {
    for (const KeptPtr& kept : quotas_of(unit, screening))
        if (kept->quota.id == id) return *kept;
    throw std::logic_error("a line has a quota of another screening");
}

}  // namespace

Quota* find_quota(commands::Unit& unit, ScreeningId screening, std::string_view name) {
    for (const KeptPtr& kept : quotas_of(unit, screening))
        if (kept->quota.name == name) return &kept->quota;
    return nullptr;
}

Quota& quota_of(commands::Unit& unit, ScreeningId screening, QuotaId id) {
    return kept_of(unit, screening, id).quota;
}

void record_sold(commands::Unit& unit, Quota& quota, int64_t places) {
    quota.sold += places;
    ensure(quota.sold >= 0 && quota.sold <= quota.capacity, "a quota left its bounds");
    unit.before_commit(&quota, [screening = quota.screening, id = quota.id](commands::Unit& u) {
        Kept& kept = kept_of(u, screening, id);
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

void record_house_seat(commands::Unit& unit, ScreeningId screening, SeatId seat, TimeMs until_ms) {
    record_hold(unit, *find_quota(unit, screening), house_holder(seat), {1, until_ms});
}

void drop_house_seat(commands::Unit& unit, ScreeningId screening, SeatId seat) {
    drop_hold(unit, *find_quota(unit, screening), house_holder(seat));
}

void forget_quotas(commands::Unit& unit, ScreeningId screening) {
    unit.memory<QuotaMemory>().by_screening.erase(screening);
}

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

std::vector<AreaGauge> list_area_gauges(storage::Connection& connection, ScreeningId screening, TimeMs now) {
    std::vector<AreaGauge> areas;
    const storage::Rows rows = connection.query(sql::areas_of_screening, {screening});
    for (size_t i = 0; i < rows.size(); ++i) {
        Quota quota{.id = {rows.number(i, 3)}, .screening = screening};
        load_holds(connection, quota, now);
        areas.push_back({rows.text(i, 0), {rows.number(i, 1), rows.number(i, 2), quota.held(now)}});
    }
    return areas;
}

void write_area(json::Writer& w, const AreaGauge& area) {
    w.begin()
        .field("area", area.area)
        .field("capacity", area.gauge.capacity)
        .field("sold", area.gauge.sold)
        .field("held", area.gauge.held)
        .end();
}

void write_gauge(json::Writer& w, commands::Unit& unit, ScreeningId screening) {
    Gauge all;
    std::vector<AreaGauge> areas;
    for (const KeptPtr& kept : quotas_of(unit, screening)) {
        const Quota& q = kept->quota;
        const Gauge gauge{q.capacity, q.sold, q.held(unit.now_ms())};
        all = {all.capacity + gauge.capacity, all.sold + gauge.sold, all.held + gauge.held};
        if (q.name != default_quota) areas.push_back({q.name, gauge});
    }
    w.begin()
        .field("screening_id", screening)
        .field("capacity", all.capacity)
        .field("sold", all.sold)
        .field("held", all.held);
    if (!areas.empty()) {
        w.begin_list("areas");
        for (const AreaGauge& area : areas) write_area(w, area);
        w.end_list();
    }
    w.end();
}

}  // namespace guichet::seating
