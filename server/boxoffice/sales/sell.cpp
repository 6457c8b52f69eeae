#include "boxoffice/sales/sell.h"

#include <algorithm>

#include "base/refusals.gen.h"

namespace guichet::sales {
namespace {

// Places are counted per quota over the whole sale: two tariffs of one screening share them.
std::optional<Refusal> why_no_places(const SellFacts& facts) {
    for (const Offer& offer : facts.offers) {
        int64_t wanted = 0;
        for (const Offer& other : facts.offers)
            if (other.quota == offer.quota) wanted += other.wish.quantity;
        if (wanted <= offer.places_left) continue;
        const std::string& title =
            offer.screening->title.best(facts.counter.language, facts.counter.language);
        if (offer.places_left == 0) return refusals::no_place_left(title);
        return refusals::places_left(offer.places_left, title);
    }
    return std::nullopt;
}

// A reservation lasts until half an hour before the first of its screenings, at least ten minutes.
TimeMs reservation_end(const SellFacts& facts) {
    TimeMs first = facts.offers.front().screening->starts_at_ms;
    for (const Offer& offer : facts.offers) first = std::min(first, offer.screening->starts_at_ms);
    return std::max(first - reservation_before_start_ms, facts.counter.now + 10 * minute_ms);
}

}  // namespace

Result<Draft> decide_sell(const SellCommand& command, const SellFacts& facts) {
    if (!facts.at_register.session) return refusals::register_closed();
    if (facts.cart)
        if (auto refusal = why_not_usable(*facts.cart, facts.at_register.id, facts.counter.now))
            return *refusal;
    if (facts.offers.empty()) return refusals::cart_empty();

    Draft draft;
    for (const Offer& offer : facts.offers) {
        if (auto refusal = why_not_offered(offer, facts.counter)) return *refusal;
        draft.lines.push_back(priced_line(static_cast<int64_t>(draft.lines.size()) + 1, *offer.screening,
                                          *offer.tariff, offer.quota, offer.wish.quantity, *offer.vat));
    }
    if (auto refusal = why_no_places(facts)) return *refusal;

    draft.total = total_of(draft.lines);
    if (draft.total > total_max) return refusals::total_too_high(total_max);
    if (draft.total != command.expected_total)
        return refusals::price_changed(command.expected_total, draft.total);
    auto settlement =
        decide_settlement(draft.total, command.payments, facts.at_register, command.names_customer);
    if (!settlement) return settlement.refusal();
    draft.settlement = std::move(*settlement);
    if (draft.settlement.later) draft.expires_at_ms = reservation_end(facts);
    return draft;
}

}  // namespace guichet::sales
