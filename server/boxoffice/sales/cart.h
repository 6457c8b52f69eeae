#pragma once
// A cart holds places for a customer who has not paid yet. It lives on the server; tills see each
// other's holds. It is compared with the clock wherever it is used; sweeping is only tidiness.

#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "boxoffice/sales/basket.h"
#include "boxoffice/seating/seat_label.h"

namespace guichet::sales {

inline constexpr TimeMs cart_lifetime_ms = 10 * minute_ms;  // from the last touch, at the till
inline constexpr TimeMs parked_lifetime_ms = 30 * minute_ms;

enum class CartState { open, parked, sold, emptied, expired };
BOOST_DESCRIBE_ENUM(CartState, open, parked, sold, emptied, expired)

struct CartLine {
    ScreeningId screening;
    TariffId tariff;
    QuotaId quota;
    int64_t quantity = 0;
    int64_t position = 0;
    std::optional<std::string> area;        // of standing places
    std::vector<seating::SeatLabel> seats;  // as many as the quantity, when numbered

    bool is_of(const Wish& wish) const {
        return screening == wish.screening_id && tariff == wish.tariff_id && area == wish.area;
    }
    Wish as_wish() const;
};

struct Cart {
    std::string id;
    RegisterId at_register;
    std::string register_name;
    CartState state = CartState::open;
    std::string name;  // of a parked cart
    TimeMs expires_at_ms = 0;
    std::vector<CartLine> lines;

    int64_t places_of(QuotaId quota) const;
    const CartLine* find(const Wish& wish) const;
    CartState state_at(TimeMs now) const;  // an open cart past its time is expired
};

// Nothing when this register may change or sell the cart at `now`.
std::optional<Refusal> why_not_usable(const Cart& cart, RegisterId at_register, TimeMs now);
std::optional<Refusal> why_not_resumable(const Cart& cart, TimeMs now);

// The places the cart will hold of this quota once `wish` stands, or why it cannot.
Result<int64_t> decide_places(const Cart& cart, const Wish& wish, QuotaId quota, int64_t left_for_cart,
                              const std::string& title);

}  // namespace guichet::sales
