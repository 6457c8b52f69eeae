#include "boxoffice/registers/drawer.h"

#include <algorithm>

#include "base/refusals.gen.h"

namespace guichet::registers {
namespace {
constexpr int64_t values[] = {1,   2,    5,    10,   20,    50,    100,   200,
                              500, 1000, 2000, 5000, 10000, 20000, 50000, 100000};
}

std::optional<Refusal> why_not_touch(const Hand& hand, const StoredSession& session) {
    const bool manager = hand.roles.meets(identity::Role::admin);
    if (session.at_register != hand.at_register && !manager)
        return refusals::session_elsewhere(session.register_name);
    if (session.closed_at_ms != 0) return refusals::session_closed(session.register_name);
    return std::nullopt;
}

std::optional<Refusal> why_not_move(Direction direction, Money amount, Money in_drawer) {
    if (direction == Direction::out && amount > in_drawer) return refusals::drawer_too_low(in_drawer, amount);
    return std::nullopt;
}

Result<TakenBack> decide_taking_back(int64_t entry, const std::vector<StoredMovement>& movements,
                                     Money in_drawer) {
    const auto found = std::ranges::find(movements, entry, &StoredMovement::entry);
    if (found == movements.end()) return refusals::movement_unknown();
    if (found->kind != "in" && found->kind != "out") return refusals::movement_not_correctable();
    if (found->corrected) return refusals::movement_corrected();
    const bool in = found->kind == "in";
    if (in && found->amount > in_drawer) return refusals::drawer_too_low(in_drawer, found->amount);
    return TakenBack{in ? "in_error" : "out_error", -found->amount};
}

bool is_coin_or_note(int64_t cents) { return std::ranges::count(values, cents) == 1; }

Money sum_of(const std::vector<Pieces>& pieces) {
    Money sum;
    for (const Pieces& p : pieces) sum += times({p.value_cents}, p.pieces);
    return sum;
}

bool may_see_expected(const Hand& hand, ClosingWay way, bool counted) {
    return way == ClosingWay::automatic || counted || hand.roles.may(identity::Role::accounting);
}

}  // namespace guichet::registers
