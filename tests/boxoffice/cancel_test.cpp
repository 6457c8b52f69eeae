#include "boxoffice/sales/cancel.h"

#include <gtest/gtest.h>

#include "boxoffice/facts.h"

namespace guichet::sales {
namespace {
using facts::now;

CancelFacts sold() {
    StoredSale sale{.number = 12,
                    .kind = "sale",
                    .state = "paid",
                    .session = {7},
                    .at_register = {1},
                    .made_at_ms = now - minute_ms,
                    .paid_in = {7},
                    .paid_at_ms = now - minute_ms,
                    .total = {1233},
                    .rounding = {2},
                    .register_name = "Caisse 1",
                    .lines = {{1, "ticket", {1}, {1}, {1}, 3, {411}, {1233}, "normal", 810, {92}},
                              {2, "rounding", {}, {}, {}, 1, {2}, {2}, "", {}, {}}},
                    .payments = {{registers::Method::cash, {1235}, Money{2000}, {}}}};
    return {sale, facts::open_till(), {5000}, now};
}

std::string_view refused(const CancelFacts& f) {
    const auto c = decide_cancel(f);
    return c ? "cancelled" : c.refusal().code->code;
}

TEST(Cancelling, mirrors_every_line_and_payment) {
    const auto c = decide_cancel(sold());
    ASSERT_TRUE(c);
    EXPECT_EQ(c->total.cents, -1233);
    EXPECT_EQ(c->rounding.cents, -2);
    EXPECT_EQ(c->lines[0].quantity, -3);
    EXPECT_EQ(c->lines[0].amount.cents, -1233);
    EXPECT_EQ(c->lines[0].vat.cents, -92);
    EXPECT_EQ(c->lines[0].unit.cents, 411);
    EXPECT_EQ(c->given_back[0].amount_cents.cents, -1235);
}

TEST(Cancelling, has_five_minutes) {
    CancelFacts f = sold();
    f.now = f.sale.paid_at_ms + cancel_within_ms;
    EXPECT_EQ(refused(f), "cancelled");
    f.now += 1;
    EXPECT_EQ(refused(f), "cancel_too_late");
}

TEST(Cancelling, belongs_to_the_register_session_that_took_the_money) {
    CancelFacts f = sold();
    f.at_register.id = {2};
    EXPECT_EQ(refused(f), "sale_elsewhere");
    f = sold();
    f.at_register.session->id = {8};
    EXPECT_EQ(refused(f), "cancel_other_session");
    f.at_register.session.reset();
    EXPECT_EQ(refused(f), "register_closed");
}

TEST(Cancelling, happens_once_and_never_to_a_refund) {
    CancelFacts f = sold();
    f.sale.reversed_by = 13;
    EXPECT_EQ(refused(f), "already_cancelled");
    f = sold();
    f.sale.kind = "refund";
    EXPECT_EQ(refused(f), "already_cancelled");
}

TEST(Cancelling, needs_the_cash_in_the_drawer) {
    CancelFacts f = sold();
    f.in_drawer = {1234};
    EXPECT_EQ(refused(f), "drawer_too_low");
    f.in_drawer = {1235};
    EXPECT_EQ(refused(f), "cancelled");
}

TEST(Cancelling, lets_a_reservation_go_at_any_time_until_it_expires) {
    CancelFacts f = sold();
    f.sale.state = "reserved";
    f.sale.expires_at_ms = now + 1;
    f.sale.paid_at_ms = 0;
    EXPECT_TRUE(decide_cancel(f)->reservation_only);
    f.sale.expires_at_ms = now;
    EXPECT_EQ(refused(f), "reservation_expired");
    f.sale.state = "cancelled";
    EXPECT_EQ(refused(f), "already_cancelled");
}

}  // namespace
}  // namespace guichet::sales
