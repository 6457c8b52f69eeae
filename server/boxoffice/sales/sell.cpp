#include "boxoffice/sales/sell.h"

#include <algorithm>
#include <set>

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

// Two tariffs cannot share a seat.
std::optional<Refusal> why_seat_twice(const SellFacts& facts) {
    std::set<std::pair<ScreeningId, SeatId>> named;
    for (const Offer& offer : facts.offers)
        for (const SeatId seat : offer.wish.seats)
            if (!named.insert({offer.wish.screening_id, seat}).second)
                return refusals::seat_twice(offer.seats->hall().label_of(seat, facts.counter.language));
    return std::nullopt;
}

std::optional<Refusal> why_lonely(const SellFacts& facts) {
    if (facts.seating.lonely_seats != seating::LonelyRule::refuse) return std::nullopt;
    for (const Offer& offer : facts.offers) {
        if (offer.wish.seats.empty()) continue;
        const auto alone = lonely_seats(facts, offer.wish.screening_id);
        if (!alone.empty())
            return refusals::lonely_seat(
                offer.seats->hall().label_of({alone.front()}, facts.counter.language));
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

std::vector<int64_t> lonely_seats(const SellFacts& facts, ScreeningId screening) {
    std::vector<int64_t> mine;
    const Offer* one = nullptr;
    for (const Offer& offer : facts.offers) {
        if (offer.wish.screening_id != screening || offer.wish.seats.empty()) continue;
        one = &offer;
        for (const SeatId seat : offer.wish.seats) mine.push_back(seat.value);
    }
    if (one == nullptr || facts.seating.lonely_seats == seating::LonelyRule::allow) return {};
    const seating::Seats& seats = *one->seats;
    const TimeMs now = facts.counter.now;
    const int64_t taken_percent = seats.taken(now) * 100 / std::max<int64_t>(1, seats.hall().seat_count());
    if (taken_percent >= facts.seating.lonely_allowed_from_percent) return {};
    return seating::lonely_after(seats.hall(), mine,
                                 [&](int64_t seat) { return seats.is_free_for(seat, one->holder, now); });
}

Result<Draft> decide_sell(const SellCommand& command, const SellFacts& facts) {
    if (!facts.at_register.session) return refusals::register_closed();
    if (facts.cart)
        if (auto refusal = why_not_usable(*facts.cart, facts.at_register.id, facts.counter.now))
            return *refusal;
    if (facts.offers.empty()) return refusals::cart_empty();

    Draft draft;
    for (const Offer& offer : facts.offers) {
        if (auto refusal = why_not_offered(offer, facts.counter)) return *refusal;
        draft.lines.push_back(priced_line(static_cast<int64_t>(draft.lines.size()) + 1, offer.wish,
                                          *offer.tariff, offer.quota, *offer.vat));
    }
    int64_t places = 0;
    for (const Offer& offer : facts.offers) places += offer.wish.quantity;
    if (places > places_max) return refusals::too_many_places(places_max);
    if (auto refusal = why_seat_twice(facts)) return *refusal;
    if (auto refusal = why_no_places(facts)) return *refusal;
    if (auto refusal = why_lonely(facts)) return *refusal;

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
