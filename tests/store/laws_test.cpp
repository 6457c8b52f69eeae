// Promises that hold whatever cashiers do: random days at two tills, then the whole box office is
// checked. The seed of a failing day is printed.

#include <future>
#include <random>

#include <gtest/gtest.h>

#include "boxoffice/sales/cancel_flow.h"
#include "support/box_office.h"

namespace guichet {
namespace {
using registers::Method;
using test::BoxOffice;
using test::code_of;

class Laws : public test::OnBothEngines {};
GUICHET_ON_BOTH_ENGINES(Laws);

struct Day {
    BoxOffice office;
    std::mt19937 random;
    std::vector<std::string> carts, sales;

    Day(storage::Engine engine, unsigned seed) : office(engine, 40), random(seed) {}
    int64_t pick(int64_t count) { return static_cast<int64_t>(random() % static_cast<uint64_t>(count)); }
    std::string id() { return new_uuid(office.clock.now_ms()); }
    const std::string& any(const std::vector<std::string>& of) {
        return of[static_cast<size_t>(pick(static_cast<int64_t>(of.size())))];
    }

    void act() {
        office.clock.pass(pick(90'000));
        const int64_t at = 1 + pick(2);
        switch (pick(9)) {
            case 0:
            case 1: {
                carts.push_back(id());
                office.tap(carts.back(), 1 + pick(6), at);
                break;
            }
            case 2:
                if (!carts.empty()) office.tap(any(carts), pick(8), at);
                break;
            case 3:
                if (!carts.empty())
                    office.ask(pick(2) ? sales::empty_cart(office.cashier(at), any(carts))
                                       : sales::park_cart(office.cashier(at), any(carts), "x"),
                               {}, {at});
                break;
            case 4: {
                if (carts.empty()) break;
                const int64_t total = 1800 * (1 + pick(6));
                sales.push_back(id());
                office.sell({.cart_id = any(carts),
                             .payments = {{Method::card, {total}, {}, {}}},
                             .expected_total_cents = {total}},
                            sales.back(), at);
                break;
            }
            case 5: {
                sales.push_back(id());
                const int64_t total = 1233 * (1 + pick(3)), cash = rounded_to_5({total}).cents;
                office.sell(
                    {.lines = {{pick(2) ? office.screening : office.second, office.reduced, total / 1233}},
                     .payments = {{Method::cash, {cash}, Money{cash + pick(1000)}, {}}},
                     .expected_total_cents = {total}},
                    sales.back(), at);
                break;
            }
            case 6:
                sales.push_back(id());
                office.reserve(1 + pick(5), sales.back());
                break;
            case 7:
                if (!sales.empty()) {
                    const std::string back = id();
                    office.ask(sales::cancel_sale(office.cashier(at), back, any(sales), "x"), back, {at});
                }
                break;
            default:
                if (!sales.empty())
                    office.ask(
                        sales::pay_reservation(
                            office.cashier(at), any(sales),
                            {.payments = {{Method::card, {1800 * (1 + pick(5))}, {}, {}}}, .print = {}}),
                        {}, {at});
        }
    }
};

TEST_P(Laws, money_places_numbers_and_chain_hold_on_any_day) {
    for (const unsigned seed : {1u, 2u, 3u, 4u}) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Day day(GetParam(), seed);
        for (int i = 0; i < 150; ++i) {
            day.act();
            ASSERT_LE(day.office.sold() + day.office.held(), 40);
        }
        const auto faults = day.office.faults();
        EXPECT_TRUE(faults.empty()) << faults.front();
    }
}

TEST_P(Laws, the_last_places_are_sold_once_however_many_ask) {
    BoxOffice office(GetParam(), 50);
    std::vector<std::future<commands::Answer>> answers;
    for (int i = 0; i < 200; ++i) {
        auto promise = std::make_shared<std::promise<commands::Answer>>();
        answers.push_back(promise->get_future());
        const std::string key = new_uuid(i);
        office.tenant().writer().submit(
            {.key = key,
             .user = office.ana,
             .at_register = {1},
             .work = sales::sell(office.cashier(1 + i % 2), key, office.wish(1 + i % 3)),
             .done = [promise](commands::Answer a) { promise->set_value(std::move(a)); }});
    }
    int64_t places = 0;
    for (auto& answer : answers) {
        const auto a = answer.get();
        if (code_of(a) == "accepted")
            places += test::number_in(a, "total_cents") / 1800;
        else
            EXPECT_TRUE(code_of(a) == "places_left" || code_of(a) == "no_place_left") << code_of(a);
    }
    EXPECT_EQ(places, 50);
    EXPECT_EQ(office.sold(), 50);
    EXPECT_TRUE(office.faults().empty());
}

}  // namespace
}  // namespace guichet
