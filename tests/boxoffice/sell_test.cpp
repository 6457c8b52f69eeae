#include "boxoffice/sales/sell.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "boxoffice/facts.h"

namespace guichet::sales {
namespace {
using namespace facts;

std::string_view refused(const SellFacts& f, int64_t total = 1800) {
    const auto draft = decide_sell({{cash(rounded_to_5({total}).cents)}, {total}, false}, f);
    return draft ? "sold" : draft.refusal().code->code;
}

SellFacts changed(auto change) {
    Offer o = offer();
    auto s = screening();
    auto t = tariff();
    change(o, s, t);
    o.screening = std::make_shared<const catalogue::Screening>(s);
    o.tariff = std::make_shared<const pricing::Tariff>(t);
    return sell_facts({o});
}

TEST(Selling, prices_every_line_with_its_vat) {
    const auto draft = decide_sell({{cash(5400)}, {5400}, false}, sell_facts({offer(3)}));
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->lines[0].amount.cents, 5400);
    EXPECT_EQ(draft->lines[0].vat_amount.cents, 405);
    EXPECT_EQ(draft->total.cents, 5400);
    EXPECT_FALSE(draft->expires_at_ms);
}

TEST(Selling, needs_an_open_register_and_something_to_sell) {
    SellFacts closed = sell_facts({offer()});
    closed.at_register.session.reset();
    EXPECT_EQ(refused(closed), "register_closed");
    EXPECT_EQ(refused(sell_facts({})), "cart_empty");
}

TEST(Selling, refuses_what_is_not_for_sale) {
    EXPECT_EQ(refused(changed([](auto&, auto& s, auto&) { s.cancelled = true; })), "screening_cancelled");
    EXPECT_EQ(refused(changed([](auto&, auto& s, auto&) { s.mode = catalogue::Mode::free_entry; })),
              "screening_free_entry");
    EXPECT_EQ(refused(changed([](auto&, auto& s, auto&) { s.mode = catalogue::Mode::by_mail; })),
              "screening_not_ticketed");
    EXPECT_EQ(refused(changed([](auto&, auto& s, auto&) { s.mode = catalogue::Mode::other; })),
              "screening_not_ticketed");
    EXPECT_EQ(refused(changed([](auto&, auto& s, auto&) { s.ends_at_ms = now; })), "screening_over");
    EXPECT_EQ(refused(changed([](auto&, auto& s, auto&) { s.sale_from_ms = now + 1; })), "not_yet_on_sale");
    EXPECT_EQ(refused(changed([](auto&, auto& s, auto&) { s.sale_from_ms = now; })), "sold");
    EXPECT_EQ(refused(changed([](auto&, auto& s, auto&) { s.sale_until_ms = now - 1; })),
              "no_longer_on_sale");
    EXPECT_EQ(refused(changed([](auto&, auto& s, auto&) { s.sale_until_ms = now; })), "sold");
    EXPECT_EQ(refused(changed([](auto&, auto&, auto& t) { t.grid = {2}; })), "tariff_not_for_screening");
    EXPECT_EQ(refused(changed([](auto&, auto&, auto& t) { t.sellers = identity::Role::partner; })),
              "tariff_not_yours");
    EXPECT_EQ(refused(changed([](auto& o, auto&, auto&) { o.vat.reset(); })), "vat_rate_missing");
    Offer nothing = offer();
    nothing.screening = nullptr;
    EXPECT_EQ(refused(sell_facts({nothing})), "screening_unknown");
    nothing = offer();
    nothing.tariff = nullptr;
    EXPECT_EQ(refused(sell_facts({nothing})), "tariff_unknown");
}

TEST(Selling, counts_places_over_all_tariffs_of_a_screening) {
    EXPECT_EQ(refused(sell_facts({offer(1, 0)})), "no_place_left");
    EXPECT_EQ(refused(sell_facts({offer(3, 2)}), 5400), "places_left");
    EXPECT_EQ(refused(sell_facts({offer(2, 2)}), 3600), "sold");
    EXPECT_EQ(refused(sell_facts({offer(1, 2), offer(2, 2)}), 5400), "places_left");
}

TEST(Selling, refuses_a_total_the_cashier_did_not_see) {
    const auto draft = decide_sell({{cash(1750)}, {1750}, false}, sell_facts({offer()}));
    ASSERT_FALSE(draft);
    EXPECT_TRUE(draft.refusal().is("price_changed"));
    EXPECT_EQ(std::get<int64_t>(draft.refusal().params[1].second), 1800);
}

TEST(Selling, minds_the_state_of_the_cart) {
    SellFacts f = sell_facts({offer()});
    f.cart = Cart{.id = "c", .at_register = {1}, .expires_at_ms = now + 1};
    EXPECT_EQ(refused(f), "sold");
    f.cart->expires_at_ms = now;
    EXPECT_EQ(refused(f), "cart_expired");
    f.cart->state = CartState::emptied;
    EXPECT_EQ(refused(f), "cart_emptied");
    f.cart = Cart{.id = "c", .at_register = {2}, .register_name = "Caisse 2", .expires_at_ms = now + 1};
    EXPECT_EQ(refused(f), "cart_elsewhere");
}

TEST(Reserving, lasts_until_half_an_hour_before_the_start_but_ten_minutes_at_least) {
    const Payment later{registers::Method::later, {1800}, {}, {}};
    const auto draft = decide_sell({{later}, {1800}, true}, sell_facts({offer()}));
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->expires_at_ms, now + day_ms - 30 * minute_ms);
    const auto soon =
        decide_sell({{later}, {1800}, true},
                    changed([](auto&, auto& s, auto&) { s.starts_at_ms = now + 5 * minute_ms; }));
    EXPECT_EQ(soon->expires_at_ms, now + 10 * minute_ms);
}

TEST(Baskets, join_the_same_wish) {
    const auto wishes = merged({{{1}, {1}, 2}, {{1}, {2}, 1}, {{1}, {1}, 3}});
    ASSERT_EQ(wishes.size(), 2u);
    EXPECT_EQ(wishes[0].quantity, 5);
}

RC_GTEST_PROP(SellingLaws, lines_and_total_always_balance, ()) {
    const auto quantities =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int64_t>>(rc::gen::inRange<int64_t>(1, 20)));
    RC_PRE(quantities.size() < 20u);
    const auto cents = *rc::gen::inRange<int64_t>(1, 10'000);
    std::vector<Offer> offers;
    int64_t total = 0;
    for (const int64_t quantity : quantities) {
        offers.push_back(offer(quantity, 10'000, cents));
        total += quantity * cents;
    }
    RC_PRE(rounded_to_5({total}).cents > 0);
    const auto draft = decide_sell({{cash(rounded_to_5({total}).cents)}, {total}, false}, sell_facts(offers));
    RC_ASSERT(bool(draft));
    RC_ASSERT(total_of(draft->lines).cents == total);
    RC_ASSERT(draft->total + draft->settlement.rounding == rounded_to_5({total}));
    for (const Line& line : draft->lines) RC_ASSERT(line.amount == times(line.unit, line.quantity));
}

}  // namespace
}  // namespace guichet::sales
