#include "boxoffice/books/closing.h"

#include "base/refusals.gen.h"

namespace guichet::books {
namespace {

std::optional<Refusal> why_not_counted(const ClosingWish& wish, const ClosingFacts& facts) {
    if (!facts.last_count || wish.count == 0) return refusals::count_missing();
    if (facts.last_count->id != wish.count || facts.last_count->expected != facts.expected)
        return refusals::count_outdated();
    return std::nullopt;
}

}  // namespace

Result<Closing> decide_closing(const ClosingWish& wish, const ClosingFacts& facts) {
    if (auto refusal = why_not_touch(facts.hand, facts.session)) return *refusal;
    // From elsewhere only a manager gets here: nobody stands at that drawer any more.
    const bool forced = facts.session.at_register != facts.hand.at_register;
    if (!forced && facts.prints_waiting > 0) return refusals::closing_prints_waiting(facts.prints_waiting);
    if (!forced && facts.carts_open > 0) return refusals::closing_cart_open(facts.carts_open);

    const bool counts = facts.way == registers::ClosingWay::counted && !forced;
    if (counts || wish.count != 0)
        if (auto refusal = why_not_counted(wish, facts)) return *refusal;
    Closing closing{.mode = forced ? "forced" : counts ? "counted" : "automatic"};
    if (wish.count != 0) {
        closing.counted = facts.last_count->counted;
        closing.difference = *closing.counted - facts.expected;
    }
    if (closing.difference.cents != 0 && wish.comment.empty())
        return refusals::comment_missing(closing.difference);
    if (forced && wish.comment.empty()) return refusals::note_missing();
    const Money inside = closing.counted.value_or(facts.expected);
    if (wish.withdrawn > inside) return refusals::withdrawal_too_high(inside);
    closing.left = inside - wish.withdrawn;
    return closing;
}

}  // namespace guichet::books
