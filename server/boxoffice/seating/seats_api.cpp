#include "base/check.h"
#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/seating/house_flow.h"
#include "boxoffice/seating/plan_store.h"
#include "boxoffice/seating/screening_flow.h"
#include "boxoffice/seating/seating_api.h"
#include "boxoffice/seating/seating_store.h"
#include "boxoffice/seating/seats_store.h"
#include "boxoffice/seating/story_store.h"

namespace guichet::seating {

struct UseSeatMap {
    SeatMapId seat_map_id;
};
BOOST_DESCRIBE_STRUCT(UseSeatMap, (), (seat_map_id))
struct ReleaseHouseSeats {
    std::vector<SeatId> seats;
};
BOOST_DESCRIBE_STRUCT(ReleaseHouseSeats, (), (seats))

}  // namespace guichet::seating

template <>
inline constexpr std::string_view guichet::json::lists_required<guichet::seating::HoldHouseSeats> = " seats ";
template <>
inline constexpr std::string_view guichet::json::lists_required<guichet::seating::ReleaseHouseSeats> =
    " seats ";

namespace guichet::seating {
namespace {

constexpr TimeMs at_ms_max = 9'007'199'254'740'991;
constexpr size_t house_seats_max = 5000;

// The screening of the path, which must be numbered.
Result<catalogue::ScreeningPtr> numbered(const identity::Visit& visit, storage::Connection& connection) {
    ScreeningId id;
    if (!parse_id(visit.request->args.front(), id)) return refusals::screening_unknown();
    const auto screening = catalogue::find_screening(connection, id);
    if (screening == nullptr) return refusals::screening_unknown();
    if (!screening->seat_map)
        return refusals::seats_not_numbered(screening->title.best(visit.language, visit.language));
    return screening;
}

Result<http::Response> show_states(const identity::Visit& visit, storage::Connection& connection) {
    // Before the snapshot: what happens meanwhile is told again by the feed, never missed.
    const int64_t journal = visit.tenant->feed().last();
    const auto screening = numbered(visit, connection);
    if (!screening) return screening.refusal();
    const ScreeningId id = (*screening)->id;
    json::Writer w(16'384);
    w.begin()
        .field("screening_id", id)
        .field("seat_map_id", (*screening)->seat_map)
        .field("journal", journal)
        .begin_list("changes");
    for (const SeatChange& change : gathered(id, list_claims(connection, id, visit.now_ms())))
        write_change(w, change);
    w.end_list().begin_list("areas");
    for (const AreaGauge& area : list_area_gauges(connection, id, visit.now_ms())) write_area(w, area);
    return http::Response{.body = w.end_list().end().take()};
}

Result<http::Response> show_story(const identity::Visit& visit, storage::Connection& connection) {
    const auto screening = numbered(visit, connection);
    if (!screening) return screening.refusal();
    SeatId seat;
    if (!parse_id(visit.request->args.back(), seat))
        return refusals::seat_unknown(0, (*screening)->title.best(visit.language, visit.language));
    auto story = render_story(connection, **screening, seat, visit.now_ms());
    if (story.empty())
        return refusals::seat_unknown(seat.value, (*screening)->title.best(visit.language, visit.language));
    return http::Response{.body = std::move(story)};
}

Result<http::Response> show_plan(const identity::Visit& visit, storage::Connection& connection) {
    const auto screening = numbered(visit, connection);
    if (!screening) return screening.refusal();
    const auto plan =
        load_plan(connection, **screening, visit.tenant->settings(), visit.language, visit.now_ms());
    return http::Response{.content_type = "application/pdf", .body = printing::seating_plan_pdf(plan)};
}

Result<commands::Work> decode_map(const identity::Visit& visit) {
    const auto body = json::decode<UseSeatMap>(visit.request->body);
    if (!body) return body.refusal();
    ScreeningId screening;
    if (!parse_id(visit.request->args.front(), screening)) return refusals::screening_unknown();
    return use_seat_map(screening, body->seat_map_id);
}

Result<HoldHouseSeats> decode_hold(const identity::Visit& visit) {
    auto body = json::decode<HoldHouseSeats>(visit.request->body);
    if (!body) return body.refusal();
    const Check check = Check()
                            .length("/name", body->name.value_or(""), body->kind == House::held ? 1 : 0, 60)
                            .range("/until_ms", body->until_ms.value_or(0), 0, at_ms_max)
                            .count("/seats", body->seats.size(), 1, house_seats_max);
    if (check.refusal()) return *check.refusal();
    return std::move(*body);
}

Result<std::vector<SeatId>> decode_release(const identity::Visit& visit) {
    auto body = json::decode<ReleaseHouseSeats>(visit.request->body);
    if (!body) return body.refusal();
    const Check check = Check().count("/seats", body->seats.size(), 1, house_seats_max);
    if (check.refusal()) return *check.refusal();
    return std::move(body->seats);
}

Result<commands::Work> decode_screening_hold(const identity::Visit& visit) {
    auto hold = decode_hold(visit);
    if (!hold) return hold.refusal();
    ScreeningId screening;
    if (!parse_id(visit.request->args.front(), screening)) return refusals::screening_unknown();
    return hold_house_seats(screening, std::move(*hold));
}

Result<commands::Work> decode_screening_release(const identity::Visit& visit) {
    auto seats = decode_release(visit);
    if (!seats) return seats.refusal();
    ScreeningId screening;
    if (!parse_id(visit.request->args.front(), screening)) return refusals::screening_unknown();
    return release_house_seats(screening, std::move(*seats));
}

Result<commands::Work> decode_room_hold(const identity::Visit& visit) {
    auto hold = decode_hold(visit);
    if (!hold) return hold.refusal();
    RoomId room;
    if (!parse_id(visit.request->args.front(), room)) return refusals::room_unknown();
    return hold_room_seats(room, std::move(*hold));
}

Result<commands::Work> decode_room_release(const identity::Visit& visit) {
    auto seats = decode_release(visit);
    if (!seats) return seats.refusal();
    RoomId room;
    if (!parse_id(visit.request->args.front(), room)) return refusals::room_unknown();
    return release_room_seats(room, std::move(*seats));
}

Result<http::Response> show_room_house(const identity::Visit& visit, storage::Connection& connection) {
    RoomId room;
    if (!parse_id(visit.request->args.front(), room) || !find_room(connection, room))
        return refusals::room_unknown();
    return http::Response{.body = render_house_of_room(connection, room, 0, visit.now_ms())};
}

}  // namespace

void add_seat_routes(identity::Gate& gate) {
    using http::Method;
    using identity::need_admin;
    gate.read(Method::get, "/api/v1/screenings/{screening}/seats", identity::signed_in_only, show_states);
    gate.read(Method::get, "/api/v1/screenings/{screening}/seats/{seat}", identity::need_pos, show_story);
    gate.read(Method::get, "/api/v1/screenings/{screening}/seating-plan", need_admin, show_plan);
    gate.command(Method::put, "/api/v1/screenings/{screening}/seat-map", need_admin, decode_map);
    gate.command(Method::post, "/api/v1/screenings/{screening}/house-seats", need_admin,
                 decode_screening_hold);
    gate.command(Method::post, "/api/v1/screenings/{screening}/house-seats/release", need_admin,
                 decode_screening_release);
    gate.read(Method::get, "/api/v1/rooms/{room}/house-seats", need_admin, show_room_house);
    gate.command(Method::post, "/api/v1/rooms/{room}/house-seats", need_admin, decode_room_hold);
    gate.command(Method::post, "/api/v1/rooms/{room}/house-seats/release", need_admin, decode_room_release);
}

}  // namespace guichet::seating
