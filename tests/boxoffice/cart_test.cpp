#include "boxoffice/sales/cart.h"

#include <gtest/gtest.h>

#include "boxoffice/facts.h"
#include "boxoffice/seating/quota.h"

namespace guichet::sales {
namespace {
using facts::now;

Cart cart() {
    return {.id = "c",
            .at_register = {1},
            .expires_at_ms = now + 1,
            .lines = {{{1}, {1}, {5}, 2, 0}, {{1}, {2}, {5}, 1, 1}, {{2}, {1}, {6}, 4, 2}}};
}

std::string told(const Result<int64_t>& places) {
    return places ? std::to_string(*places) : std::string(places.refusal().code->code);
}

TEST(Carts, count_the_places_they_hold_of_a_quota) {
    EXPECT_EQ(cart().places_of({5}), 3);
    EXPECT_EQ(cart().places_of({6}), 4);
    EXPECT_EQ(cart().places_of({7}), 0);
}

TEST(Carts, take_places_while_there_are_any) {
    const auto wish = [](int64_t quantity) { return Wish{{1}, {1}, quantity}; };
    EXPECT_EQ(told(decide_places(cart(), wish(3), {5}, 4, "t")), "4");
    EXPECT_EQ(told(decide_places(cart(), wish(4), {5}, 4, "t")), "places_left");
    EXPECT_EQ(told(decide_places(cart(), wish(4), {5}, 3, "t")), "no_place_left");
    EXPECT_EQ(told(decide_places(cart(), wish(0), {5}, 0, "t")), "1");
    EXPECT_EQ(told(decide_places(cart(), {{1}, {3}, 2}, {5}, 5, "t")), "5");
}

TEST(Carts, say_how_many_more_places_there_are) {
    const auto refused = decide_places(cart(), {{1}, {1}, 9}, {5}, 5, "t");
    EXPECT_EQ(std::get<int64_t>(refused.refusal().params[0].second), 2);
}

TEST(Carts, have_a_longest_length) {
    Cart full = cart();
    while (full.lines.size() < lines_max)
        full.lines.push_back({{static_cast<int64_t>(full.lines.size()) + 10}, {1}, {5}, 0, 0});
    EXPECT_EQ(told(decide_places(full, {{1}, {1}, 2}, {5}, 100, "t")), "3");
    EXPECT_EQ(told(decide_places(full, {{9999}, {1}, 1}, {5}, 100, "t")), "cart_too_long");
}

TEST(Carts, expire_to_the_millisecond) {
    EXPECT_EQ(cart().state_at(now), CartState::open);
    EXPECT_EQ(cart().state_at(now + 1), CartState::expired);
    Cart sold = cart();
    sold.state = CartState::sold;
    EXPECT_EQ(sold.state_at(now + 1), CartState::sold);
}

TEST(Carts, parked_ones_are_resumed_not_used) {
    Cart parked = cart();
    EXPECT_EQ(why_not_resumable(parked, now)->code->code, "cart_not_parked");
    parked.state = CartState::parked;
    EXPECT_EQ(why_not_usable(parked, {1}, now)->code->code, "cart_parked");
    EXPECT_FALSE(why_not_resumable(parked, now));
    EXPECT_EQ(why_not_resumable(parked, now + 1)->code->code, "cart_expired");
}

TEST(Quotas, do_not_count_expired_holds_nor_ones_own) {
    seating::Quota quota{.capacity = 10, .sold = 4, .holds = {{"a", {3, now + 1}}, {"b", {2, now}}}};
    EXPECT_EQ(quota.held(now), 3);
    EXPECT_EQ(quota.left_for("x", now), 3);
    EXPECT_EQ(quota.left_for("a", now), 6);
    quota.sold = 12;
    EXPECT_EQ(quota.left_for("x", now), 0);
}

}  // namespace
}  // namespace guichet::sales
