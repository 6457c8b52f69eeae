#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "boxoffice/halls.h"
#include "boxoffice/seating/best_seats.h"
#include "boxoffice/seating/lonely.h"

namespace guichet::seating {
namespace {

constexpr TimeMs now = 1'795'000'000'000;

auto all_but(std::set<int64_t> taken) {
    return [taken = std::move(taken)](int64_t seat) { return !taken.contains(seat); };
}
using Numbers = std::vector<int64_t>;

// Seats 1–9 are row A, the one nearest to the stage; 5 is its middle.
const HallPtr theatre = halls::hall(halls::rows(4, 9));

TEST(BestSeats, are_in_the_middle_of_the_nearest_row) {
    EXPECT_EQ(best_seats(*theatre, {1}, all_but({})), (Numbers{5}));
    EXPECT_EQ(best_seats(*theatre, {3}, all_but({})), (Numbers{4, 5, 6}));
}

TEST(BestSeats, stay_together_even_when_a_row_behind_is_needed) {
    EXPECT_EQ(best_seats(*theatre, {3}, all_but({3, 6})), (Numbers{7, 8, 9}));
    EXPECT_EQ(best_seats(*theatre, {4}, all_but({3, 6})), (Numbers{12, 13, 14, 15}));
}

TEST(BestSeats, leave_nobody_alone_when_a_group_must_be_split) {
    const HallPtr small = halls::hall(halls::rows(2, 3));
    EXPECT_EQ(best_seats(*small, {5}, all_but({})), (Numbers{1, 2, 3, 4, 5}));
    EXPECT_EQ(best_seats(*small, {4}, all_but({})).size(), 4u);
    const auto four = best_seats(*small, {4}, all_but({}));
    EXPECT_EQ(std::count_if(four.begin(), four.end(), [](int64_t s) { return s <= 3; }), 2);
    EXPECT_TRUE(best_seats(*small, {7}, all_but({})).empty());
}

TEST(BestSeats, do_not_jump_over_an_aisle) {
    SeatMap map = halls::rows(1, 6);
    for (size_t i = 3; i < 6; ++i) map.rows[0].seats[i].x += 200;
    const HallPtr aisle = halls::hall(map);
    ASSERT_EQ(aisle->runs().size(), 2u);
    const auto seats = best_seats(*aisle, {3}, all_but({}));
    EXPECT_TRUE(seats == (Numbers{1, 2, 3}) || seats == (Numbers{4, 5, 6}));
}

TEST(BestSeats, keep_wheelchair_places_for_wheelchairs_and_companions_beside) {
    SeatMap map = halls::rows(2, 6);
    map.rows[0].seats[2].kind = SeatKind::wheelchair;  // 3
    map.rows[0].seats[3].kind = SeatKind::companion;   // 4
    const HallPtr hall = halls::hall(map);
    for (const int64_t seat : best_seats(*hall, {2}, all_but({})))
        EXPECT_EQ(hall->seat(seat).kind, SeatKind::ordinary);
    EXPECT_EQ(best_seats(*hall, {2, 1}, all_but({})), (Numbers{3, 4}));
    EXPECT_EQ(best_seats(*hall, {2, 1}, all_but({4})), (Numbers{2, 3}));
    EXPECT_TRUE(best_seats(*hall, {2, 2}, all_but({})).empty());
    // The last seats are sold to whoever comes, but never a wheelchair place.
    EXPECT_EQ(best_seats(*hall, {11}, all_but({})).size(), 11u);
    EXPECT_TRUE(best_seats(*hall, {12}, all_but({})).empty());
}

TEST(BestSeats, avoid_a_restricted_view) {
    SeatMap map = halls::rows(1, 9);
    map.rows[0].seats[4].restricted = true;
    EXPECT_NE(best_seats(*halls::hall(map), {1}, all_but({})), (Numbers{5}));
}

RC_GTEST_PROP(BestSeats, are_free_and_as_many_as_asked_for_when_there_are_enough, ()) {
    const auto taken = *rc::gen::container<std::set<int64_t>>(rc::gen::inRange<int64_t>(1, 37));
    const auto quantity = *rc::gen::inRange<int64_t>(1, 21);
    const auto seats = best_seats(*theatre, {quantity}, all_but(taken));
    const auto free = 36 - static_cast<int64_t>(taken.size());
    RC_ASSERT(seats.size() == static_cast<size_t>(free >= quantity ? quantity : 0));
    RC_ASSERT(std::set<int64_t>(seats.begin(), seats.end()).size() == seats.size());
    for (const int64_t seat : seats) RC_ASSERT(!taken.contains(seat));
}

TEST(LonelySeats, are_single_ones_that_were_not_single_before) {
    EXPECT_EQ(lonely_after(*theatre, {2, 3}, all_but({})), (Numbers{1}));
    EXPECT_EQ(lonely_after(*theatre, {1, 2}, all_but({})), (Numbers{}));
    EXPECT_EQ(lonely_after(*theatre, {4}, all_but({2, 6})), (Numbers{3, 5}));
    EXPECT_EQ(lonely_after(*theatre, {1}, all_but({3})), (Numbers{2}));
    EXPECT_EQ(lonely_after(*theatre, {5}, all_but({2, 4})), (Numbers{}));  // 3 was alone already
    EXPECT_EQ(lonely_after(*theatre, {2, 8}, all_but({})), (Numbers{1, 9}));
}

TEST(LonelySeats, end_at_the_aisle) {
    SeatMap map = halls::rows(1, 6);
    for (size_t i = 3; i < 6; ++i) map.rows[0].seats[i].x += 200;
    EXPECT_EQ(lonely_after(*halls::hall(map), {1, 2}, all_but({})), (Numbers{3}));
}

pricing::Tariff tariff(std::vector<std::string> categories = {}) {
    return {.id = {1}, .name = halls::same("Plein"), .categories = std::move(categories)};
}

std::string told(const Seats& seats, const SeatWish& wish, const pricing::Tariff& at = tariff()) {
    const auto refusal = why_not_seats(seats, wish, "cart", at, now, {Language::fr, "Le Phare", "Plein"});
    return refusal ? std::string(refusal->code->code) : "taken";
}

TEST(Seats, are_taken_when_they_are_free_and_fit_the_tariff) {
    Seats seats({1}, theatre);
    EXPECT_EQ(told(seats, {.take = {{1}, {2}}}), "taken");
    EXPECT_EQ(told(seats, {.take = {{37}}}), "seat_unknown");
    EXPECT_EQ(told(seats, {.take = {{1}, {1}}}), "seat_twice");
    EXPECT_EQ(told(seats, {.take = {{1}}}, tariff({"b"})), "seat_not_at_tariff");
    EXPECT_EQ(told(seats, {.take = {{1}}}, tariff({"b", "a"})), "taken");
    EXPECT_EQ(told(seats, {.release = {{1}}}), "seat_not_yours");
}

TEST(Seats, say_who_has_them) {
    Seats seats({1}, theatre);
    seats.put(1, {.state = SeatState::sold});
    seats.put(
        2,
        {.state = SeatState::held, .holder = "other", .expires_at_ms = now + 1, .register_name = "Caisse 2"});
    seats.put(3, {.state = SeatState::held, .holder = "cart", .expires_at_ms = now + 1});
    seats.put(4, {.state = SeatState::reserved, .holder = "sale", .expires_at_ms = now + 1});
    seats.put(5, {.state = SeatState::house, .house = House::held, .name = "Presse"});
    seats.put(6, {.state = SeatState::house, .house = House::killed});
    EXPECT_EQ(told(seats, {.take = {{1}}}), "seat_sold");
    EXPECT_EQ(told(seats, {.take = {{2}}}), "seat_taken");
    EXPECT_EQ(told(seats, {.take = {{3}}}), "taken");
    EXPECT_EQ(told(seats, {.release = {{3}}}), "taken");
    EXPECT_EQ(told(seats, {.take = {{4}}}), "seat_sold");
    EXPECT_EQ(told(seats, {.take = {{5}}}), "seat_reserved_for");
    EXPECT_EQ(told(seats, {.take = {{6}}}), "seat_blocked");
    EXPECT_EQ(seats.taken(now), 6);
    EXPECT_EQ(seats.taken(now + 1), 3);
}

TEST(Seats, are_free_again_to_the_millisecond_when_their_time_is_up) {
    Seats seats({1}, theatre);
    seats.put(1, {.state = SeatState::held, .holder = "other", .expires_at_ms = now});
    EXPECT_EQ(told(seats, {.take = {{1}}}), "taken");
    EXPECT_NE(seats.written(1), nullptr) << "the next promise replaces it";
    EXPECT_EQ(seats.state(1, now - 1), SeatState::held);
}

}  // namespace
}  // namespace guichet::seating
