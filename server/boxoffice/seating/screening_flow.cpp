#include "boxoffice/seating/screening_flow.h"

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/catalogue/catalogue_flow.h"
#include "boxoffice/catalogue/catalogue_sql.gen.h"
#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/seating/house_flow.h"
#include "boxoffice/seating/seating_sql.gen.h"
#include "boxoffice/seating/seating_store.h"
#include "boxoffice/seating/seats_store.h"
#include "commands/unit.h"

namespace guichet::seating {
using commands::Accepted;
using commands::Unit;
namespace programme = catalogue::sql;

namespace {

std::optional<int64_t> known(SeatMapId id) { return id ? std::optional(id.value) : std::nullopt; }

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

void record_quota(Unit& unit, ScreeningId screening, std::string_view name, int64_t position,
                  int64_t capacity) {
    const QuotaId id{unit.query(sql::next_quota_id, {}).number(0, 0)};
    unit.run(sql::insert_quota, {id, screening, name, position, capacity});
}

// One quota for the seats, one for each standing area.
void record_quotas_of_hall(Unit& unit, ScreeningId screening, const Hall& hall) {
    record_quota(unit, screening, default_quota, 0, hall.seat_count());
    int64_t position = 0;
    for (const MapArea& area : hall.map().areas)
        record_quota(unit, screening, area.key, ++position, area.capacity);
}

}  // namespace

commands::Work add_screening(NewScreening s) {
    return [s](Unit& unit) -> Result<Accepted> {
        if (s.ends_at_ms <= s.starts_at_ms) return refusals::ends_before_start();
        if (unit.query(programme::work_exists, {s.work_id}).empty()) return refusals::work_unknown();
        const auto room = find_room(unit.connection(), s.room_id);
        if (!room) return refusals::room_unknown();
        if (unit.query(sql::find_grid, {s.grid_id}).empty()) return refusals::grid_unknown();
        if (auto refusal = why_not_in_room(unit, s)) return *refusal;

        const ScreeningId id{unit.query(programme::next_screening_id, {}).number(0, 0)};
        const auto mode = s.mode.value_or(catalogue::Mode::tickets);
        unit.run(programme::insert_screening,
                 {id, s.work_id, s.room_id, s.grid_id, s.starts_at_ms, s.ends_at_ms, s.sale_from_ms,
                  s.sale_until_ms.value_or(s.starts_at_ms + catalogue::sale_after_start_ms),
                  boost::describe::enum_to_string(mode, "tickets"), known(room->seat_map)});
        if (room->seat_map) {
            record_quotas_of_hall(unit, id, *hall_of(unit, room->seat_map));
            keep_house_seats_of_room(unit, *catalogue::find_screening(unit, id), s.room_id);
        } else {
            record_quota(unit, id, default_quota, 0, s.capacity.value_or(room->capacity));
        }
        return catalogue::made("screening.added", id.value, json::encode(s));
    };
}

commands::Work use_seat_map(ScreeningId id, SeatMapId map) {
    return [=](Unit& unit) -> Result<Accepted> {
        const auto screening = catalogue::find_screening(unit, id);
        if (screening == nullptr) return refusals::screening_unknown();
        const auto stored = find_seat_map(unit.connection(), map);
        if (!stored || stored->room != screening->room) return refusals::seat_map_unknown();
        const Language language = unit.settings().language;
        if (!unit.query(sql::places_taken, {id}).empty())
            return refusals::seat_map_in_use(screening->title.best(language, language));
        unit.run(sql::delete_claims, {id});
        unit.run(sql::delete_quotas, {id});
        unit.run(sql::set_screening_map, {id, map}, 1);
        catalogue::forget_screening(unit, id);
        forget_quotas(unit, id);
        forget_seats(unit, id);
        const HallPtr hall = hall_of(unit, map);
        record_quotas_of_hall(unit, id, *hall);
        keep_house_seats_of_room(unit, *catalogue::find_screening(unit, id), screening->room);
        json::Writer body;
        body.begin().field("screening", id).field("map", map).end();
        return Accepted{.kind = "screening.map_changed",
                        .body = body.take(),
                        .news = "\"reload\":true",
                        .status = 200,
                        .answer = render_map_used(map, hall->map())};
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
