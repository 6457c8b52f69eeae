#include "boxoffice/seating/seats.h"

#include <algorithm>
#include <set>

#include "base/refusals.gen.h"

namespace guichet::seating {

const Claim* Seats::find(int64_t seat, TimeMs now) const {
    const auto found = claims_.find(seat);
    return found == claims_.end() || found->second.expires_at_ms <= now ? nullptr : &found->second;
}

bool Seats::is_free_for(int64_t seat, std::string_view holder, TimeMs now) const {
    if (sold_[at(seat)]) return false;
    const Claim* claim = find(seat, now);
    return claim == nullptr || (claim->state == SeatState::held && claim->holder == holder);
}

SeatState Seats::state(int64_t seat, TimeMs now) const {
    if (sold_[at(seat)]) return SeatState::sold;
    const Claim* claim = find(seat, now);
    return claim == nullptr ? SeatState::free : claim->state;
}

int64_t Seats::taken(TimeMs now) const {
    return sold_count_ +
           std::ranges::count_if(claims_, [&](const auto& c) { return c.second.expires_at_ms > now; });
}

void Seats::put(int64_t seat, Claim claim) {
    clear(seat);
    if (claim.state == SeatState::sold) {
        sold_[at(seat)] = true;
        ++sold_count_;
    } else {
        claims_[seat] = std::move(claim);
    }
}

void Seats::clear(int64_t seat) {
    if (sold_[at(seat)]) --sold_count_;
    sold_[at(seat)] = false;
    claims_.erase(seat);
}

const Claim* Seats::written(int64_t seat) const {
    const auto found = claims_.find(seat);
    return found == claims_.end() ? nullptr : &found->second;
}

bool holds(const Seats& seats, SeatId seat, std::string_view cart) {
    const Claim* claim = seats.written(seat.value);
    return claim != nullptr && claim->state == SeatState::held && claim->holder == cart;
}

bool may_take(const pricing::Tariff& tariff, const std::string& category) {
    return tariff.categories.empty() ||
           std::ranges::find(tariff.categories, category) != tariff.categories.end();
}

namespace {

std::optional<Refusal> why_not_taken(const Seats& seats, SeatId seat, std::string_view holder, TimeMs now,
                                     const SeatNames& names) {
    if (seats.is_free_for(seat.value, holder, now)) return std::nullopt;
    const std::string label = seats.hall().label_of(seat, names.language);
    const Claim* claim = seats.find(seat.value, now);
    if (claim == nullptr) return refusals::seat_sold(label);
    switch (claim->state) {
        case SeatState::held:
            return refusals::seat_taken(label, claim->register_name);
        case SeatState::house:
            return claim->name.empty() ? refusals::seat_blocked(label)
                                       : refusals::seat_reserved_for(label, claim->name);
        default:
            return refusals::seat_sold(label);
    }
}

}  // namespace

std::optional<Refusal> why_not_seats(const Seats& seats, const SeatWish& wish, std::string_view holder,
                                     const pricing::Tariff& tariff, TimeMs now, const SeatNames& names) {
    const Hall& hall = seats.hall();
    std::set<SeatId> named;
    for (const auto* list : {&wish.take, &wish.release})
        for (const SeatId seat : *list) {
            if (!hall.has(seat)) return refusals::seat_unknown(seat.value, names.title);
            if (!named.insert(seat).second) return refusals::seat_twice(hall.label_of(seat, names.language));
        }
    for (const SeatId seat : wish.release) {
        const Claim* claim = seats.find(seat.value, now);
        if (claim == nullptr || claim->state != SeatState::held || claim->holder != holder)
            return refusals::seat_not_yours(hall.label_of(seat, names.language));
    }
    for (const SeatId seat : wish.take) {
        if (!may_take(tariff, hall.category_of(seat.value)))
            return refusals::seat_not_at_tariff(hall.label_of(seat, names.language), names.tariff);
        if (auto refusal = why_not_taken(seats, seat, holder, now, names)) return refusal;
    }
    return std::nullopt;
}

}  // namespace guichet::seating
