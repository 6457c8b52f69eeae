#include "boxoffice/sales/refund.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "boxoffice/facts.h"
#include "boxoffice/sales/correction.h"

namespace guichet::sales {
namespace {
using facts::now;
using identity::Role;
using registers::Method;

// Three tickets at 4.11 and one at 18.00, in cash: 30.33 is 30.35.
StoredSale cash_sale() {
    return {.number = 12,
            .kind = "sale",
            .state = "paid",
            .session = {7},
            .at_register = {1},
            .made_at_ms = now - minute_ms,
            .paid_in = {7},
            .paid_at_ms = now - minute_ms,
            .total = {3033},
            .rounding = {2},
            .register_name = "Caisse 1",
            .lines = {{1, "ticket", {1}, {1}, {1}, 3, {411}, {1233}, "normal", 810, {92}},
                      {2, "ticket", {1}, {2}, {1}, 1, {1800}, {1800}, "normal", 810, {135}},
                      {3, "rounding", {}, {}, {}, 1, {2}, {2}, "", {}, {}}},
            .payments = {{Method::cash, {3035}, Money{4000}, {}}}};
}

RefundFacts sold() {
    RefundFacts f{.sale = cash_sale(),
                  .at_register = facts::open_till(),
                  .in_drawer = {50'000},
                  .roles = Role::pos | Role::refund,
                  .now = now};
    for (int64_t number = 101; number <= 104; ++number)
        f.tickets.push_back({number, number < 104 ? 1 : 2, false, false});
    return f;
}

RefundWish wish(std::vector<Element> elements = {}) {
    return {.elements = std::move(elements), .reason = "customer"};
}

std::string_view refused(const RefundFacts& f, const RefundWish& w = wish()) {
    const auto r = decide_refund(w, f);
    return r ? "refunded" : r.refusal().code->code;
}
std::string_view cancelled(const RefundFacts& f) {
    const auto c = decide_cancel(f);
    return c ? "cancelled" : c.refusal().code->code;
}

// What a refund leaves behind, as the database would sum it.
void apply(RefundFacts& f, const Refund& refund) {
    Aftermath& after = f.sale.after;
    after.documents.push_back({13, "", "refund", "customer", now, "Ana"});
    for (const StoredLine& line : refund.lines) {
        if (line.kind == "ticket") after.refunded[line.reverses_line] -= line.quantity;
        if (line.kind == "fee") after.fees += line.amount;
    }
    for (const Payment& p : refund.given_back) after.payments[p.method] += p.amount_cents;
    after.rounding += refund.rounding;
    for (RefundTicket& ticket : f.tickets)
        ticket.refunded = ticket.refunded || std::ranges::count(refund.tickets, ticket.number) > 0;
}

Money left_by(const StoredSale& sale, Method method) {
    Money left;
    for (const LeftBy& by : left_by_method(sale))
        if (by.method == method) left = by.amount;
    return left;
}

Money vat_of(const Refund& refund) {
    Money sum;
    for (const StoredLine& line : refund.lines) sum += line.vat;
    return sum;
}

TEST(Refund, of_everything_mirrors_the_sale) {
    const auto r = decide_refund(wish(), sold());
    ASSERT_TRUE(r);
    EXPECT_EQ(r->total.cents, -3033);
    EXPECT_EQ(r->rounding.cents, -2);
    EXPECT_EQ(r->given().cents, 3035);
    EXPECT_EQ(vat_of(*r).cents, -227);
    EXPECT_EQ(r->tickets.size(), 4u);
    EXPECT_EQ(r->lines[0].quantity, -3);
    EXPECT_EQ(r->lines[0].reverses_line, 1);
}

TEST(Refund, gives_cash_in_coins_that_exist_and_nothing_is_left_in_the_end) {
    RefundFacts f = sold();
    Money given, vat;
    for (int i = 0; i < 3; ++i) {
        const auto r = decide_refund(wish({{1, 1, {}}}), f);
        ASSERT_TRUE(r);
        EXPECT_EQ(r->given().cents % 5, 0);
        EXPECT_EQ(r->given().cents, 410);
        given += r->given();
        vat += vat_of(*r);
        apply(f, *r);
    }
    EXPECT_EQ(vat.cents, -92);
    const auto last = decide_refund(wish(), f);
    ASSERT_TRUE(last);
    EXPECT_EQ((given + last->given()).cents, 3035);
    apply(f, *last);
    EXPECT_EQ(f.sale.after.rounding.cents, -2);
    EXPECT_EQ(f.sale.state_at(now), "refunded");
    EXPECT_EQ(refused(f), "already_refunded");
}

TEST(Refund, of_an_element_names_its_tickets_or_takes_the_newest) {
    const auto named = decide_refund(wish({{1, std::nullopt, {101, 103}}}), sold());
    EXPECT_EQ(named->tickets, (std::vector<int64_t>{101, 103}));
    const auto counted = decide_refund(wish({{1, 2, {}}}), sold());
    EXPECT_EQ(counted->tickets, (std::vector<int64_t>{103, 102}));
    EXPECT_EQ(refused(sold(), wish({{1, std::nullopt, {104}}})), "ticket_unknown");
    EXPECT_EQ(refused(sold(), wish({{1, std::nullopt, {101, 101}}})), "ticket_twice");
    RefundFacts f = sold();
    f.tickets[0].refunded = true;
    f.sale.after.refunded[1] = 1;
    EXPECT_EQ(refused(f, wish({{1, std::nullopt, {101}}})), "ticket_refunded");
    EXPECT_EQ(refused(f, wish({{1, 3, {}}})), "refund_quantity");
    EXPECT_EQ(refused(f, wish({{3, 1, {}}})), "line_unknown");
    EXPECT_EQ(refused(f, wish({{9, 1, {}}})), "line_unknown");
}

// The table under F25.
TEST(Refund, is_for_those_who_may) {
    RefundFacts f = sold();
    f.roles = Role::pos;
    EXPECT_EQ(refused(f), "not_allowed");
    f.roles = Role::pos | Role::refund;
    EXPECT_EQ(refused(f), "refunded");
    f.sale.user = {99};  // whoever sold it
    EXPECT_EQ(refused(f), "refunded");
    f.sale.at_register = {2};
    f.sale.paid_in = {8};
    EXPECT_EQ(refused(f), "sale_elsewhere");
    f.roles = Role::admin;
    EXPECT_EQ(refused(f), "refunded");
}

TEST(Refund, follows_the_register_that_took_the_money_of_a_reservation) {
    RefundFacts f = sold();
    f.sale.at_register = {2};  // reserved there, paid here
    EXPECT_EQ(refused(f), "refunded");
}

TEST(Refund, keeps_the_limits_of_the_house) {
    RefundFacts f = sold();
    f.rules.open_session_only = true;
    f.sale.paid_in = {6};
    EXPECT_EQ(refused(f), "refund_other_session");
    f.roles = Role::admin;
    EXPECT_EQ(refused(f), "refunded");

    f = sold();
    f.rules.within_hours = 2;
    f.sale.paid_at_ms = now - 2 * hour_ms;
    EXPECT_EQ(refused(f), "refunded");
    f.now += 1;
    EXPECT_EQ(refused(f), "refund_too_late");

    f = sold();
    f.rules.amount_max_cents = Money{3034};
    EXPECT_EQ(refused(f), "refund_too_much");
    f.rules.amount_max_cents = Money{3035};
    EXPECT_EQ(refused(f), "refunded");

    f = sold();
    f.rules.second_person_above_cents = Money{3000};
    EXPECT_EQ(refused(f), "approval_needed");
    f.roles = Role::admin;
    EXPECT_EQ(refused(f), "approval_needed");
    f.approved = true;
    EXPECT_EQ(refused(f), "refunded");
}

TEST(Refund, of_a_ticket_used_at_the_door_needs_an_admin_and_a_reason) {
    RefundFacts f = sold();
    f.tickets[3].entered = true;
    EXPECT_EQ(refused(f, wish({{1, 3, {}}})), "refunded");
    EXPECT_EQ(refused(f), "ticket_used");
    f.roles = Role::admin;
    EXPECT_EQ(refused(f), "note_missing");
    RefundWish w = wish();
    w.note = "Panne de projection";
    EXPECT_EQ(refused(f, w), "refunded");
}

TEST(Refund, keeps_a_fee_under_the_code_of_what_it_gives_back) {
    RefundWish w = wish({{2, 1, {}}});
    w.fee = {500};
    const auto r = decide_refund(w, sold());
    ASSERT_TRUE(r);
    EXPECT_EQ(r->given().cents, 1300);
    EXPECT_EQ(r->lines[1].kind, "fee");
    EXPECT_EQ(r->lines[1].vat_code, "normal");
    EXPECT_EQ(r->lines[1].vat.cents, 37);
    w.fee = {1801};
    EXPECT_EQ(refused(sold(), w), "refund_fee_too_high");
}

TEST(Refund, goes_back_by_the_ways_it_was_paid_and_no_other) {
    RefundFacts f = sold();
    f.sale.rounding = {};
    f.sale.payments = {{Method::card, {2000}, {}, {}}, {Method::twint, {1033}, {}, {}}};
    const auto some = decide_refund(wish({{2, 1, {}}}), f);
    ASSERT_EQ(some->given_back.size(), 1u);
    EXPECT_EQ(some->given_back[0].method, Method::card);
    const auto all = decide_refund(wish(), f);
    EXPECT_EQ(all->given_back.size(), 2u);
    RefundWish w = wish({{2, 1, {}}});
    w.payments = {{Method::twint, {1000}, {}, {}}, {Method::card, {800}, {}, {}}};
    EXPECT_EQ(refused(f, w), "refunded");
    w.payments = {{Method::twint, {1034}, {}, {}}, {Method::card, {766}, {}, {}}};
    EXPECT_EQ(refused(f, w), "refund_method");
    w.payments = {{Method::cash, {1800}, {}, {}}};
    EXPECT_EQ(refused(f, w), "refund_method");
    w.payments = {{Method::card, {1700}, {}, {}}};
    EXPECT_EQ(refused(f, w), "refund_payments_off");
}

// 12.33 of which 12.30 came in: what is wished and what is proposed are the same.
TEST(Refund, wished_in_cash_is_bounded_by_the_cash_that_came_in) {
    RefundFacts f = sold();
    f.sale.rounding = {-3};
    f.sale.payments = {{Method::cash, {3030}, {}, {}}};
    apply(f, *decide_refund(wish({{2, 1, {}}}), f));
    RefundWish fee = wish({{1, 1, {}}});
    fee.fee = {1};
    apply(f, *decide_refund(fee, f));
    const auto proposed = decide_refund(wish({{1, 2, {}}}), f);
    ASSERT_TRUE(proposed);
    RefundWish w = wish({{1, 2, {}}});
    w.payments = {{Method::cash, proposed->given(), {}, {}}};
    EXPECT_EQ(refused(f, w), "refunded");
}

TEST(Refund, needs_its_money_in_the_drawer_and_a_session) {
    RefundFacts f = sold();
    f.in_drawer = {3034};
    EXPECT_EQ(refused(f), "drawer_too_low");
    f.at_register.session.reset();
    EXPECT_EQ(refused(f), "register_closed");
}

TEST(Refund, is_of_a_paid_sale) {
    RefundFacts f = sold();
    f.sale.kind = "refund";
    EXPECT_EQ(refused(f), "not_a_sale");
    f = sold();
    f.sale.state = "reserved";
    f.sale.expires_at_ms = now + 1;
    EXPECT_EQ(refused(f), "refund_not_paid");
    f.now += 2;
    EXPECT_EQ(refused(f), "reservation_expired");
    f = sold();
    f.sale.state = "cancelled";  // a reservation that was given up
    EXPECT_EQ(refused(f), "already_cancelled");
    f = sold();
    f.not_refundable[2] = "Promotion";
    EXPECT_EQ(refused(f), "not_refundable");
    EXPECT_EQ(refused(f, wish({{1, 1, {}}})), "refunded");
    RefundWish w = wish();
    w.reason = "other";
    EXPECT_EQ(refused(sold(), w), "note_missing");
}

// Any way of paying, any order of giving back: no cent too much, none too few.
RC_GTEST_PROP(Refund, adds_up_however_it_is_parted, ()) {
    RefundFacts f = sold();
    const auto cents = [](int from, int to) { return *rc::gen::inRange<int64_t>(from, to); };
    StoredLine& first = f.sale.lines[0];
    first.unit = {cents(1, 3000)};
    first.amount = times(first.unit, 3);
    first.vat = {cents(0, 200)};
    f.sale.total = first.amount + f.sale.lines[1].amount;
    const Money by_card{cents(0, static_cast<int>(f.sale.total.cents))};
    const Money in_cash = rounded_to_5(f.sale.total - by_card);
    f.sale.rounding = by_card + in_cash - f.sale.total;
    f.sale.payments.clear();
    if (by_card.cents > 0) f.sale.payments.push_back({Method::card, by_card, {}, {}});
    f.sale.payments.push_back({Method::cash, in_cash, {}, {}});
    if (*rc::gen::arbitrary<bool>()) std::ranges::reverse(f.sale.payments);

    Money vat;
    while (f.sale.places_refunded() < f.sale.places()) {
        const int64_t line = f.tickets[static_cast<size_t>(cents(0, 4))].line;
        const auto r = decide_refund(*rc::gen::arbitrary<bool>() ? wish({{line, 1, {}}}) : wish(), f);
        if (!r) {
            RC_ASSERT(r.refusal().is("refund_quantity"));
            continue;
        }
        Money payments;
        for (const Payment& p : r->given_back) {
            RC_ASSERT(p.amount_cents.cents <= 0);
            RC_ASSERT(p.method != Method::cash || p.amount_cents.cents % 5 == 0);
            payments += p.amount_cents;
        }
        RC_ASSERT(payments == r->total + r->rounding);
        vat += vat_of(*r);
        apply(f, *r);
        RC_ASSERT(left_by(f.sale, Method::card).cents >= 0);
        RC_ASSERT(left_by(f.sale, Method::cash).cents >= 0);
    }
    RC_ASSERT(left_by(f.sale, Method::card).cents == 0);
    RC_ASSERT(left_by(f.sale, Method::cash).cents == 0);
    RC_ASSERT(f.sale.rounding + f.sale.after.rounding == Money{});
    RC_ASSERT(vat == -(first.vat + f.sale.lines[1].vat));
}

TEST(Cancelling, mirrors_every_line_and_payment) {
    const auto c = decide_cancel(sold());
    ASSERT_TRUE(c);
    EXPECT_EQ(c->refund.total.cents, -3033);
    EXPECT_EQ(c->refund.given().cents, 3035);
}

TEST(Cancelling, needs_no_role_but_has_five_minutes) {
    RefundFacts f = sold();
    f.roles = Role::pos;
    f.not_refundable[1] = "Promotion";
    f.now = f.sale.paid_at_ms + cancel_within_ms;
    EXPECT_EQ(cancelled(f), "cancelled");
    f.now += 1;
    EXPECT_EQ(cancelled(f), "cancel_too_late");
}

TEST(Cancelling, belongs_to_the_register_session_that_took_the_money) {
    RefundFacts f = sold();
    f.at_register.id = {2};
    EXPECT_EQ(cancelled(f), "sale_elsewhere");
    f = sold();
    f.at_register.session->id = {8};
    EXPECT_EQ(cancelled(f), "cancel_other_session");
    f.at_register.session.reset();
    EXPECT_EQ(cancelled(f), "register_closed");
}

TEST(Cancelling, happens_once_and_never_to_a_refund) {
    RefundFacts f = sold();
    f.sale.after.refunded[1] = 1;
    EXPECT_EQ(cancelled(f), "already_cancelled");
    f = sold();
    f.sale.kind = "refund";
    EXPECT_EQ(cancelled(f), "already_cancelled");
}

TEST(Cancelling, lets_a_reservation_go_at_any_time_until_it_expires) {
    RefundFacts f = sold();
    f.sale.state = "reserved";
    f.sale.expires_at_ms = now + 1;
    EXPECT_TRUE(decide_cancel(f)->reservation_only);
    f.sale.expires_at_ms = now;
    EXPECT_EQ(cancelled(f), "reservation_expired");
    f.sale.state = "cancelled";
    EXPECT_EQ(cancelled(f), "already_cancelled");
}

CorrectionFacts to_correct() { return {cash_sale(), facts::open_till(), {50'000}, Role::pos, now}; }
std::string_view corrected(const CorrectionFacts& f, Method from, Method to, int64_t cents) {
    const auto c = decide_correction({from, to, {cents}, "", ""}, f);
    return c ? "corrected" : c.refusal().code->code;
}

TEST(Correction, of_all_the_cash_takes_its_rounding_with_it) {
    const auto c = decide_correction({Method::cash, Method::card, {3035}, "", ""}, to_correct());
    ASSERT_TRUE(c);
    EXPECT_EQ(c->payments[0].amount_cents.cents, -3035);
    EXPECT_EQ(c->payments[1].amount_cents.cents, 3033);
    EXPECT_EQ(c->rounding.cents, -2);
}

TEST(Correction, to_cash_is_rounded) {
    CorrectionFacts f = to_correct();
    f.sale.payments = {{Method::card, {3033}, {}, {}}};
    f.sale.rounding = {};
    const auto c = decide_correction({Method::card, Method::cash, {3033}, "", ""}, f);
    EXPECT_EQ(c->payments[1].amount_cents.cents, 3035);
    EXPECT_EQ(c->rounding.cents, 2);
}

TEST(Correction, is_bounded) {
    EXPECT_EQ(corrected(to_correct(), Method::cash, Method::cash, 100), "correction_methods");
    EXPECT_EQ(corrected(to_correct(), Method::cash, Method::later, 100), "correction_methods");
    EXPECT_EQ(corrected(to_correct(), Method::cash, Method::twint, 100), "method_not_here");
    EXPECT_EQ(corrected(to_correct(), Method::cash, Method::card, 3040), "refund_method");
    EXPECT_EQ(corrected(to_correct(), Method::card, Method::cash, 1), "refund_method");
    CorrectionFacts f = to_correct();
    f.in_drawer = {3000};
    EXPECT_EQ(corrected(f, Method::cash, Method::card, 3035), "drawer_too_low");
    f = to_correct();
    f.sale.paid_in = {6};
    EXPECT_EQ(corrected(f, Method::cash, Method::card, 3035), "correct_other_session");
    f.roles = Role::pos | Role::refund;
    EXPECT_EQ(corrected(f, Method::cash, Method::card, 3035), "corrected");
    f.sale.at_register = {2};
    EXPECT_EQ(corrected(f, Method::cash, Method::card, 3035), "sale_elsewhere");
    f.roles = Role::admin;
    EXPECT_EQ(corrected(f, Method::cash, Method::card, 3035), "corrected");
}

}  // namespace
}  // namespace guichet::sales
