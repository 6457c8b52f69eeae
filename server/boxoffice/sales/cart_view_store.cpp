#include "boxoffice/sales/cart_view_store.h"

#include <algorithm>
#include <set>

#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/pricing/pricing_store.h"
#include "boxoffice/sales/cart_store.h"
#include "boxoffice/sales/sell.h"
#include "boxoffice/seating/seating_store.h"

namespace guichet::sales {
namespace {

void write_places(json::Writer& w, const CartLine& line, const catalogue::Screening& screening,
                  auto& source) {
    if (line.area) {
        const auto hall = seating::hall_of(source, screening.seat_map);
        w.field("area", *line.area);
        if (const auto* area = hall->area(*line.area)) w.field("area_name", area->name);
    }
    if (line.seats.empty()) return;
    w.begin_list("seats");
    for (const seating::SeatLabel& seat : line.seats) write_label(w, seat);
    w.end_list();
}

template <class Source>
std::string render(Source& source, const Cart& cart, TimeMs now, auto&& write_more) {
    json::Writer w;
    w.begin().field("id", cart.id).field("state", cart.state_at(now));
    if (!cart.name.empty()) w.field("name", cart.name);
    w.begin_list("lines");
    Money total;
    for (const CartLine& line : cart.lines) {
        const auto screening = catalogue::find_screening(source, line.screening);
        const auto tariff = pricing::find_tariff(source, line.tariff);
        const Money amount = times(tariff->price, line.quantity);
        total += amount;
        w.begin()
            .field("screening_id", line.screening)
            .field("tariff_id", line.tariff)
            .field("quantity", line.quantity)
            .field("unit_cents", tariff->price)
            .field("amount_cents", amount)
            .field("title", screening->title)
            .field("tariff", tariff->name)
            .field("starts_at_ms", screening->starts_at_ms);
        write_places(w, line, *screening, source);
        w.end();
    }
    w.end_list()
        .field("total_cents", total)
        .field("cash_total_cents", rounded_to_5(total))
        .field("expires_at_ms", cart.expires_at_ms);
    write_more(w);
    return w.end().take();
}

std::set<ScreeningId> numbered_screenings(const Cart& cart) {
    std::set<ScreeningId> screenings;
    for (const CartLine& line : cart.lines)
        if (!line.seats.empty()) screenings.insert(line.screening);
    return screenings;
}

void write_lonely(json::Writer& w, commands::Unit& unit, const Cart& cart) {
    const std::set<ScreeningId> screenings = numbered_screenings(cart);
    if (screenings.empty()) return;
    SellFacts facts{.counter = {.now = unit.now_ms()}, .at_register = {}, .seating = seating::rules_of(unit)};
    for (const CartLine& line : cart.lines) facts.offers.push_back(load_offer(unit, line.as_wish(), cart.id));
    w.begin_list("lonely");
    for (const ScreeningId screening : screenings) {
        const auto alone = lonely_seats(facts, screening);
        if (alone.empty()) continue;
        const auto& hall = seating::seats_of(unit, *catalogue::find_screening(unit, screening)).hall();
        w.begin().field("screening_id", screening).begin_list("seats");
        for (const int64_t seat : alone) write_label(w, seating::label_of(hall, {seat}));
        w.end_list().end();
    }
    w.end_list();
}

std::vector<SeatId> seats_in(const Cart& cart, ScreeningId screening) {
    std::vector<SeatId> seats;
    for (const CartLine& line : cart.lines)
        if (line.screening == screening)
            for (const seating::SeatLabel& label : line.seats) seats.push_back(label.seat);
    std::ranges::sort(seats);
    return seats;
}

std::vector<seating::SeatChange> changes_between(const Cart& before, const Cart& cart) {
    const bool live = cart.state == CartState::open || cart.state == CartState::parked;
    std::set<ScreeningId> screenings = numbered_screenings(before);
    screenings.merge(numbered_screenings(cart));
    std::vector<seating::SeatChange> changes;
    for (const ScreeningId screening : screenings) {
        const std::vector<SeatId> old = seats_in(before, screening);
        const std::vector<SeatId> now = live ? seats_in(cart, screening) : std::vector<SeatId>();
        seating::SeatChange freed{screening, seating::SeatState::free, {}, {}};
        std::ranges::set_difference(old, now, std::back_inserter(freed.seats));
        changes.push_back(std::move(freed));
        changes.push_back({screening,
                           seating::SeatState::held,
                           {.holder = cart.id, .expires_at_ms = cart.expires_at_ms},
                           now});
    }
    return changes;
}

}  // namespace

std::string render_cart(commands::Unit& unit, const Cart& cart) {
    return render(unit, cart, unit.now_ms(), [&](json::Writer& w) { write_lonely(w, unit, cart); });
}

std::string render_cart(storage::Connection& connection, const Cart& cart, TimeMs now) {
    return render(connection, cart, now, [](json::Writer&) {});
}

std::string cart_news(commands::Unit& unit, const Cart& before, const Cart& cart) {
    json::Writer w;
    w.begin().field("cart", cart.id).begin_list("gauges");
    std::set<ScreeningId> done;
    for (const Cart* one : {&before, &cart})
        for (const CartLine& line : one->lines)
            if (done.insert(line.screening).second) seating::write_gauge(w, unit, line.screening);
    w.end_list();
    write_changes(w, changes_between(before, cart));
    std::string object = w.end().take();
    return object.substr(1, object.size() - 2);  // members only, for the feed
}

}  // namespace guichet::sales
