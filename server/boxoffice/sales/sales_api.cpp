#include "boxoffice/sales/sales_api.h"

#include <algorithm>
#include <limits>

#include "base/check.h"
#include "base/json.h"
#include "boxoffice/sales/refund_flow.h"
#include "boxoffice/sales/reseat_flow.h"
#include "boxoffice/sales/reservation_flow.h"
#include "boxoffice/sales/sale_view_store.h"
#include "boxoffice/tickets/ticket_code.h"
#include "boxoffice/tickets/tickets_store.h"

namespace guichet::sales {

struct CancelSale {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(CancelSale, (), (reason))

namespace {

constexpr int64_t list_max = 100, list_default = 20;
constexpr size_t seats_max = 200;

void check_payments(Check& check, const std::vector<Payment>& payments) {
    check.count("/payments", payments.size(), 1, payments_max);
    for (const Payment& p : payments) {
        check.range("/payments/amount_cents", p.amount_cents.cents, 0, 100'000'000);
        if (p.tendered_cents)
            check.range("/payments/tendered_cents", p.tendered_cents->cents, 0, 100'000'000);
        check.length("/payments/reference", p.reference.value_or(""), 0, 60);
    }
}

void check_papers(Check& check, const std::vector<std::string>& papers) {
    check.count("/print", papers.size(), 0, 2);
    for (const std::string& paper : papers)
        check.that((paper == "tickets" || paper == "receipt") && std::ranges::count(papers, paper) == 1,
                   "/print", "must name tickets and receipt at most once");
}

Result<commands::Work> decode_sell(const identity::Visit& visit) {
    auto body = json::decode<Sell>(visit.request->body);
    if (!body) return body.refusal();
    Check check =
        Check()
            .that(body->cart_id.has_value() != !body->lines.empty(), "/lines", "needs either a cart or lines")
            .that(!body->cart_id || is_uuid(*body->cart_id), "/cart_id", "must be a UUID")
            .count("/lines", body->lines.size(), 0, lines_max)
            .range("/expected_total_cents", body->expected_total_cents.cents, 0, 100'000'000);
    for (const Wish& wish : body->lines)
        check.range("/lines/quantity", wish.quantity, 1, quantity_max)
            .length("/lines/area", wish.area.value_or(""), 0, 40)
            .count("/lines/seats", wish.seats.size(), 0, seats_max)
            .that(wish.seats.empty() || static_cast<int64_t>(wish.seats.size()) == wish.quantity,
                  "/lines/seats", "must be one for each of the quantity")
            .that(wish.seats.empty() || !wish.area, "/lines/seats", "or an area, one of them");
    check_payments(check, body->payments);
    check_papers(check, body->print);
    if (body->customer)
        check.length("/customer/name", body->customer->name, 1, 100)
            .length("/customer/phone", body->customer->phone.value_or(""), 0, 40)
            .length("/customer/email", body->customer->email.value_or(""), 0, 200);
    if (check.refusal()) return *check.refusal();
    auto cashier = cashier_of(visit);
    if (!cashier) return cashier.refusal();
    return sell(std::move(*cashier), std::string(visit.key()), std::move(*body));
}

Result<commands::Work> decode_payment(const identity::Visit& visit) {
    auto body = json::decode<PayReservation>(visit.request->body);
    if (!body) return body.refusal();
    Check check;
    check_payments(check, body->payments);
    check_papers(check, body->print);
    if (check.refusal()) return *check.refusal();
    auto cashier = cashier_of(visit);
    if (!cashier) return cashier.refusal();
    return pay_reservation(std::move(*cashier), visit.request->args.front(), std::move(*body));
}

Result<commands::Work> decode_cancellation(const identity::Visit& visit) {
    auto body = json::decode<CancelSale>(visit.request->body);
    if (!body) return body.refusal();
    const Check check = Check().length("/reason", body->reason, 1, 200);
    if (check.refusal()) return *check.refusal();
    auto cashier = cashier_of(visit);
    if (!cashier) return cashier.refusal();
    return cancel_sale(std::move(*cashier), std::string(visit.key()), visit.request->args.front(),
                       body->reason);
}

Result<commands::Work> decode_reseating(const identity::Visit& visit) {
    auto body = json::decode<Reseat>(visit.request->body);
    if (!body) return body.refusal();
    Check check = Check().count("/moves", body->moves.size(), 1, seats_max);
    for (const SeatMove& move : body->moves) check.range("/moves/ticket", move.ticket, 1, json::id_max);
    if (check.refusal()) return *check.refusal();
    auto cashier = cashier_of(visit);
    if (!cashier) return cashier.refusal();
    return reseat(std::move(*cashier), visit.request->args.front(), std::move(*body));
}

// A cashier sees the sales of his register and all unpaid reservations; admin and accounting all.
bool may_see(const identity::Session& session, const StoredSale& sale) {
    return sale.at_register == session.at_register || sale.state == "reserved" ||
           session.roles.may(identity::Role::accounting);
}

Result<http::Response> show_sale(const identity::Visit& visit, storage::Connection& connection) {
    const auto sale = find_sale(connection, visit.request->args.front());
    if (!sale) return refusals::sale_unknown();
    if (!may_see(*visit.session, *sale)) return refusals::sale_elsewhere(sale->register_name);
    return http::Response{.body = render_sale(connection, *sale, visit.now_ms())};
}

// What a scanner read or somebody typed: the signed code of a ticket, "R12" of a receipt, or a number,
// which may be of a sale or of a ticket.
std::vector<int64_t> sales_of_code(const identity::Visit& visit, storage::Connection& connection,
                                   std::string_view code) {
    const auto key = tickets::SigningKey::from_seed(visit.tenant->keys().tickets);
    if (const auto ticket =
            tickets::verify_ticket_code(code, visit.tenant->settings().tenant, key.public_key()))
        return tickets::sales_of_ticket(connection, ticket->ticket);
    const bool receipt = code.starts_with('R') || code.starts_with('r');
    Id<struct NumberTag> number;
    if (!parse_id(code.substr(receipt ? 1 : 0), number)) return {};
    std::vector<int64_t> found;
    if (!receipt) found = tickets::sales_of_ticket(connection, number.value);
    found.insert(found.begin(), number.value);
    return found;
}

Result<std::vector<std::string>> ids_of_code(const identity::Visit& visit, storage::Connection& connection,
                                             std::string_view code) {
    std::vector<std::string> ids;
    std::optional<Refusal> hidden;
    for (const int64_t number : sales_of_code(visit, connection, code)) {
        const auto sale = find_sale(connection, number);
        if (!sale || std::ranges::count(ids, sale->id) > 0) continue;
        if (may_see(*visit.session, *sale))
            ids.push_back(sale->id);
        else
            hidden = refusals::sale_elsewhere(sale->register_name);
    }
    if (!ids.empty()) return ids;
    return hidden ? *hidden : refusals::code_unknown();
}

Result<http::Response> show_sales(const identity::Visit& visit, storage::Connection& connection) {
    const auto& request = *visit.request;
    const std::string_view state = request.query_value("state").value_or("all");
    Id<struct NumberTag> number, before, limit;
    const auto numeric = [&](std::string_view name, Id<struct NumberTag>& into) {
        const auto text = request.query_value(name);
        return !text || parse_id(*text, into);
    };
    const Check check = Check()
                            .that(state == "all" || state == "unpaid", "/state", "must be all or unpaid")
                            .that(numeric("number", number), "/number", "must be a number from 1 on")
                            .that(numeric("before", before), "/before", "must be a number from 1 on")
                            .that(numeric("limit", limit), "/limit", "must be a number from 1 on")
                            .range("/limit", limit.value, 0, list_max)
                            .length("/code", request.query_value("code").value_or("?"), 1, 400);
    if (check.refusal()) return *check.refusal();
    if (!visit.session->at_register) return refusals::register_not_chosen();

    const int64_t below = before.value == 0 ? std::numeric_limits<int64_t>::max() : before.value;
    const int64_t many = limit.value == 0 ? list_default : limit.value;
    std::vector<std::string> ids;
    if (const auto code = request.query_value("code")) {
        auto found = ids_of_code(visit, connection, *code);
        if (!found) return found.refusal();
        ids = std::move(*found);
    } else if (number.value != 0) {
        const auto sale = find_sale(connection, number.value);
        if (sale && may_see(*visit.session, *sale)) ids.push_back(sale->id);
    } else {
        ids = state == "unpaid" ? list_unpaid(connection, visit.now_ms(), below, many)
                                : list_sales(connection, visit.session->at_register, below, many);
    }
    json::Writer w(4096);
    w.begin().begin_list("sales");
    for (const std::string& id : ids)
        w.raw_value(render_sale(connection, *find_sale(connection, id), visit.now_ms()));
    return http::Response{.body = w.end_list().end().take()};
}

}  // namespace

void add_sale_routes(identity::Gate& gate) {
    using http::Method;
    using identity::need_pos;
    gate.command(Method::post, "/api/v1/sales", need_pos, decode_sell);
    gate.read(Method::get, "/api/v1/sales", need_pos, show_sales);
    gate.read(Method::get, "/api/v1/sales/{sale}", identity::need_till_or_books, show_sale);
    gate.command(Method::post, "/api/v1/sales/{sale}/payments", need_pos, decode_payment);
    gate.command(Method::post, "/api/v1/sales/{sale}/cancellation", need_pos, decode_cancellation);
    gate.command(Method::post, "/api/v1/sales/{sale}/reseating", need_pos, decode_reseating);
}

}  // namespace guichet::sales
