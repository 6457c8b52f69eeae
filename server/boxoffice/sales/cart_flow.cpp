#include "boxoffice/sales/cart_flow.h"

#include <algorithm>

#include "base/refusals.gen.h"
#include "boxoffice/pricing/pricing_store.h"
#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/cart_store.h"
#include "boxoffice/sales/cart_view_store.h"
#include "boxoffice/seating/seating_store.h"

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

// The journal entry of a change of a cart; tells other tills the gauges it touched.
Accepted changed(Unit& unit, const char* kind, const Cart& cart) {
    json::Writer body;
    body.begin().field("cart", cart.id).field("state", cart.state).begin_list("lines");
    for (const CartLine& line : cart.lines)
        body.begin_list().value(line.screening).value(line.tariff).value(line.quantity).end_list();
    body.end_list().end();
    return {.kind = kind,
            .body = body.take(),
            .news = cart_news(unit, cart),
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
        change(*cart, unit.now_ms());
        record_cart(unit, *cart);
        return changed(unit, kind, *cart);
    };
}

// What the cart will cost once `wish` stands.
Money total_with(Unit& unit, const Cart& cart, const Wish& wish) {
    Money total = times(pricing::find_tariff(unit, wish.tariff_id)->price, wish.quantity);
    for (const CartLine& line : cart.lines)
        if (line.screening != wish.screening_id || line.tariff != wish.tariff_id)
            total += times(pricing::find_tariff(unit, line.tariff)->price, line.quantity);
    return total;
}

auto usable_by(RegisterId at_register) {
    return [at_register](const Cart& cart, TimeMs now) { return why_not_usable(cart, at_register, now); };
}

}  // namespace

commands::Work set_line(Cashier cashier, std::string id, Wish wish) {
    return [cashier = std::move(cashier), id = std::move(id), wish](Unit& unit) -> Result<Accepted> {
        const auto at_register = registers::find_register(unit, cashier.at_register);
        if (at_register == nullptr || !at_register->session) return refusals::register_closed();
        std::optional<Cart> found = find_cart(unit.connection(), id);
        Cart cart = found.value_or(Cart{.id = id,
                                        .at_register = cashier.at_register,
                                        .register_name = cashier.register_name,
                                        .expires_at_ms = unit.now_ms() + cart_lifetime_ms});
        if (auto refusal = why_not_usable(cart, cashier.at_register, unit.now_ms())) return *refusal;
        const Offer offer = load_offer(unit, wish, id);
        if (wish.quantity > 0)
            if (auto refusal = why_not_offered(offer, counter_of(unit, cashier))) return *refusal;
        if (offer.screening == nullptr) return refusals::screening_unknown();
        if (offer.tariff == nullptr) return refusals::tariff_unknown();
        const Language language = unit.settings().language;
        const auto places = decide_places(cart, wish, offer.quota, offer.places_left,
                                          offer.screening->title.best(language, language));
        if (!places) return places.refusal();
        if (total_with(unit, cart, wish) > total_max) return refusals::total_too_high(total_max);

        cart.expires_at_ms = unit.now_ms() + cart_lifetime_ms;
        const CartLine* old = cart.find(wish.screening_id, wish.tariff_id);
        const int64_t position = old != nullptr       ? old->position
                                 : cart.lines.empty() ? 0
                                                      : cart.lines.back().position + 1;
        const CartLine line{wish.screening_id, wish.tariff_id, offer.quota, wish.quantity, position};
        std::erase_if(cart.lines, [&](const CartLine& l) {
            return l.screening == line.screening && l.tariff == line.tariff;
        });
        cart.lines.push_back(line);
        std::ranges::sort(cart.lines, {}, &CartLine::position);
        if (!found) record_new_cart(unit, cart, cashier.user);
        record_line(unit, cart, line);
        record_cart(unit, cart);
        std::string news = cart_news(unit, cart);
        std::erase_if(cart.lines, [](const CartLine& l) { return l.quantity == 0; });
        Accepted accepted = changed(unit, "cart.changed", cart);
        accepted.news = std::move(news);
        return accepted;
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
