#include "boxoffice/sales/correction.h"

#include "base/refusals.gen.h"

namespace guichet::sales {
using registers::Method;

namespace {

std::optional<Refusal> why_not_correct(const CorrectionFacts& facts) {
    const StoredSale& sale = facts.sale;
    if (sale.kind != "sale") return refusals::not_a_sale(sale.number);
    if (sale.state != "paid") return refusals::refund_not_paid(sale.number);
    const auto& session = facts.at_register.session;
    const bool admin = facts.roles.meets(identity::Role::admin);
    const bool in_session = session && sale.paid_in == session->id;
    const bool here = in_session || sale.at_register == facts.at_register.id;
    if (!admin && !here) return refusals::sale_elsewhere(sale.register_name);
    if (!session) return refusals::register_closed();
    if (!admin && !in_session && !facts.roles.meets(identity::Role::refund))
        return refusals::correct_other_session();
    return std::nullopt;
}

Money left_by(const StoredSale& sale, Method method) {
    for (const LeftBy& left : left_by_method(sale))
        if (left.method == method) return left.amount;
    return {};
}

bool is_money(Method method) { return method != Method::free && method != Method::later; }

}  // namespace

Result<Correction> decide_correction(const CorrectionWish& wish, const CorrectionFacts& facts) {
    if (auto refusal = why_not_correct(facts)) return *refusal;
    if (wish.from == wish.to || !is_money(wish.from) || !is_money(wish.to))
        return refusals::correction_methods();
    if (!facts.at_register.accepts(wish.to)) return refusals::method_not_here(std::string(name_of(wish.to)));
    const Money left = left_by(facts.sale, wish.from);
    if (wish.amount.cents <= 0 || wish.amount > left)
        return refusals::refund_method(std::string(name_of(wish.from)), left);
    if (wish.from == Method::cash && wish.amount > facts.in_drawer)
        return refusals::drawer_too_low(facts.in_drawer, wish.amount);
    // All of the cash takes its rounding with it; cash that comes is rounded as it is at a sale.
    Money amount = wish.amount;
    if (wish.from == Method::cash && wish.amount == left)
        amount -= facts.sale.rounding + facts.sale.after.rounding;
    if (wish.to == Method::cash) amount = rounded_to_5(amount);
    Payment plus{.method = wish.to, .amount_cents = amount};
    if (!wish.reference.empty()) plus.reference = wish.reference;
    return Correction{{{.method = wish.from, .amount_cents = -wish.amount}, std::move(plus)},
                      amount - wish.amount};
}

}  // namespace guichet::sales
