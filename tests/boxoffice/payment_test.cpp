#include "boxoffice/sales/payment.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guichet::sales {
namespace {
using registers::Method;

registers::Register till() {
    return {
        .id = {1}, .name = "Caisse 1", .methods = {Method::cash, Method::card, Method::twint, Method::later}};
}
Payment cash(int64_t cents, std::optional<int64_t> tendered = {}) {
    return {Method::cash, {cents}, tendered ? std::optional(Money{*tendered}) : std::nullopt, {}};
}
Payment by(Method method, int64_t cents) { return {method, {cents}, {}, {}}; }

Result<Settlement> settle(int64_t total, std::vector<Payment> payments, bool named = false) {
    return decide_settlement({total}, payments, till(), named);
}
std::string_view refused(int64_t total, std::vector<Payment> payments, bool named = false) {
    const auto result = settle(total, std::move(payments), named);
    return result ? "settled" : result.refusal().code->code;
}

TEST(Settlement, cash_is_rounded_and_gives_change) {
    const auto s = settle(1233, {cash(1235, 2000)});
    ASSERT_TRUE(s);
    EXPECT_EQ(s->rounding.cents, 2);
    EXPECT_EQ(s->change.cents, 765);
    EXPECT_EQ(refused(1233, {cash(1233)}), "payments_do_not_add_up");
    EXPECT_EQ(refused(1233, {cash(1235, 1234)}), "cash_too_little");
}

TEST(Settlement, cards_pay_to_the_cent) {
    EXPECT_EQ(settle(1233, {by(Method::card, 1233)})->rounding.cents, 0);
    EXPECT_EQ(refused(1233, {by(Method::card, 1235)}), "payments_do_not_add_up");
    EXPECT_EQ(refused(1233, {{Method::card, {1233}, Money{1300}, {}}}), "tendered_without_cash");
}

TEST(Settlement, only_the_cash_part_of_a_mixed_payment_is_rounded) {
    const auto s = settle(1233, {by(Method::card, 1000), cash(235, 500)});
    ASSERT_TRUE(s);
    EXPECT_EQ(s->rounding.cents, 2);
    EXPECT_EQ(s->change.cents, 265);
}

TEST(Settlement, free_is_for_zero_and_zero_is_for_free) {
    EXPECT_EQ(refused(0, {by(Method::free, 0)}), "settled");
    EXPECT_EQ(refused(0, {cash(0)}), "zero_needs_free");
    EXPECT_EQ(refused(500, {by(Method::free, 500)}), "free_only_for_zero");
    EXPECT_EQ(refused(500, {by(Method::free, 0), by(Method::card, 500)}), "free_only_for_zero");
}

TEST(Settlement, a_reservation_stands_alone_and_has_a_name) {
    EXPECT_EQ(refused(500, {by(Method::later, 500)}), "name_required");
    const auto s = settle(500, {by(Method::later, 500)}, true);
    ASSERT_TRUE(s);
    EXPECT_TRUE(s->later);
    EXPECT_TRUE(s->payments.empty());
    EXPECT_EQ(refused(500, {by(Method::later, 250), cash(250)}, true), "later_alone");
}

TEST(Settlement, refuses_methods_of_other_salepoints_and_empty_parts) {
    EXPECT_EQ(refused(500, {by(Method::transfer, 500)}), "method_not_here");
    EXPECT_EQ(refused(500, {by(Method::card, 500), by(Method::twint, 0)}), "payments_do_not_add_up");
    EXPECT_EQ(refused(500, {by(Method::card, 600), cash(-100)}), "payments_do_not_add_up");
}

RC_GTEST_PROP(SettlementLaws, total_and_rounding_are_what_is_paid, ()) {
    const auto total = *rc::gen::inRange<int64_t>(5, 100'000);
    const auto card = *rc::gen::inRange<int64_t>(1, total);
    const int64_t rest = rounded_to_5({total - card}).cents;
    RC_PRE(rest > 0);
    const auto s = settle(total, {by(Method::card, card), cash(rest, rest + 1000)});
    RC_ASSERT(bool(s));
    RC_ASSERT(total + s->rounding.cents == card + rest);
    RC_ASSERT(std::abs(s->rounding.cents) <= 2);
    RC_ASSERT(s->change.cents == 1000);
}

}  // namespace
}  // namespace guichet::sales
