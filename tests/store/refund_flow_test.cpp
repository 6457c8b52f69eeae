#include "boxoffice/sales/refund_flow.h"

#include <gtest/gtest.h>

#include "boxoffice/books/closing_flow.h"
#include "boxoffice/registers/registers_flow.h"
#include "boxoffice/sales/correction_flow.h"
#include "boxoffice/sales/sales_store.h"
#include "support/box_office.h"

namespace guichet::sales {
namespace {
using identity::Role;
using test::BoxOffice;
using test::code_of;

class RefundFlow : public test::OnBothEngines {
protected:
    BoxOffice office{GetParam()};

    Cashier with(identity::Roles roles, int64_t at = 1) {
        Cashier cashier = office.cashier(at);
        cashier.roles = cashier.roles | roles;
        return cashier;
    }
    std::string sold(int64_t quantity) {
        const std::string id = new_uuid(office.clock.now_ms());
        EXPECT_EQ(code_of(office.sell(quantity, id)), "accepted");
        return id;
    }
    commands::Answer refund(const Cashier& cashier, const std::string& sale, int64_t quantity,
                            std::string key = {}) {
        if (key.empty()) key = new_uuid(office.clock.now_ms());
        return office.ask(
            refund_sale(
                cashier, key, sale,
                {.elements = {{1, quantity, {}}}, .reason = "customer", .expected_cents = {1800 * quantity}},
                std::nullopt),
            key, cashier.at_register);
    }
    void next_session() {
        const registers::Hand manager{office.ana, "Ana", Role::admin, {2}};
        EXPECT_EQ(code_of(office.ask(books::close_session(manager, {1}, {.comment = "x"}))), "accepted");
        EXPECT_EQ(code_of(office.ask(registers::open_register({1}, office.ana, "Ana", {20'000}))),
                  "accepted");
    }
    StoredSale stored(const std::string& id) {
        StoredSale sale;
        office.tenant().readers().ask([&](storage::Connection& c) { sale = *find_sale(c, id); });
        return sale;
    }
};
GUICHET_ON_BOTH_ENGINES(RefundFlow);

TEST_P(RefundFlow, frees_the_place_at_once_and_leaves_the_sale_as_it_was) {
    const std::string sale = sold(3);
    const std::string before = json::encode(stored(sale).payments);
    EXPECT_EQ(code_of(refund(with(Role::refund), sale, 1)), "accepted");
    EXPECT_EQ(office.sold(), 2);
    EXPECT_EQ(json::encode(stored(sale).payments), before);
    EXPECT_EQ(stored(sale).state_at(office.clock.now_ms()), "partly_refunded");
    EXPECT_EQ(code_of(refund(with(Role::refund), sale, 2)), "accepted");
    EXPECT_EQ(code_of(refund(with(Role::refund), sale, 1)), "already_refunded");
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(RefundFlow, asked_twice_gives_back_once) {
    const std::string sale = sold(2), key = new_uuid(1);
    const auto first = refund(with(Role::refund), sale, 1, key),
               again = refund(with(Role::refund), sale, 1, key);
    EXPECT_EQ(first.body, again.body);
    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(office.sold(), 1);
}

TEST_P(RefundFlow, of_a_session_that_is_closed_lands_in_the_present_one) {
    const std::string sale = sold(2);
    next_session();
    EXPECT_EQ(code_of(refund(with(Role::refund), sale, 1)), "accepted");
    EXPECT_TRUE(office.faults().empty());

    office.ask(set_refund_rules({.open_session_only = true}));
    EXPECT_EQ(code_of(refund(with(Role::refund), sale, 1)), "refund_other_session");
    const std::string key = new_uuid(2);
    EXPECT_EQ(code_of(office.ask(
                  correct_payment(office.cashier(), key, sale,
                                  {registers::Method::cash, registers::Method::card, {1800}, {}, {}}),
                  key)),
              "correct_other_session");
    office.ask(set_refund_rules({.within_hours = 2}));
    office.clock.pass(2 * hour_ms + 1);
    EXPECT_EQ(code_of(refund(with(Role::refund), sale, 1)), "refund_too_late");
    EXPECT_EQ(code_of(refund(with(Role::admin), sale, 1)), "accepted");
}

TEST_P(RefundFlow, many_at_once_never_give_back_more_than_was_paid) {
    const std::string sale = sold(10);
    std::atomic<int> accepted = 0, answered = 0;
    for (int i = 0; i < 40; ++i) {
        const std::string key = new_uuid(i + 1);
        const Cashier cashier = with(Role::admin, 1 + i % 2);
        office.tenant().writer().submit(
            {.key = key,
             .user = office.ana,
             .at_register = cashier.at_register,
             .work = refund_sale(cashier, key, sale,
                                 {.elements = {{1, 1, {}}}, .reason = "mistake", .expected_cents = {1800}},
                                 std::nullopt),
             .done = [&](const commands::Answer& a) {
                 accepted += a.kind == commands::Answer::Kind::accepted;
                 ++answered;
             }});
    }
    office.ask(set_refund_rules({}));  // behind all of them
    EXPECT_EQ(answered, 40);
    EXPECT_EQ(accepted, 10);
    EXPECT_EQ(office.sold(), 0);
    EXPECT_TRUE(office.faults().empty());
}

}  // namespace
}  // namespace guichet::sales
