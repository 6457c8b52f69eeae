#include <set>

#include "base/check.h"
#include "base/json.h"
#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/pricing/pricing_store.h"
#include "boxoffice/sales/sales_api.h"
#include "boxoffice/seating/seating_store.h"

namespace guichet::sales {
namespace {

constexpr int64_t days_max = 31;

// What this seller may sell here and now, so that the till shows no button that would refuse.
std::vector<pricing::Tariff> sellable(storage::Connection& connection, const identity::Visit& visit) {
    const auto& settings = visit.tenant->settings();
    const pricing::Seller seller{visit.session->roles, visit.session->salepoint};
    std::vector<pricing::Tariff> tariffs = pricing::list_tariffs(connection);
    std::erase_if(tariffs, [&](const pricing::Tariff& tariff) {
        return pricing::why_not_sellable(tariff, seller, visit.now_ms(), settings.time_zone,
                                         settings.language)
            .has_value();
    });
    return tariffs;
}

void write_tariff(json::Writer& w, const pricing::Tariff& tariff) {
    w.begin().field("id", tariff.id).field("name", tariff.name);
    if (!tariff.note.empty()) w.field("eligibility", tariff.note);
    if (!tariff.categories.empty()) w.field("categories", tariff.categories);
    w.field("price_cents", tariff.price).field("colour", tariff.colour).field("sort", tariff.sort).end();
}

void write_screening(json::Writer& w, const catalogue::Screening& s, const seating::Gauge& gauge,
                     const std::vector<pricing::Tariff>& tariffs, const identity::Visit& visit) {
    w.begin().field("id", s.id).field("title", s.title).field("room_id", s.room);
    if (!s.section.empty()) w.field("section", s.section);
    if (s.seat_map) w.field("seat_map_id", s.seat_map);
    w.field("day", day_of(s.starts_at_ms, visit.tenant->settings().time_zone))
        .field("starts_at_ms", s.starts_at_ms)
        .field("ends_at_ms", s.ends_at_ms)
        .field("state", catalogue::state_of(s, visit.now_ms()))
        .begin("gauge")
        .field("capacity", gauge.capacity)
        .field("sold", gauge.sold)
        .field("held", gauge.held)
        .end()
        .begin_list("tariff_ids");
    for (const pricing::Tariff& tariff : tariffs)
        if (tariff.grid == s.grid) w.value(tariff.id);
    w.end_list().end();
}

Result<http::Response> programme(const identity::Visit& visit, storage::Connection& connection) {
    const std::string& zone = visit.tenant->settings().time_zone;
    const std::string from(visit.request->query_value("from").value_or(day_of(visit.now_ms(), zone)));
    RegisterId days{1};  // parsed like an id: a number from 1 on
    const auto asked = visit.request->query_value("days");
    const Check check = Check()
                            .that(is_day(from), "/from", "must be a day, YYYY-MM-DD")
                            .that(!asked || parse_id(*asked, days), "/days", "must be a number")
                            .range("/days", days.value, 1, days_max);
    if (check.refusal()) return *check.refusal();

    // Before the snapshot: what happens meanwhile is told again by the feed, never missed.
    const int64_t journal = visit.tenant->feed().last();
    const TimeMs start = start_of_day(from, zone);
    const TimeMs end = start_of_day(day_after(from, static_cast<int>(days.value)), zone);
    const auto screenings = catalogue::list_screenings(connection, start, end);
    const auto gauges = seating::list_gauges(connection, start, end, visit.now_ms());
    const auto tariffs = sellable(connection, visit);

    json::Writer w(16'384);
    w.begin().field("from", from).field("days", days.value).field("journal", journal).begin_list("rooms");
    std::set<RoomId> rooms;
    for (const catalogue::Screening& s : screenings)
        if (rooms.insert(s.room).second) w.begin().field("id", s.room).field("name", s.room_name).end();
    w.end_list().begin_list("tariffs");
    for (const pricing::Tariff& tariff : tariffs) write_tariff(w, tariff);
    w.end_list().begin_list("screenings");
    for (const catalogue::Screening& s : screenings) {
        const auto gauge = gauges.find(s.id);
        write_screening(w, s, gauge == gauges.end() ? seating::Gauge{} : gauge->second, tariffs, visit);
    }
    return http::Response{.body = w.end_list().end().take()};
}

}  // namespace

void add_programme_routes(identity::Gate& gate) {
    gate.read(http::Method::get, "/api/v1/programme", identity::need_pos, programme);
}

}  // namespace guichet::sales
