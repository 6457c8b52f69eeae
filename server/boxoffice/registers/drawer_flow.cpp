#include "boxoffice/registers/drawer_flow.h"

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/registers/registers_sql.gen.h"
#include "boxoffice/registers/registers_store.h"

namespace guichet::registers {
using commands::Accepted;
using commands::Unit;

namespace {

Result<StoredSession> touch(Unit& unit, const Hand& hand, RegisterSessionId id) {
    auto session = find_session(unit.connection(), id);
    if (!session) return refusals::session_unknown();
    if (auto refusal = why_not_touch(hand, *session)) return *refusal;
    return std::move(*session);
}

Accepted moved(Unit& unit, const Hand& hand, const StoredSession& session, const Movement& movement,
               const char* kind) {
    record_movement(unit, movement);
    json::Writer answer, body;
    render_movement(answer, {unit.entry_number(), movement.kind, movement.amount, movement.note, hand.name,
                             unit.now_ms(), movement.corrects, false});
    body.begin()
        .field("session", session.id)
        .field("kind", movement.kind)
        .field("amount", movement.amount)
        .field("note", movement.note);
    if (movement.corrects != 0) body.field("corrects", movement.corrects);
    return {.kind = kind,
            .body = body.end().take(),
            .news = "\"register_id\":" + std::to_string(session.at_register.value),
            .status = 201,
            .answer = answer.take()};
}

}  // namespace

commands::Work move_cash(Hand hand, RegisterSessionId id, NewMovement wish) {
    return [hand = std::move(hand), id, wish = std::move(wish)](Unit& unit) -> Result<Accepted> {
        const auto session = touch(unit, hand, id);
        if (!session) return session.refusal();
        const Money inside = drawer_balance(unit.connection(), id);
        if (auto refusal = why_not_move(wish.kind, wish.amount_cents, inside)) return *refusal;
        const bool in = wish.kind == Direction::in;
        return moved(unit, hand, *session,
                     {.session = id,
                      .kind = in ? "in" : "out",
                      .amount = in ? wish.amount_cents : -wish.amount_cents,
                      .user = hand.user,
                      .note = wish.note},
                     in ? "drawer.cash_in" : "drawer.cash_out");
    };
}

commands::Work take_movement_back(Hand hand, RegisterSessionId id, int64_t entry, std::string note) {
    return [hand = std::move(hand), id, entry, note = std::move(note)](Unit& unit) -> Result<Accepted> {
        const auto session = touch(unit, hand, id);
        if (!session) return session.refusal();
        const auto back = decide_taking_back(entry, list_movements(unit.connection(), id),
                                             drawer_balance(unit.connection(), id));
        if (!back) return back.refusal();
        return moved(unit, hand, *session,
                     {.session = id,
                      .kind = back->kind,
                      .amount = back->amount,
                      .user = hand.user,
                      .note = note,
                      .corrects = entry},
                     "drawer.corrected");
    };
}

commands::Work count_drawer(Hand hand, RegisterSessionId id, Money counted, std::string pieces) {
    return [hand = std::move(hand), id, counted, pieces = std::move(pieces)](Unit& unit) -> Result<Accepted> {
        const auto session = touch(unit, hand, id);
        if (!session) return session.refusal();
        const Money expected = drawer_balance(unit.connection(), id);
        const int64_t count = unit.query(sql::next_count_id, {}).number(0, 0);
        unit.run(sql::insert_count, {count, id, hand.user, unit.now_ms(), pieces, counted, expected});
        json::Writer answer, body;
        answer.begin()
            .field("id", count)
            .field("counted_cents", counted)
            .field("expected_cents", expected)
            .field("difference_cents", counted - expected)
            .end();
        body.begin().field("session", id).field("counted", counted).field("expected", expected);
        if (!pieces.empty()) body.raw("pieces", pieces);
        return Accepted{.kind = "drawer.counted",
                        .body = body.end().take(),
                        .news = "\"register_id\":" + std::to_string(session->at_register.value),
                        .status = 201,
                        .answer = answer.take()};
    };
}

}  // namespace guichet::registers
