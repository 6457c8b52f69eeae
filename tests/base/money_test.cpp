#include "base/money.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace guichet {
namespace {

TEST(Money, cash_is_rounded_to_the_next_five_rappen) {
    const std::pair<int64_t, int64_t> cases[] = {{0, 0},  {1, 0},  {2, 0},   {3, 5},       {4, 5},
                                                 {5, 5},  {7, 5},  {8, 10},  {1232, 1230}, {1233, 1235},
                                                 {-1, 0}, {-2, 0}, {-3, -5}, {-7, -5},     {-8, -10}};
    for (const auto& [exact, cash] : cases) EXPECT_EQ(rounded_to_5({exact}).cents, cash) << exact;
}

TEST(Money, leaving_the_range_is_a_defect_not_a_price) {
    EXPECT_NO_THROW(Money{money_cents_max - 1} + Money{1});
    EXPECT_THROW(Money{money_cents_max} + Money{1}, std::overflow_error);
    EXPECT_THROW(times({money_cents_max}, 2), std::overflow_error);
}

RC_GTEST_PROP(MoneyLaws, a_refund_rounds_as_its_sale, ()) {
    const Money amount{*rc::gen::inRange<int64_t>(-1'000'000, 1'000'000)};
    RC_ASSERT(rounded_to_5(-amount) == -rounded_to_5(amount));
}

RC_GTEST_PROP(MoneyLaws, rounding_moves_by_two_rappen_at_most_and_once, ()) {
    const Money amount{*rc::gen::inRange<int64_t>(-1'000'000, 1'000'000)};
    const Money cash = rounded_to_5(amount);
    RC_ASSERT(cash.cents % 5 == 0);
    RC_ASSERT(std::abs((cash - amount).cents) <= 2);
    RC_ASSERT(rounded_to_5(cash) == cash);
}

RC_GTEST_PROP(MoneyLaws, divide_rounded_is_the_nearest_whole_number, ()) {
    const auto numerator = *rc::gen::inRange<int64_t>(-1'000'000'000, 1'000'000'000);
    const auto divisor = *rc::gen::inRange<int64_t>(1, 100'000);
    const int64_t quotient = divide_rounded(numerator, divisor);
    RC_ASSERT(std::abs(2 * (quotient * divisor - numerator)) <= divisor);
}

}  // namespace
}  // namespace guichet
