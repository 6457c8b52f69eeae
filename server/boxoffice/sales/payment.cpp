#include "boxoffice/sales/payment.h"

#include <algorithm>

#include "base/refusals.gen.h"

namespace guichet::sales {
using registers::Method;

namespace {

bool any(const std::vector<Payment>& payments, Method method) {
    return std::ranges::any_of(payments, [&](const Payment& p) { return p.method == method; });
}

std::optional<Refusal> why_not_methods(Money total, const std::vector<Payment>& payments,
                                       const registers::Register& at_register, bool names_customer) {
    for (const Payment& p : payments) {
        if (!at_register.accepts(p.method)) return refusals::method_not_here(std::string(name_of(p.method)));
        if (p.tendered_cents && p.method != Method::cash) return refusals::tendered_without_cash();
    }
    if (any(payments, Method::later)) {
        if (payments.size() > 1) return refusals::later_alone();
        if (!names_customer) return refusals::name_required();
        if (payments.front().amount_cents != total)
            return refusals::payments_do_not_add_up(total, payments.front().amount_cents);
        return std::nullopt;
    }
    if (any(payments, Method::free) && (total.cents != 0 || payments.size() > 1))
        return refusals::free_only_for_zero();
    if (total.cents == 0 && !any(payments, Method::free)) return refusals::zero_needs_free();
    return std::nullopt;
}

}  // namespace

Result<Settlement> decide_settlement(Money total, const std::vector<Payment>& payments,
                                     const registers::Register& at_register, bool names_customer) {
    if (auto refusal = why_not_methods(total, payments, at_register, names_customer)) return *refusal;
    if (any(payments, Method::later)) return Settlement{.later = true};

    Money given, not_cash;
    for (const Payment& p : payments) {
        if (p.amount_cents.cents < 0 || (p.amount_cents.cents == 0 && total.cents != 0))
            return refusals::payments_do_not_add_up(total, p.amount_cents);
        given += p.amount_cents;
        if (p.method != Method::cash) not_cash += p.amount_cents;
    }
    // Only a cash part is rounded: 12.33 is 12.35 in cash; 10.00 by card leaves 2.33, 2.35 in cash.
    const Money due = any(payments, Method::cash) ? not_cash + rounded_to_5(total - not_cash) : total;
    if (given != due) return refusals::payments_do_not_add_up(due, given);

    Settlement settlement{.payments = payments, .rounding = due - total};
    for (const Payment& p : payments) {
        if (!p.tendered_cents) continue;
        if (*p.tendered_cents < p.amount_cents)
            return refusals::cash_too_little(p.amount_cents, *p.tendered_cents);
        settlement.change += *p.tendered_cents - p.amount_cents;
    }
    return settlement;
}

}  // namespace guichet::sales
