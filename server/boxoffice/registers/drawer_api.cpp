#include <algorithm>

#include "base/check.h"
#include "base/json.h"
#include "boxoffice/registers/drawer_flow.h"
#include "boxoffice/registers/registers_api.h"
#include "boxoffice/registers/registers_store.h"

namespace guichet::registers {

struct CorrectMovement {
    int64_t entry = 0;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(CorrectMovement, (), (entry, note))

struct CountBody {
    std::vector<Pieces> pieces;
    std::optional<Money> counted_cents;
};
BOOST_DESCRIBE_STRUCT(CountBody, (), (pieces, counted_cents))

namespace {

Result<RegisterSessionId> session_asked_for(const identity::Visit& visit) {
    RegisterSessionId id;
    if (!parse_id(visit.request->args.front(), id)) return refusals::session_unknown();
    return id;
}

Result<commands::Work> decode_movement(const identity::Visit& visit) {
    auto body = json::decode<NewMovement>(visit.request->body);
    if (!body) return body.refusal();
    const Check check = Check()
                            .range("/amount_cents", body->amount_cents.cents, 1, 10'000'000)
                            .length("/note", body->note, 1, 200);
    if (check.refusal()) return *check.refusal();
    const auto session = session_asked_for(visit);
    if (!session) return session.refusal();
    return move_cash(hand_of(visit), *session, std::move(*body));
}

Result<commands::Work> decode_correction(const identity::Visit& visit) {
    auto body = json::decode<CorrectMovement>(visit.request->body);
    if (!body) return body.refusal();
    const Check check =
        Check().range("/entry", body->entry, 1, json::id_max).length("/note", body->note, 1, 200);
    if (check.refusal()) return *check.refusal();
    const auto session = session_asked_for(visit);
    if (!session) return session.refusal();
    return take_movement_back(hand_of(visit), *session, body->entry, std::move(body->note));
}

Result<commands::Work> decode_count(const identity::Visit& visit) {
    auto body = json::decode<CountBody>(visit.request->body);
    if (!body) return body.refusal();
    Check check = Check().that(body->counted_cents.has_value() == body->pieces.empty(), "/pieces",
                               "or counted_cents, one of them");
    check_pieces(check, body->pieces);
    if (body->counted_cents) check.range("/counted_cents", body->counted_cents->cents, 0, 100'000'000);
    if (check.refusal()) return *check.refusal();
    const auto session = session_asked_for(visit);
    if (!session) return session.refusal();
    const Money counted = body->counted_cents.value_or(sum_of(body->pieces));
    return count_drawer(hand_of(visit), *session, counted,
                        body->pieces.empty() ? "" : json::encode(body->pieces));
}

Result<http::Response> show_movements(const identity::Visit& visit, storage::Connection& connection) {
    const auto id = session_asked_for(visit);
    if (!id) return id.refusal();
    const auto session = find_session(connection, *id);
    if (!session) return refusals::session_unknown();
    if (session->at_register != visit.session->at_register &&
        !visit.session->roles.may(identity::Role::accounting))
        return refusals::session_elsewhere(session->register_name);
    auto movements = list_movements(connection, *id);
    std::ranges::reverse(movements);
    json::Writer w;
    w.begin().begin_list("movements");
    for (const StoredMovement& movement : movements) render_movement(w, movement);
    return http::Response{.body = w.end_list().end().take()};
}

}  // namespace

Hand hand_of(const identity::Visit& visit) {
    return {visit.session->user, visit.session->name, visit.session->roles, visit.session->at_register};
}

void check_pieces(Check& check, const std::vector<Pieces>& pieces) {
    check.count("/pieces", pieces.size(), 0, 20);
    for (const Pieces& p : pieces)
        check.that(is_coin_or_note(p.value_cents), "/pieces/value_cents", "is no coin or note")
            .range("/pieces/pieces", p.pieces, 0, 10'000);
}

void add_drawer_routes(identity::Gate& gate) {
    using http::Method;
    using identity::need_pos;
    const std::string session = "/api/v1/register-sessions/{session}";
    gate.read(Method::get, session + "/movements", identity::need_till_or_books, show_movements);
    gate.command(Method::post, session + "/movements", need_pos, decode_movement);
    gate.command(Method::post, session + "/movement-corrections", need_pos, decode_correction);
    gate.command(Method::post, session + "/counts", need_pos, decode_count);
}

}  // namespace guichet::registers
