#include "boxoffice/sales/cart.h"

#include <algorithm>

#include "base/refusals.gen.h"

namespace guichet::sales {

int64_t Cart::places_of(QuotaId quota) const {
    int64_t places = 0;
    for (const CartLine& line : lines)
        if (line.quota == quota) places += line.quantity;
    return places;
}

Wish CartLine::as_wish() const {
    Wish wish{.screening_id = screening, .tariff_id = tariff, .quantity = quantity, .area = area};
    for (const seating::SeatLabel& label : seats) wish.seats.push_back(label.seat);
    return wish;
}

const CartLine* Cart::find(const Wish& wish) const {
    const auto found = std::ranges::find_if(lines, [&](const CartLine& l) { return l.is_of(wish); });
    return found == lines.end() ? nullptr : &*found;
}

CartState Cart::state_at(TimeMs now) const {
    const bool live = state == CartState::open || state == CartState::parked;
    return live && expires_at_ms <= now ? CartState::expired : state;
}

std::optional<Refusal> why_not_usable(const Cart& cart, RegisterId at_register, TimeMs now) {
    switch (cart.state_at(now)) {
        case CartState::expired:
            return refusals::cart_expired();
        case CartState::emptied:
            return refusals::cart_emptied();
        case CartState::sold:
            return refusals::cart_sold();
        case CartState::parked:
            return refusals::cart_parked(cart.name);
        case CartState::open:
            break;
    }
    if (cart.at_register != at_register) return refusals::cart_elsewhere(cart.register_name);
    return std::nullopt;
}

std::optional<Refusal> why_not_resumable(const Cart& cart, TimeMs now) {
    if (cart.state_at(now) == CartState::expired) return refusals::cart_expired();
    if (cart.state != CartState::parked) return refusals::cart_not_parked();
    return std::nullopt;
}

Result<int64_t> decide_places(const Cart& cart, const Wish& wish, QuotaId quota, int64_t left_for_cart,
                              const std::string& title) {
    const CartLine* line = cart.find(wish);
    const int64_t before = line == nullptr ? 0 : line->quantity;
    const int64_t wanted = cart.places_of(quota) - before + wish.quantity;
    if (line == nullptr && cart.lines.size() >= lines_max) return refusals::cart_too_long(lines_max);
    // Giving places back is always possible, even in a room that has become smaller.
    if (wish.quantity <= before || wanted <= left_for_cart) return wanted;
    const int64_t more = left_for_cart - cart.places_of(quota);
    if (more <= 0) return refusals::no_place_left(title);
    return refusals::places_left(more, title);
}

}  // namespace guichet::sales
