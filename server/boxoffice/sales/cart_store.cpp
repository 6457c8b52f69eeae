#include "boxoffice/sales/cart_store.h"

#include <set>

#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/pricing/pricing_store.h"
#include "boxoffice/sales/cart_sql.gen.h"
#include "boxoffice/seating/seating_store.h"
#include "boxoffice/seating/seats_store.h"

namespace guichet::sales {
namespace {

std::vector<std::string> ids_of(const storage::Rows& rows) {
    std::vector<std::string> out;
    for (size_t i = 0; i < rows.size(); ++i) out.push_back(rows.text(i, 0));
    return out;
}

void load_seats(storage::Connection& connection, Cart& cart) {
    for (seating::CartSeat& seat : seating::list_seats_of_cart(connection, cart.id))
        for (CartLine& line : cart.lines)
            if (line.screening == seat.screening && line.tariff == seat.tariff && !line.area)
                line.seats.push_back(std::move(seat.label));
}

// The seats of a cart live as long as the cart; sold ones belong to the sale.
void record_seats_of(commands::Unit& unit, const Cart& cart, bool live) {
    for (const CartLine& line : cart.lines) {
        if (line.seats.empty()) continue;
        seating::Seats& seats = seating::seats_of(unit, *catalogue::find_screening(unit, line.screening));
        for (const seating::SeatLabel& label : line.seats) {
            if (live)
                record_claim(unit, seats, label.seat,
                             {.state = seating::SeatState::held,
                              .holder = cart.id,
                              .expires_at_ms = cart.expires_at_ms,
                              .at_register = cart.at_register,
                              .register_name = cart.register_name,
                              .tariff = line.tariff});
            else if (cart.state != CartState::sold && holds(seats, label.seat, cart.id))
                drop_claim(unit, seats, label.seat);
        }
    }
}

}  // namespace

std::optional<Cart> find_cart(storage::Connection& connection, std::string_view id) {
    const storage::Rows rows = connection.query(sql::find_cart, {id});
    if (rows.empty()) return std::nullopt;
    Cart cart{.id = rows.text(0, 0),
              .at_register = {rows.number(0, 1)},
              .register_name = rows.text(0, 2),
              .name = rows.text(0, 4),
              .expires_at_ms = rows.number(0, 5)};
    boost::describe::enum_from_string(rows.text(0, 3).c_str(), cart.state);
    const storage::Rows lines = connection.query(sql::cart_lines, {id});
    bool numbered = false;
    for (size_t i = 0; i < lines.size(); ++i) {
        cart.lines.push_back({{lines.number(i, 0)},
                              {lines.number(i, 1)},
                              {lines.number(i, 2)},
                              lines.number(i, 3),
                              lines.number(i, 4)});
        if (lines.number(i, 6) > 0) cart.lines.back().area = lines.text(i, 5);
        numbered = numbered || !lines.is_null(i, 7);
    }
    if (numbered) load_seats(connection, cart);
    return cart;
}

std::vector<std::string> list_parked(storage::Connection& connection, SalepointId salepoint, TimeMs now) {
    return ids_of(connection.query(sql::list_parked, {salepoint, now}));
}

std::vector<std::string> list_expired(storage::Connection& connection, TimeMs now) {
    return ids_of(connection.query(sql::list_expired, {now}));
}

void record_new_cart(commands::Unit& unit, const Cart& cart, UserId user) {
    unit.run(sql::insert_cart, {cart.id, cart.at_register, user, unit.now_ms(), cart.expires_at_ms});
}

void record_line(commands::Unit& unit, const Cart& cart, const CartLine& line) {
    unit.run(sql::put_cart_line,
             {cart.id, line.screening, line.tariff, line.quota, line.quantity, line.position});
}

void record_cart(commands::Unit& unit, const Cart& cart) {
    unit.run(sql::set_cart,
             {cart.id, boost::describe::enum_to_string(cart.state, "open"), cart.name, cart.at_register,
              cart.expires_at_ms},
             1);
    const bool live = cart.state == CartState::open || cart.state == CartState::parked;
    std::set<QuotaId> done;
    for (const CartLine& line : cart.lines) {
        if (!done.insert(line.quota).second) continue;
        seating::Quota& quota = seating::quota_of(unit, line.screening, line.quota);
        if (live)
            record_hold(unit, quota, cart.id, {cart.places_of(quota.id), cart.expires_at_ms});
        else
            drop_hold(unit, quota, cart.id);
    }
    record_seats_of(unit, cart, live);
}

Offer load_offer(commands::Unit& unit, const Wish& wish, std::string_view holder) {
    Offer offer{.wish = wish,
                .holder = std::string(holder),
                .screening = catalogue::find_screening(unit, wish.screening_id),
                .tariff = pricing::find_tariff(unit, wish.tariff_id)};
    if (offer.screening == nullptr || offer.tariff == nullptr) return offer;
    offer.day = day_of(offer.screening->starts_at_ms, unit.settings().time_zone);
    if (const auto code = pricing::find_vat_code(unit, offer.tariff->vat_code))
        offer.vat = pricing::vat_on(*code, offer.day);
    if (offer.screening->seat_map) offer.seats = &seating::seats_of(unit, *offer.screening);
    const seating::Quota* quota =
        seating::find_quota(unit, wish.screening_id, wish.area.value_or(std::string(seating::default_quota)));
    if (quota == nullptr || (wish.area == seating::default_quota)) return offer;
    offer.quota = quota->id;
    offer.places_left = quota->left_for(holder, unit.now_ms());
    return offer;
}

}  // namespace guichet::sales
