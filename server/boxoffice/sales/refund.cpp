#include "boxoffice/sales/refund.h"

#include <algorithm>
#include <set>

#include "base/ensure.h"
#include "base/refusals.gen.h"
#include "boxoffice/pricing/vat.h"

namespace guichet::sales {
namespace {

using registers::Method;

struct Chosen {
    int64_t quantity = 0;
    std::vector<int64_t> tickets;
};

int64_t left_of(const StoredSale& sale, const StoredLine& line) {
    const auto refunded = sale.after.refunded.find(line.line);
    return line.quantity - (refunded == sale.after.refunded.end() ? 0 : refunded->second);
}

std::optional<Refusal> choose_tickets(const Element& element, const RefundFacts& facts, Chosen& into) {
    if (!element.tickets.empty()) {
        for (const int64_t number : element.tickets) {
            const auto ticket = std::ranges::find(facts.tickets, number, &RefundTicket::number);
            if (ticket == facts.tickets.end() || ticket->line != element.line)
                return refusals::ticket_unknown(number);
            if (ticket->refunded) return refusals::ticket_refunded(number);
            if (std::ranges::count(into.tickets, number) > 0) return refusals::ticket_twice(number);
            into.tickets.push_back(number);
        }
        return std::nullopt;
    }
    // Nobody said which: the newest ones.
    int64_t wanted = *element.quantity;
    for (auto ticket = facts.tickets.rbegin(); ticket != facts.tickets.rend() && wanted > 0; ++ticket)
        if (ticket->line == element.line && !ticket->refunded &&
            std::ranges::count(into.tickets, ticket->number) == 0) {
            into.tickets.push_back(ticket->number);
            --wanted;
        }
    return std::nullopt;
}

Result<std::map<int64_t, Chosen>> choose(const RefundWish& wish, const RefundFacts& facts) {
    std::vector<Element> elements = wish.elements;
    if (elements.empty())
        for (const StoredLine& line : facts.sale.lines)
            if (line.kind == "ticket" && left_of(facts.sale, line) > 0)
                elements.push_back({line.line, left_of(facts.sale, line), {}});
    std::map<int64_t, Chosen> chosen;
    for (const Element& element : elements) {
        const auto line = std::ranges::find(facts.sale.lines, element.line, &StoredLine::line);
        if (line == facts.sale.lines.end() || line->kind != "ticket")
            return refusals::line_unknown(element.line);
        Chosen& into = chosen[element.line];
        into.quantity += element.tickets.empty() ? element.quantity.value_or(0)
                                                 : static_cast<int64_t>(element.tickets.size());
        const int64_t left = left_of(facts.sale, *line);
        if (into.quantity > left) return refusals::refund_quantity(left);
        if (auto refusal = choose_tickets(element, facts, into)) return *refusal;
        ensure(static_cast<int64_t>(into.tickets.size()) == into.quantity, "a ticket for every place");
        if (const auto no = facts.not_refundable.find(element.line); no != facts.not_refundable.end())
            return refusals::not_refundable(no->second);
    }
    return chosen;
}

// The tax of the first `quantity` places of a line; what is left is taken by the last ones, so that
// the parts add up to the whole.
Money vat_of(const StoredLine& line, int64_t quantity) { return {line.vat.cents * quantity / line.quantity}; }

StoredLine mirrored(const StoredLine& line, int64_t number, int64_t before, int64_t quantity) {
    StoredLine mirror = line;
    mirror.line = number;
    mirror.quantity = -quantity;
    mirror.amount = {-line.unit.cents * quantity};
    mirror.vat = vat_of(line, before) - vat_of(line, before + quantity);
    mirror.reverses_line = line.line;
    return mirror;
}

struct GivingBack {
    std::vector<Payment> payments;  // positive
    Money rounding;                 // given minus due
};

// Cash in coins that exist, but no more than came in.
Money in_coins(Money exact, Money most) { return {std::min(rounded_to_5(exact).cents, most.cents)}; }

// Back the way it came, first paid first back.
GivingBack as_it_was_paid(Money due, const std::vector<LeftBy>& left, bool everything) {
    GivingBack back;
    if (everything) {
        // Nothing stays with the house, not even what rounding moved.
        for (const LeftBy& l : left)
            if (l.amount.cents != 0 || l.method == Method::free)
                back.payments.push_back({.method = l.method, .amount_cents = l.amount});
    } else {
        Money rest = due;
        for (const LeftBy& l : left) {
            const Money exact{std::min(rest.cents, l.amount.cents)};
            const Money given = l.method == Method::cash ? in_coins(exact, l.amount) : exact;
            if (given.cents != 0) back.payments.push_back({.method = l.method, .amount_cents = given});
            rest -= exact;
        }
    }
    Money given;
    for (const Payment& p : back.payments) given += p.amount_cents;
    if (back.payments.empty()) back.payments.push_back({.method = Method::free});
    back.rounding = given - due;
    return back;
}

// As people want it, but never more by a method than was paid with it.
Result<GivingBack> as_wished(Money due, const std::vector<Payment>& wished, const std::vector<LeftBy>& left,
                             bool everything) {
    GivingBack back{.payments = wished};
    Money given, cash, cash_most, all;
    std::set<Method> seen;
    for (const LeftBy& l : left) all += l.amount;
    for (const Payment& p : wished) {
        const auto of = std::ranges::find(left, p.method, &LeftBy::method);
        const Money most = of == left.end() ? Money{} : of->amount;
        if (!seen.insert(p.method).second || p.amount_cents > most)
            return refusals::refund_method(std::string(registers::name_of(p.method)), most);
        if (p.method == Method::cash) {
            cash = p.amount_cents;
            cash_most = most;
        }
        given += p.amount_cents;
    }
    const Money rest = due - (given - cash);
    const Money right =
        everything ? all : given - cash + (cash.cents == 0 ? rest : in_coins(rest, cash_most));
    if (given != right) return refusals::refund_payments_off(right, given);
    back.rounding = given - due;
    return back;
}

std::optional<Refusal> why_not_entered(const RefundWish& wish, const RefundFacts& facts,
                                       const Refund& refund) {
    for (const RefundTicket& ticket : facts.tickets) {
        if (!ticket.entered || std::ranges::count(refund.tickets, ticket.number) == 0) continue;
        if (!facts.roles.meets(identity::Role::admin)) return refusals::ticket_used(ticket.number);
        if (wish.note.empty()) return refusals::note_missing();
    }
    return std::nullopt;
}

bool took_the_money_here(const RefundFacts& facts) {
    return facts.sale.at_register == facts.at_register.id ||
           (facts.at_register.session && facts.sale.paid_in == facts.at_register.session->id);
}

std::optional<Refusal> why_not_any(const StoredSale& sale, TimeMs now) {
    if (sale.kind != "sale") return refusals::not_a_sale(sale.number);
    const std::string_view state = sale.state_at(now);
    if (state == "expired") return refusals::reservation_expired(sale.number);
    if (state == "reserved") return refusals::refund_not_paid(sale.number);
    if (sale.state != "paid") return refusals::already_cancelled(sale.number);  // given up, never paid
    return std::nullopt;
}

std::optional<Refusal> why_not_by_rules(const RefundFacts& facts) {
    if (facts.roles.meets(identity::Role::admin)) return std::nullopt;
    const RefundRules& rules = facts.rules;
    if (rules.open_session_only && facts.sale.paid_in != facts.at_register.session->id)
        return refusals::refund_other_session();
    if (rules.within_hours > 0 && facts.now > facts.sale.paid_at_ms + rules.within_hours * hour_ms)
        return refusals::refund_too_late(rules.within_hours);
    return std::nullopt;
}

// From what was chosen to a document that balances.
Result<Refund> settle(const RefundWish& wish, const RefundFacts& facts,
                      const std::map<int64_t, Chosen>& chosen) {
    const StoredSale& sale = facts.sale;
    Refund refund;
    for (const auto& [number, what] : chosen) {
        const StoredLine& line = *std::ranges::find(sale.lines, number, &StoredLine::line);
        const int64_t next = static_cast<int64_t>(refund.lines.size()) + 1;
        refund.lines.push_back(mirrored(line, next, line.quantity - left_of(sale, line), what.quantity));
        refund.total += refund.lines.back().amount;
        refund.tickets.insert(refund.tickets.end(), what.tickets.begin(), what.tickets.end());
    }
    if (wish.fee > -refund.total) return refusals::refund_fee_too_high(-refund.total);
    if (wish.fee.cents > 0) {
        // What is kept stays a price for the same service, under the same code.
        const StoredLine& first = refund.lines.front();
        StoredLine fee{.line = static_cast<int64_t>(refund.lines.size()) + 1,
                       .kind = "fee",
                       .quantity = 1,
                       .unit = wish.fee,
                       .amount = wish.fee,
                       .vat_code = first.vat_code,
                       .vat_bp = first.vat_bp};
        fee.vat = pricing::vat_inside(wish.fee, {first.vat_code, first.vat_bp});
        refund.total += fee.amount;
        refund.lines.push_back(std::move(fee));
    }
    int64_t places = sale.places_refunded();
    for (const auto& [number, what] : chosen) places += what.quantity;
    const bool everything = places == sale.places() && wish.fee.cents == 0 && sale.after.fees.cents == 0;
    const Money due = -refund.total;
    const std::vector<LeftBy> left = left_by_method(sale);
    const Result<GivingBack> back = wish.payments.empty()
                                        ? Result<GivingBack>(as_it_was_paid(due, left, everything))
                                        : as_wished(due, wish.payments, left, everything);
    if (!back) return back.refusal();
    refund.rounding = -back->rounding;
    for (const Payment& p : back->payments)
        refund.given_back.push_back(
            {.method = p.method, .amount_cents = -p.amount_cents, .reference = p.reference});
    if (refund.rounding.cents != 0)
        refund.lines.push_back({.line = static_cast<int64_t>(refund.lines.size()) + 1,
                                .kind = "rounding",
                                .quantity = 1,
                                .unit = refund.rounding,
                                .amount = refund.rounding});
    return refund;
}

std::optional<Refusal> why_not_drawer(const Refund& refund, Money in_drawer) {
    Money cash;
    for (const Payment& p : refund.given_back)
        if (p.method == Method::cash) cash -= p.amount_cents;
    if (cash > in_drawer) return refusals::drawer_too_low(in_drawer, cash);
    return std::nullopt;
}

}  // namespace

Money Refund::given() const {
    Money sum;
    for (const Payment& p : given_back) sum -= p.amount_cents;
    return sum;
}

std::optional<Refusal> why_not_refund(const RefundFacts& facts) {
    if (auto refusal = why_not_any(facts.sale, facts.now)) return refusal;
    const bool admin = facts.roles.meets(identity::Role::admin);
    if (!admin && !facts.roles.meets(identity::Role::refund)) return refusals::not_allowed("refund");
    if (!admin && !took_the_money_here(facts)) return refusals::sale_elsewhere(facts.sale.register_name);
    if (!facts.at_register.session) return refusals::register_closed();
    if (facts.sale.places_refunded() == facts.sale.places())
        return refusals::already_refunded(facts.sale.number, facts.last_refund);
    return why_not_by_rules(facts);
}

Result<Refund> decide_refund(const RefundWish& wish, const RefundFacts& facts) {
    if (auto refusal = why_not_refund(facts)) return *refusal;
    if (wish.reason == "other" && wish.note.empty()) return refusals::note_missing();
    const auto chosen = choose(wish, facts);
    if (!chosen) return chosen.refusal();
    const Result<Refund> refund = settle(wish, facts, *chosen);
    if (!refund) return refund.refusal();
    if (auto refusal = why_not_entered(wish, facts, *refund)) return *refusal;
    const Money given = refund->given();
    const RefundRules& rules = facts.rules;
    if (rules.amount_max_cents && given > *rules.amount_max_cents &&
        !facts.roles.meets(identity::Role::admin))
        return refusals::refund_too_much(*rules.amount_max_cents);
    if (rules.second_person_above_cents && given > *rules.second_person_above_cents && !facts.approved)
        return refusals::approval_needed(*rules.second_person_above_cents);
    if (auto refusal = why_not_drawer(*refund, facts.in_drawer)) return *refusal;
    return *refund;
}

Result<Cancellation> decide_cancel(const RefundFacts& facts) {
    const StoredSale& sale = facts.sale;
    if (sale.kind != "sale" || sale.state == "cancelled" || sale.places_refunded() > 0)
        return refusals::already_cancelled(sale.number);
    if (sale.state_at(facts.now) == "expired") return refusals::reservation_expired(sale.number);
    if (sale.state == "reserved") return Cancellation{.reservation_only = true, .refund = {}};
    if (!facts.at_register.session) return refusals::register_closed();
    // A reservation may have been paid at another register than the one that took it.
    if (sale.paid_in == sale.session && sale.at_register != facts.at_register.id)
        return refusals::sale_elsewhere(sale.register_name);
    if (sale.paid_in != facts.at_register.session->id) return refusals::cancel_other_session();
    if (facts.now > sale.paid_at_ms + cancel_within_ms)
        return refusals::cancel_too_late(cancel_within_ms / minute_ms);
    const RefundWish all{.reason = std::string(reason_cancelled)};
    RefundFacts anything = facts;
    anything.not_refundable.clear();
    const auto chosen = choose(all, anything);
    if (!chosen) return chosen.refusal();
    const Result<Refund> refund = settle(all, facts, *chosen);
    if (!refund) return refund.refusal();
    if (auto refusal = why_not_drawer(*refund, facts.in_drawer)) return *refusal;
    return Cancellation{.reservation_only = false, .refund = *refund};
}

}  // namespace guichet::sales
