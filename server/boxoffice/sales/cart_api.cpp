#include "base/check.h"
#include "base/json.h"
#include "boxoffice/sales/cart_store.h"
#include "boxoffice/sales/cart_view_store.h"
#include "boxoffice/sales/sales_api.h"
#include "boxoffice/seating/best_seats.h"

namespace guichet::sales {

struct SetLine {
    ScreeningId screening_id;
    TariffId tariff_id;
    int64_t quantity = 0;
    std::optional<std::string> area;
};
BOOST_DESCRIBE_STRUCT(SetLine, (), (screening_id, tariff_id, quantity, area))

struct ParkCart {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(ParkCart, (), (name))

Result<Cashier> cashier_of(const identity::Visit& visit) {
    const identity::Session& s = *visit.session;
    if (s.salepoints.empty()) return refusals::no_salepoint();
    if (!s.at_register) return refusals::register_not_chosen();
    return Cashier{s.user, s.name, s.roles, s.at_register, s.register_name, s.salepoint};
}

namespace {

constexpr size_t seats_at_once_max = 200;

const std::string& cart_id(const identity::Visit& visit) { return visit.request->args.front(); }

Result<commands::Work> decode_line(const identity::Visit& visit) {
    auto line = json::decode<SetLine>(visit.request->body);
    if (!line) return line.refusal();
    const Check check = Check()
                            .that(is_uuid(cart_id(visit)), "/cart", "must be a UUID")
                            .range("/quantity", line->quantity, 0, quantity_max)
                            .length("/area", line->area.value_or(""), 0, 40);
    if (check.refusal()) return *check.refusal();
    auto cashier = cashier_of(visit);
    if (!cashier) return cashier.refusal();
    return set_line(std::move(*cashier), cart_id(visit),
                    {line->screening_id, line->tariff_id, line->quantity, std::move(line->area), {}});
}

Result<commands::Work> decode_seats(const identity::Visit& visit) {
    auto wish = json::decode<TakeSeats>(visit.request->body);
    if (!wish) return wish.refusal();
    const Check check =
        Check()
            .that(is_uuid(cart_id(visit)), "/cart", "must be a UUID")
            .that(!wish->take.empty() || !wish->release.empty(), "/take", "or release must name a seat")
            .count("/take", wish->take.size(), 0, seats_at_once_max)
            .count("/release", wish->release.size(), 0, seats_at_once_max);
    if (check.refusal()) return *check.refusal();
    auto cashier = cashier_of(visit);
    if (!cashier) return cashier.refusal();
    return take_seats(std::move(*cashier), cart_id(visit), std::move(*wish));
}

Result<commands::Work> decode_best_seats(const identity::Visit& visit) {
    auto wish = json::decode<TakeBestSeats>(visit.request->body);
    if (!wish) return wish.refusal();
    const Check check = Check()
                            .that(is_uuid(cart_id(visit)), "/cart", "must be a UUID")
                            .range("/quantity", wish->quantity, 1, seating::best_seats_max)
                            .range("/wheelchairs", wish->wheelchairs.value_or(0), 0, wish->quantity)
                            .length("/category", wish->category.value_or(""), 0, 40)
                            .length("/section", wish->section.value_or(""), 0, 40);
    if (check.refusal()) return *check.refusal();
    auto cashier = cashier_of(visit);
    if (!cashier) return cashier.refusal();
    return take_best_seats(std::move(*cashier), cart_id(visit), std::move(*wish));
}

// The changes that need nothing but the cart.
identity::Decode change(commands::Work (*work)(Cashier, std::string)) {
    return [work](const identity::Visit& visit) -> Result<commands::Work> {
        auto cashier = cashier_of(visit);
        if (!cashier) return cashier.refusal();
        return work(std::move(*cashier), cart_id(visit));
    };
}

Result<commands::Work> decode_parking(const identity::Visit& visit) {
    const auto body = json::decode<ParkCart>(visit.request->body);
    if (!body) return body.refusal();
    const Check check = Check().length("/name", body->name, 1, 60);
    if (check.refusal()) return *check.refusal();
    auto cashier = cashier_of(visit);
    if (!cashier) return cashier.refusal();
    return park_cart(std::move(*cashier), cart_id(visit), body->name);
}

Result<http::Response> show_cart(const identity::Visit& visit, storage::Connection& connection) {
    const auto cart = find_cart(connection, cart_id(visit));
    if (!cart) return refusals::cart_unknown();
    return http::Response{.body = render_cart(connection, *cart, visit.now_ms())};
}

Result<http::Response> show_parked(const identity::Visit& visit, storage::Connection& connection) {
    if (!visit.session->at_register) return refusals::register_not_chosen();
    json::Writer w;
    w.begin().begin_list("carts");
    for (const std::string& id : list_parked(connection, visit.session->salepoint, visit.now_ms()))
        w.raw_value(render_cart(connection, *find_cart(connection, id), visit.now_ms()));
    return http::Response{.body = w.end_list().end().take()};
}

}  // namespace

void add_cart_routes(identity::Gate& gate) {
    using http::Method;
    using identity::need_pos;
    gate.read(Method::get, "/api/v1/carts", need_pos, show_parked);
    gate.read(Method::get, "/api/v1/carts/{cart}", need_pos, show_cart);
    gate.command(Method::post, "/api/v1/carts/{cart}/lines", need_pos, decode_line);
    gate.command(Method::post, "/api/v1/carts/{cart}/seats", need_pos, decode_seats);
    gate.command(Method::post, "/api/v1/carts/{cart}/best-seats", need_pos, decode_best_seats);
    gate.command(Method::del, "/api/v1/carts/{cart}", need_pos, change(empty_cart));
    gate.command(Method::post, "/api/v1/carts/{cart}/extension", need_pos, change(extend_cart));
    gate.command(Method::post, "/api/v1/carts/{cart}/parking", need_pos, decode_parking);
    gate.command(Method::post, "/api/v1/carts/{cart}/resumption", need_pos, change(resume_cart));
}

}  // namespace guichet::sales
