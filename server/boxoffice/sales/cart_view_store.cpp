#include "boxoffice/sales/cart_view_store.h"

#include <set>

#include "boxoffice/catalogue/catalogue_store.h"
#include "boxoffice/pricing/pricing_store.h"
#include "boxoffice/seating/seating_store.h"

namespace guichet::sales {
namespace {

template <class Source>
std::string render(Source& source, const Cart& cart, TimeMs now) {
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
            .field("starts_at_ms", screening->starts_at_ms)
            .end();
    }
    return w.end_list()
        .field("total_cents", total)
        .field("cash_total_cents", rounded_to_5(total))
        .field("expires_at_ms", cart.expires_at_ms)
        .end()
        .take();
}

}  // namespace

std::string render_cart(commands::Unit& unit, const Cart& cart) { return render(unit, cart, unit.now_ms()); }

std::string render_cart(storage::Connection& connection, const Cart& cart, TimeMs now) {
    return render(connection, cart, now);
}

std::string cart_news(commands::Unit& unit, const Cart& cart) {
    json::Writer w;
    w.begin().field("cart", cart.id).begin_list("gauges");
    std::set<ScreeningId> done;
    for (const CartLine& line : cart.lines)
        if (done.insert(line.screening).second)
            seating::write_gauge(w, seating::quota_of(unit, line.screening), unit.now_ms());
    std::string object = w.end_list().end().take();
    return object.substr(1, object.size() - 2);  // members only, for the feed
}

}  // namespace guichet::sales
