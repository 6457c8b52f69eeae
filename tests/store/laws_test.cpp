// Promises that hold whatever cashiers do: random days at two tills, then the whole box office is
// checked. The seed of a failing day is printed.

#include <future>
#include <random>

#include <gtest/gtest.h>

#include "boxoffice/books/closing_flow.h"
#include "boxoffice/books/period_flow.h"
#include "boxoffice/registers/drawer_flow.h"
#include "boxoffice/registers/registers_flow.h"
#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/correction_flow.h"
#include "boxoffice/sales/refund_flow.h"
#include "boxoffice/sales/reservation_flow.h"
#include "boxoffice/sales/sales_store.h"
#include "support/box_office.h"
#include "support/sent.h"

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
        switch (pick(16)) {
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
            case 8:
                if (!sales.empty())
                    office.ask(
                        sales::pay_reservation(
                            office.cashier(at), any(sales),
                            {.payments = {{Method::card, {1800 * (1 + pick(5))}, {}, {}}}, .print = {}}),
                        {}, {at});
                break;
            case 9:
            case 10:
            case 11:
                if (!sales.empty()) give_back(any(sales), at);
                break;
            case 12:
                if (!sales.empty()) {
                    const std::string key = id();
                    const bool to_card = pick(2) == 1;
                    office.ask(sales::correct_payment(office.cashier(at), key, any(sales),
                                                      {to_card ? Method::cash : Method::card,
                                                       to_card ? Method::card : Method::cash,
                                                       {pick(2) ? 1235 : 1800 * (1 + pick(3))},
                                                       {},
                                                       {}}),
                               key, {at});
                }
                break;
            case 13:
                office.ask(
                    registers::move_cash(hand(at), session_at(at),
                                         {pick(2) ? registers::Direction::in : registers::Direction::out,
                                          {100 * (1 + pick(90))},
                                          "x"}),
                    {}, {at});
                break;
            case 14:
                close(at);
                break;
            default:
                close_day();
        }
    }

    registers::Hand hand(int64_t at) const { return {office.ana, "Ana", identity::Role::admin, {at}}; }
    RegisterSessionId session_at(int64_t at) {
        RegisterSessionId id{1};
        office.tenant().readers().ask([&](storage::Connection& c) {
            if (const auto found = registers::find_register(c, {at}); found->session) id = found->session->id;
        });
        return id;
    }

    // As a screen does it: what would be given back, then that.
    void give_back(const std::string& sale_id, int64_t at) {
        sales::Cashier cashier = office.cashier(at);
        cashier.roles = cashier.roles | (pick(3) == 0 ? identity::Role::admin : identity::Role::refund);
        sales::RefundSale wish{.fee_cents = Money{pick(4) == 0 ? pick(500) : 0}, .reason = "customer"};
        if (pick(3) > 0) wish.elements = {{1, 1 + pick(2), {}}};
        office.tenant().readers().ask([&](storage::Connection& c) {
            const auto sale = sales::find_sale(c, sale_id);
            if (!sale) return;
            const auto facts = sales::load_refund_facts(c, cashier, *sale, office.tenant().settings(),
                                                        office.clock.now_ms());
            const auto refund = sales::decide_refund(sales::wish_of(wish), *facts);
            if (refund) wish.expected_cents = refund->given();
        });
        const std::string key = id();
        office.ask(sales::refund_sale(cashier, key, sale_id, wish, std::nullopt), key, {at});
    }

    // Counted right or wrong; then the next session opens at once.
    void close(int64_t at) {
        const RegisterSessionId session = session_at(at);
        const auto count = office.ask(
            registers::count_drawer(hand(at), session, {pick(2) ? 20'000 : 100 * pick(400)}, ""), {}, {at});
        const auto closed = office.ask(books::close_session(hand(at), session,
                                                            {count.kind == commands::Answer::Kind::accepted
                                                                 ? std::optional(test::number_in(count, "id"))
                                                                 : std::nullopt,
                                                             {100 * pick(50)},
                                                             "x",
                                                             false}),
                                       {}, {at});
        if (closed.kind == commands::Answer::Kind::accepted) {
            ++closings;
            office.ask(registers::open_register({at}, office.ana, "Ana", {20'000}), {}, {at});
        }
    }
    void close_day() {
        std::optional<books::Prepared> prepared;
        office.tenant().readers().ask([&](storage::Connection& c) {
            const auto period = static_cast<books::Period>(pick(3));
            if (auto p =
                    books::prepare_period(c, period, pick(2) == 1, office.clock.now_ms(), "Europe/Zurich"))
                prepared = std::move(*p);
        });
        if (prepared) office.ask(books::close_period(std::move(*prepared), office.ana, "Ana"));
    }
    int closings = 0;
};

TEST_P(Laws, money_places_numbers_and_chain_hold_on_any_day) {
    for (const unsigned seed : {1u, 2u, 3u, 4u}) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Day day(GetParam(), seed);
        for (int i = 0; i < 300; ++i) {
            day.act();
            ASSERT_LE(day.office.sold() + day.office.held(), 40);
        }
        const auto faults = day.office.faults();
        EXPECT_TRUE(faults.empty()) << faults.front();
        EXPECT_GT(day.closings, 0);
    }
}

TEST_P(Laws, the_last_places_are_sold_once_however_many_ask) {
    BoxOffice office(GetParam(), 50);
    std::vector<std::future<commands::Answer>> answers;
    for (int i = 0; i < 200; ++i) {
        const std::string key = new_uuid(i);
        answers.push_back(
            test::sent(office.tenant().writer(),
                       {.key = key,
                        .user = office.ana,
                        .at_register = {1},
                        .work = sales::sell(office.cashier(1 + i % 2), key, office.wish(1 + i % 3))}));
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
