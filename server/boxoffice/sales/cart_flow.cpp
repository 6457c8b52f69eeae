#include "boxoffice/sales/cart_flow.h"

#include <algorithm>

#include "base/refusals.gen.h"
#include "boxoffice/pricing/pricing_store.h"
#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/cart_store.h"
#include "boxoffice/sales/cart_view_store.h"
#include "boxoffice/seating/best_seats.h"

namespace guichet::sales {
using commands::Accepted;
using commands::Unit;

namespace {

Counter counter_of(const Unit& unit, const Cashier& cashier) {
    return {{cashier.roles, cashier.salepoint},
            unit.now_ms(),
            unit.settings().time_zone,
            unit.settings().language};
}

// The journal entry of a change of a cart; tells other tills the gauges and seats it touched.
Accepted changed(Unit& unit, const char* kind, const Cart& before, const Cart& cart) {
    json::Writer body;
    body.begin().field("cart", cart.id).field("state", cart.state).begin_list("lines");
    for (const CartLine& line : cart.lines) {
        body.begin_list().value(line.screening).value(line.tariff).value(line.quantity);
        for (const seating::SeatLabel& label : line.seats) body.value(label.seat);
        if (line.area) body.value(*line.area);
        body.end_list();
    }
    body.end_list().end();
    return {.kind = kind,
            .body = body.take(),
            .news = cart_news(unit, before, cart),
            .status = 200,
            .answer = render_cart(unit, cart)};
}

// Loads, asks `why_not`, changes by `change`, records. What all but the tap have in common.
template <class WhyNot, class Change>
commands::Work cart_change(const char* kind, std::string id, WhyNot why_not, Change change) {
    return [=, id = std::move(id)](Unit& unit) -> Result<Accepted> {
        std::optional<Cart> cart = find_cart(unit.connection(), id);
        if (!cart) return refusals::cart_unknown();
        if (std::optional<Refusal> refusal = why_not(*cart, unit.now_ms())) return *refusal;
        const Cart before = *cart;
        change(*cart, unit.now_ms());
        record_cart(unit, *cart);
        return changed(unit, kind, before, *cart);
    };
}

auto usable_by(RegisterId at_register) {
    return [at_register](const Cart& cart, TimeMs now) { return why_not_usable(cart, at_register, now); };
}

struct Opened {
    Cart cart;
    bool is_new = false;
};

// The cart of this tap; the first tap makes it.
Result<Opened> open_cart(Unit& unit, const Cashier& cashier, const std::string& id) {
    const auto at_register = registers::find_register(unit, cashier.at_register);
    if (at_register == nullptr || !at_register->session) return refusals::register_closed();
    std::optional<Cart> found = find_cart(unit.connection(), id);
    Opened opened{found.value_or(Cart{.id = id,
                                      .at_register = cashier.at_register,
                                      .register_name = cashier.register_name,
                                      .expires_at_ms = unit.now_ms() + cart_lifetime_ms}),
                  !found};
    if (auto refusal = why_not_usable(opened.cart, cashier.at_register, unit.now_ms())) return *refusal;
    return opened;
}

Money total_of(Unit& unit, const Cart& cart) {
    Money total;
    for (const CartLine& line : cart.lines)
        total += times(pricing::find_tariff(unit, line.tariff)->price, line.quantity);
    return total;
}

// The line of `wish` as it stands in the cart, made when it is not there.
CartLine& line_of(Cart& cart, const Wish& wish, QuotaId quota) {
    for (CartLine& line : cart.lines)
        if (line.is_of(wish)) return line;
    const int64_t position = cart.lines.empty() ? 0 : cart.lines.back().position + 1;
    cart.lines.push_back({.screening = wish.screening_id,
                          .tariff = wish.tariff_id,
                          .quota = quota,
                          .position = position,
                          .area = wish.area});
    return cart.lines.back();
}

std::optional<Refusal> why_too_much(Unit& unit, const Cart& cart) {
    if (total_of(unit, cart) > total_max) return refusals::total_too_high(total_max);
    int64_t places = 0;
    for (const CartLine& line : cart.lines) places += line.quantity;
    if (places > places_max) return refusals::too_many_places(places_max);
    return std::nullopt;
}

// Writes what a tap made of the cart. Lines that have become empty are written once and then left out.
Accepted tapped(Unit& unit, const Cashier& cashier, const Opened& before, Cart cart) {
    cart.expires_at_ms = unit.now_ms() + cart_lifetime_ms;
    if (before.is_new) record_new_cart(unit, cart, cashier.user);
    for (const CartLine& line : cart.lines) record_line(unit, cart, line);
    record_cart(unit, cart);
    std::erase_if(cart.lines, [](const CartLine& l) { return l.quantity == 0; });
    return changed(unit, "cart.changed", before.cart, cart);
}

}  // namespace

commands::Work set_line(Cashier cashier, std::string id, Wish wish) {
    return [cashier = std::move(cashier), id = std::move(id), wish](Unit& unit) -> Result<Accepted> {
        const auto opened = open_cart(unit, cashier, id);
        if (!opened) return opened.refusal();
        const Offer offer = load_offer(unit, wish, id);
        if (wish.quantity > 0)
            if (auto refusal = why_not_offered(offer, counter_of(unit, cashier))) return *refusal;
        if (offer.screening == nullptr) return refusals::screening_unknown();
        if (offer.tariff == nullptr) return refusals::tariff_unknown();
        const Language language = unit.settings().language;
        const std::string& title = offer.screening->title.best(language, language);
        if (offer.seats != nullptr && !wish.area) return refusals::seat_needed(title);
        if (!offer.quota) return refusals::area_unknown();
        const auto places = decide_places(opened->cart, wish, offer.quota, offer.places_left, title);
        if (!places) return places.refusal();

        Cart cart = opened->cart;
        line_of(cart, wish, offer.quota).quantity = wish.quantity;
        if (auto refusal = why_too_much(unit, cart)) return *refusal;
        return tapped(unit, cashier, *opened, std::move(cart));
    };
}

namespace {

// All of the wish, or a refusal that names a seat.
Result<Accepted> take(Unit& unit, const Cashier& cashier, const std::string& id, const TakeSeats& wish) {
    const auto opened = open_cart(unit, cashier, id);
    if (!opened) return opened.refusal();
    Wish line_wish{.screening_id = wish.screening_id,
                   .tariff_id = wish.tariff_id,
                   .quantity = static_cast<int64_t>(wish.take.size()),
                   .seats = wish.take};
    const Counter counter = counter_of(unit, cashier);
    const Offer offer = load_offer(unit, line_wish, id);
    if (!wish.take.empty())
        if (auto refusal = why_not_offered(offer, counter)) return *refusal;
    if (offer.screening == nullptr) return refusals::screening_unknown();
    if (offer.tariff == nullptr) return refusals::tariff_unknown();
    const std::string& title = offer.screening->title.best(counter.language, counter.language);
    if (offer.seats == nullptr) return refusals::seats_not_numbered(title);
    if (auto refusal = seating::why_not_seats(*offer.seats, {wish.take, wish.release}, id, *offer.tariff,
                                              counter.now, {counter.language, title, ""}))
        return *refusal;

    // Out of their old lines, whatever the tariff; a seat tapped at another tariff changes its line.
    Cart cart = opened->cart;
    for (CartLine& line : cart.lines) {
        if (line.screening != wish.screening_id || line.area) continue;
        std::erase_if(line.seats, [&](const seating::SeatLabel& label) {
            return std::ranges::find(wish.release, label.seat) != wish.release.end() ||
                   std::ranges::find(wish.take, label.seat) != wish.take.end();
        });
        line.quantity = static_cast<int64_t>(line.seats.size());
    }
    if (!wish.take.empty()) {
        line_wish.quantity = static_cast<int64_t>(wish.take.size());
        const CartLine* there = cart.find(line_wish);
        line_wish.quantity += there == nullptr ? 0 : there->quantity;
        const auto places = decide_places(cart, line_wish, offer.quota, offer.places_left, title);
        if (!places) return places.refusal();
        CartLine& line = line_of(cart, line_wish, offer.quota);
        for (const SeatId seat : wish.take)
            line.seats.push_back(seating::label_of(offer.seats->hall(), seat));
        std::ranges::sort(line.seats, {}, &seating::SeatLabel::seat);
        line.quantity = static_cast<int64_t>(line.seats.size());
        if (line.quantity > quantity_max) return refusals::cart_too_long(lines_max);
    }
    if (auto refusal = why_too_much(unit, cart)) return *refusal;

    // After this point the tap must succeed.
    seating::Seats& seats = seating::seats_of(unit, *offer.screening);
    for (const SeatId seat : wish.release) drop_claim(unit, seats, seat);
    return tapped(unit, cashier, *opened, std::move(cart));
}

}  // namespace

commands::Work take_seats(Cashier cashier, std::string id, TakeSeats wish) {
    return [cashier = std::move(cashier), id = std::move(id), wish = std::move(wish)](Unit& unit) {
        return take(unit, cashier, id, wish);
    };
}

commands::Work take_best_seats(Cashier cashier, std::string id, TakeBestSeats wish) {
    return [cashier = std::move(cashier), id = std::move(id),
            wish = std::move(wish)](Unit& unit) -> Result<Accepted> {
        TakeSeats chosen{.screening_id = wish.screening_id, .tariff_id = wish.tariff_id};
        const Offer offer = load_offer(
            unit, {.screening_id = wish.screening_id, .tariff_id = wish.tariff_id, .quantity = 1}, id);
        if (offer.seats == nullptr || offer.tariff == nullptr) {
            chosen.take = {SeatId{1}};  // refused for what is wrong with the screening or the tariff
            return take(unit, cashier, id, chosen);
        }
        const seating::Hall& hall = offer.seats->hall();
        const auto fits = [&](int64_t seat) {
            const std::string& category = hall.category_of(seat);
            return offer.seats->is_free(seat, unit.now_ms()) && seating::may_take(*offer.tariff, category) &&
                   (!wish.category || *wish.category == category) &&
                   (!wish.section || *wish.section == hall.section_of(seat));
        };
        for (const int64_t seat :
             seating::best_seats(hall, {wish.quantity, wish.wheelchairs.value_or(0)}, fits))
            chosen.take.push_back({seat});
        if (chosen.take.empty()) return refusals::no_seats_together(wish.quantity);
        return take(unit, cashier, id, chosen);
    };
}

commands::Work empty_cart(Cashier cashier, std::string id) {
    return cart_change(
        "cart.emptied", std::move(id),
        [at = cashier.at_register](const Cart& cart, TimeMs now) -> std::optional<Refusal> {
            // A parked cart may be thrown away from any till, an expired one is as good as empty.
            const CartState state = cart.state_at(now);
            if (state == CartState::parked || state == CartState::expired) return std::nullopt;
            return why_not_usable(cart, at, now);
        },
        [](Cart& cart, TimeMs) { cart.state = CartState::emptied; });
}

commands::Work extend_cart(Cashier cashier, std::string id) {
    return cart_change("cart.extended", std::move(id), usable_by(cashier.at_register),
                       [](Cart& cart, TimeMs now) { cart.expires_at_ms = now + cart_lifetime_ms; });
}

commands::Work park_cart(Cashier cashier, std::string id, std::string name) {
    return cart_change(
        "cart.parked", std::move(id),
        [at = cashier.at_register](const Cart& cart, TimeMs now) -> std::optional<Refusal> {
            if (cart.lines.empty()) return refusals::cart_empty();
            return why_not_usable(cart, at, now);
        },
        [name = std::move(name)](Cart& cart, TimeMs now) {
            cart.state = CartState::parked;
            cart.name = name;
            cart.expires_at_ms = now + parked_lifetime_ms;
        });
}

commands::Work resume_cart(Cashier cashier, std::string id) {
    return cart_change("cart.resumed", std::move(id), why_not_resumable,
                       [cashier = std::move(cashier)](Cart& cart, TimeMs now) {
                           cart.state = CartState::open;
                           cart.name.clear();
                           cart.at_register = cashier.at_register;
                           cart.register_name = cashier.register_name;
                           cart.expires_at_ms = now + cart_lifetime_ms;
                       });
}

commands::Work expire_cart(std::string id) {
    return cart_change(
        "cart.expired", std::move(id),
        [](const Cart& cart, TimeMs now) -> std::optional<Refusal> {
            if (cart.state_at(now) != CartState::expired || cart.state == CartState::expired)
                return refusals::cart_not_parked();  // touched meanwhile: nothing to do
            return std::nullopt;
        },
        [](Cart& cart, TimeMs) { cart.state = CartState::expired; });
}

}  // namespace guichet::sales
