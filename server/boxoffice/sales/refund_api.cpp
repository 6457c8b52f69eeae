#include <algorithm>

#include "base/check.h"
#include "base/json.h"
#include "boxoffice/identity/approval_api.h"
#include "boxoffice/sales/correction_flow.h"
#include "boxoffice/sales/refund_flow.h"
#include "boxoffice/sales/sales_api.h"
#include "boxoffice/sales/sales_store.h"

namespace guichet::sales {

struct RefundBody {
    std::vector<Element> elements;
    std::optional<Money> fee_cents;
    std::vector<Payment> payments;
    std::string reason;
    std::optional<std::string> note;
    Money expected_cents;
    std::vector<std::string> print;
    std::optional<identity::Approval> approval;
};
BOOST_DESCRIBE_STRUCT(RefundBody, (),
                      (elements, fee_cents, payments, reason, note, expected_cents, print, approval))

struct OfferBody {
    std::vector<Element> elements;
    std::optional<Money> fee_cents;
    std::vector<Payment> payments;
};
BOOST_DESCRIBE_STRUCT(OfferBody, (), (elements, fee_cents, payments))

namespace {

constexpr int64_t cents_max = 100'000'000;
constexpr size_t tickets_max = 500;

void check_what(Check& check, const std::vector<Element>& elements, const std::vector<Payment>& payments,
                Money fee) {
    check.count("/elements", elements.size(), 0, 200)
        .count("/payments", payments.size(), 0, payments_max)
        .range("/fee_cents", fee.cents, 0, cents_max);
    for (const Element& e : elements) {
        for (const int64_t ticket : e.tickets) check.range("/elements/tickets", ticket, 1, json::id_max);
        check.range("/elements/line", e.line, 1, 10'000)
            .count("/elements/tickets", e.tickets.size(), 0, tickets_max)
            .that(e.quantity.has_value() == e.tickets.empty(), "/elements/quantity",
                  "or tickets, one of them")
            .range("/elements/quantity", e.quantity.value_or(1), 1, 500);
    }
    for (const Payment& p : payments)
        check.range("/payments/amount_cents", p.amount_cents.cents, 0, cents_max)
            .that(!p.tendered_cents, "/payments/tendered_cents", "is not for a refund")
            .length("/payments/reference", p.reference.value_or(""), 0, 60);
}

Result<http::Response> show_offer(const identity::Visit& visit, storage::Connection& connection,
                                  const OfferBody& body) {
    const auto cashier = cashier_of(visit);
    if (!cashier) return cashier.refusal();
    const auto sale = find_sale(connection, visit.request->args.front());
    if (!sale) return refusals::sale_unknown();
    auto facts = load_refund_facts(connection, *cashier, *sale, visit.tenant->settings(), visit.now_ms());
    if (!facts) return facts.refusal();
    facts->approved = true;  // asked for when it is done
    const Result<Refund> refund = decide_refund({.elements = body.elements,
                                                 .fee = body.fee_cents.value_or(Money{}),
                                                 .payments = body.payments,
                                                 .reason = std::string(refund_reasons[0]),
                                                 .note = "offer"},
                                                *facts);
    if (!refund) return refund.refusal();
    const auto& above = facts->rules.second_person_above_cents;
    json::Writer w;
    w.begin()
        .field("given_back_cents", refund->given())
        .field("total_cents", refund->total)
        .field("rounding_cents", refund->rounding)
        .field("payments", refund->given_back)
        .field("tickets", refund->tickets)
        .field("needs_approval", above && refund->given() > *above)
        .field("in_drawer_cents", facts->in_drawer);
    return http::Response{.body = w.end().take()};
}

void handle_offer(const identity::VisitPtr& visit, const http::ResponderPtr& responder) {
    const auto body = json::decode<OfferBody>(visit->request->body);
    if (!body) return responder->respond(visit->problem(body.refusal()));
    Check check;
    check_what(check, body->elements, body->payments, body->fee_cents.value_or(Money{}));
    if (check.refusal()) return responder->respond(visit->problem(*check.refusal()));
    identity::Gate::answer_read(visit, responder,
                                [body = *body](const identity::Visit& v, storage::Connection& connection) {
                                    return show_offer(v, connection, body);
                                });
}

void handle_refund(const identity::VisitPtr& visit, const http::ResponderPtr& responder,
                   identity::PasswordPool& passwords) {
    const auto refuse = [&](const Refusal& refusal) { responder->respond(visit->problem(refusal)); };
    if (!is_uuid(visit->key())) return refuse(refusals::key_missing());
    auto body = json::decode<RefundBody>(visit->request->body);
    if (!body) return refuse(body.refusal());
    Check check;
    check_what(check, body->elements, body->payments, body->fee_cents.value_or(Money{}));
    check.that(std::ranges::count(refund_reasons, body->reason) == 1, "/reason", "is not of the contract")
        .length("/note", body->note.value_or(""), 0, 200)
        .range("/expected_cents", body->expected_cents.cents, 0, cents_max)
        .that(body->print.empty() || body->print == std::vector<std::string>{"receipt"}, "/print",
              "must be receipt or nothing");
    if (body->approval) identity::check_form(check, *body->approval);
    if (check.refusal()) return refuse(*check.refusal());
    const auto cashier = cashier_of(*visit);
    if (!cashier) return refuse(cashier.refusal());
    const auto refund = [=, cashier = *cashier](std::optional<Approver> approver) {
        identity::Gate::answer_command(
            visit, responder,
            refund_sale(cashier, std::string(visit->key()), visit->request->args.front(),
                        {body->elements, body->fee_cents, body->payments, body->reason, body->note,
                         body->expected_cents, body->print},
                        std::move(approver)));
    };
    if (!body->approval) return refund(std::nullopt);
    identity::approve(visit, responder, passwords, *body->approval, identity::Role::refund,
                      [refund](const identity::User& second) { refund(Approver{second.id, second.name}); });
}

Result<commands::Work> decode_correction(const identity::Visit& visit) {
    auto body = json::decode<CorrectPayment>(visit.request->body);
    if (!body) return body.refusal();
    const Check check = Check()
                            .range("/amount_cents", body->amount_cents.cents, 1, cents_max)
                            .length("/reference", body->reference.value_or(""), 0, 60)
                            .length("/note", body->note.value_or(""), 0, 200);
    if (check.refusal()) return *check.refusal();
    auto cashier = cashier_of(visit);
    if (!cashier) return cashier.refusal();
    return correct_payment(std::move(*cashier), std::string(visit.key()), visit.request->args.front(),
                           std::move(*body));
}

Result<commands::Work> decode_rules(const identity::Visit& visit) {
    auto rules = json::decode<RefundRules>(visit.request->body);
    if (!rules) return rules.refusal();
    const auto cents = [](std::optional<Money> amount) { return amount.value_or(Money{}).cents; };
    const Check check =
        Check()
            .range("/within_hours", rules->within_hours, 0, 24 * 366)
            .range("/amount_max_cents", cents(rules->amount_max_cents), 0, cents_max)
            .range("/second_person_above_cents", cents(rules->second_person_above_cents), 0, cents_max);
    if (check.refusal()) return *check.refusal();
    return set_refund_rules(std::move(*rules));
}

Result<http::Response> show_rules(const identity::Visit&, storage::Connection& connection) {
    return http::Response{.body = json::encode(refund_rules(connection))};
}

}  // namespace

void add_refund_routes(identity::Gate& gate, identity::PasswordPool& passwords) {
    using http::Method;
    using identity::need_pos;
    gate.freely(Method::post, "/api/v1/sales/{sale}/refund-offer", need_pos, handle_offer);
    gate.freely(Method::post, "/api/v1/sales/{sale}/refunds", need_pos,
                [&passwords](const identity::VisitPtr& visit, const http::ResponderPtr& responder) {
                    handle_refund(visit, responder, passwords);
                });
    gate.command(Method::post, "/api/v1/sales/{sale}/corrections", need_pos, decode_correction);
    gate.read(Method::get, "/api/v1/settings/refunds", need_pos, show_rules);
    gate.command(Method::put, "/api/v1/settings/refunds", identity::need_admin, decode_rules);
}

}  // namespace guichet::sales
