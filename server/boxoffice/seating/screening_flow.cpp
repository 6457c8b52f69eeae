#include "boxoffice/seating/screening_flow.h"

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/catalogue/catalogue_flow.h"
#include "boxoffice/catalogue/catalogue_sql.gen.h"
#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/seating/quota.h"
#include "boxoffice/seating/seating_sql.gen.h"
#include "commands/unit.h"

namespace guichet::seating {
using commands::Accepted;
using commands::Unit;
namespace programme = catalogue::sql;

namespace {

std::optional<Refusal> why_not_in_room(Unit& unit, const NewScreening& s) {
    if (s.overlap_ok.value_or(false)) return std::nullopt;
    const storage::Rows other =
        unit.query(programme::screening_overlapping, {s.room_id, s.starts_at_ms, s.ends_at_ms});
    if (other.empty()) return std::nullopt;
    const auto screening = catalogue::find_screening(unit.connection(), {other.number(0, 0)});
    const Language language = unit.settings().language;
    return refusals::room_taken(screening->title.best(language, language),
                                clock_of(other.number(0, 1), unit.settings().time_zone));
}

}  // namespace

commands::Work add_screening(NewScreening s) {
    return [s](Unit& unit) -> Result<Accepted> {
        if (s.ends_at_ms <= s.starts_at_ms) return refusals::ends_before_start();
        if (unit.query(programme::work_exists, {s.work_id}).empty()) return refusals::work_unknown();
        const storage::Rows room = unit.query(programme::room_capacity, {s.room_id});
        if (room.empty()) return refusals::room_unknown();
        if (unit.query(sql::find_grid, {s.grid_id}).empty()) return refusals::grid_unknown();
        if (auto refusal = why_not_in_room(unit, s)) return *refusal;

        const ScreeningId id{unit.query(programme::next_screening_id, {}).number(0, 0)};
        const QuotaId quota{unit.query(sql::next_quota_id, {}).number(0, 0)};
        const auto mode = s.mode.value_or(catalogue::Mode::tickets);
        unit.run(programme::insert_screening,
                 {id, s.work_id, s.room_id, s.grid_id, s.starts_at_ms, s.ends_at_ms, s.sale_from_ms,
                  s.sale_until_ms.value_or(s.starts_at_ms + catalogue::sale_after_start_ms),
                  boost::describe::enum_to_string(mode, "tickets")});
        unit.run(sql::insert_quota, {quota, id, default_quota, 0, s.capacity.value_or(room.number(0, 0))});
        return catalogue::made("screening.added", id.value, json::encode(s));
    };
}

commands::Work cancel_screening(ScreeningId id) {
    return [id](Unit& unit) -> Result<Accepted> {
        const auto screening = catalogue::find_screening(unit, id);
        if (screening == nullptr) return refusals::screening_unknown();
        const Language language = unit.settings().language;
        if (screening->cancelled)
            return refusals::already_cancelled_screening(screening->title.best(language, language));
        unit.run(programme::cancel_screening, {id}, 1);
        catalogue::forget_screening(unit, id);
        Accepted accepted = catalogue::made("screening.cancelled", id.value, "{}");
        json::Writer body;
        body.begin().field("screening", id).end();
        accepted.body = body.take();
        accepted.status = 200;
        return accepted;
    };
}

}  // namespace guichet::seating
