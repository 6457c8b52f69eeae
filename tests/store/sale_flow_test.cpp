#include <gtest/gtest.h>

#include "boxoffice/pricing/pricing_flow.h"
#include "boxoffice/registers/registers_flow.h"
#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/paper_store.h"
#include "boxoffice/sales/print_flow.h"
#include "boxoffice/sales/refund_flow.h"
#include "boxoffice/sales/reservation_flow.h"
#include "boxoffice/seating/screening_flow.h"
#include "boxoffice/tickets/tickets_store.h"
#include "support/box_office.h"

namespace guichet::sales {
namespace {
using registers::Method;
using test::BoxOffice;
using test::code_of;
using test::number_in;

class Sales : public test::OnBothEngines {
protected:
    BoxOffice office{GetParam(), 10};
    StoredSale stored(const std::string& id) {
        StoredSale sale;
        office.tenant().readers().ask([&](storage::Connection& c) { sale = *find_sale(c, id); });
        return sale;
    }
    std::vector<tickets::Ticket> tickets_of(int64_t sale) {
        std::vector<tickets::Ticket> found;
        office.tenant().readers().ask(
            [&](storage::Connection& c) { found = tickets::list_tickets(c, sale); });
        return found;
    }
    Money drawer() {
        Money inside;
        office.tenant().readers().ask(
            [&](storage::Connection& c) { inside = registers::drawer_balance(c, {1}); });
        return inside;
    }
};
GUICHET_ON_BOTH_ENGINES(Sales);

TEST_P(Sales, two_tariffs_in_cash_leave_a_document_tickets_and_a_fuller_drawer) {
    const std::string id = new_uuid(1);
    const Money total{2 * 1800 + 1233};
    const auto sold =
        office.sell({.lines = {{office.screening, office.full, 2}, {office.second, office.reduced, 1}},
                     .payments = {{Method::cash, {4835}, Money{5000}, {}}},
                     .expected_total_cents = total},
                    id);
    ASSERT_EQ(code_of(sold), "accepted");
    EXPECT_EQ(number_in(sold, "change_cents"), 165);
    EXPECT_EQ(number_in(sold, "rounding_cents"), 2);
    const StoredSale sale = stored(id);
    ASSERT_EQ(sale.lines.size(), 3u);
    EXPECT_EQ(sale.lines[2].kind, "rounding");
    EXPECT_EQ(sale.total, total);
    EXPECT_EQ(tickets_of(1).size(), 3u);
    EXPECT_EQ(drawer().cents, 10'000 + 4835);
    EXPECT_EQ(office.sold(), 2);
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(Sales, a_tap_takes_places_at_once_and_emptying_frees_them) {
    const std::string cart = new_uuid(1);
    EXPECT_EQ(code_of(office.tap(cart, 7)), "accepted");
    EXPECT_EQ(office.held(), 7);
    EXPECT_EQ(code_of(office.sell(4, {}, 2)), "places_left");
    EXPECT_EQ(code_of(office.tap(cart, 5)), "accepted");
    EXPECT_EQ(code_of(office.sell(4, {}, 2)), "accepted");
    EXPECT_EQ(code_of(office.ask(empty_cart(office.cashier(), cart))), "accepted");
    EXPECT_EQ(office.held(), 0);
    EXPECT_EQ(code_of(office.tap(cart, 1)), "cart_emptied");
}

TEST_P(Sales, a_cart_is_sold_once_by_its_own_till_in_time) {
    const std::string cart = new_uuid(1);
    office.tap(cart, 3);
    Sell command{
        .cart_id = cart, .payments = {{Method::card, {5400}, {}, {}}}, .expected_total_cents = {5400}};
    EXPECT_EQ(code_of(office.sell(command, {}, 2)), "cart_elsewhere");
    EXPECT_EQ(code_of(office.sell(command)), "accepted");
    EXPECT_EQ(code_of(office.sell(command)), "cart_sold");
    EXPECT_EQ(office.held(), 0);
    EXPECT_EQ(office.sold(), 3);
    command.cart_id = new_uuid(2);
    EXPECT_EQ(code_of(office.sell(command)), "cart_unknown");
}

TEST_P(Sales, a_cart_past_its_time_holds_nothing_swept_or_not) {
    const std::string cart = new_uuid(1);
    office.tap(cart, 10);
    office.clock.pass(cart_lifetime_ms - 1);
    EXPECT_EQ(code_of(office.ask(extend_cart(office.cashier(), cart))), "accepted");
    office.clock.pass(cart_lifetime_ms);
    EXPECT_EQ(office.held(), 0);
    EXPECT_EQ(code_of(office.tap(cart, 1)), "cart_expired");
    EXPECT_EQ(code_of(office.sell(10, {}, 2)), "accepted");
    EXPECT_EQ(code_of(office.ask(expire_cart(cart))), "accepted");
    EXPECT_EQ(code_of(office.ask(expire_cart(cart))), "cart_not_parked");
}

TEST_P(Sales, a_parked_cart_keeps_its_places_and_goes_on_at_another_till) {
    const std::string cart = new_uuid(1);
    EXPECT_EQ(code_of(office.ask(park_cart(office.cashier(), cart, "x"))), "cart_unknown");
    office.tap(cart, 4);
    EXPECT_EQ(code_of(office.ask(resume_cart(office.cashier(2), cart), {}, {2})), "cart_not_parked");
    EXPECT_EQ(code_of(office.ask(park_cart(office.cashier(), cart, "Dame au chapeau"))), "accepted");
    office.clock.pass(cart_lifetime_ms + 1);
    EXPECT_EQ(office.held(), 4);
    EXPECT_EQ(code_of(office.tap(cart, 5)), "cart_parked");
    EXPECT_EQ(code_of(office.ask(resume_cart(office.cashier(2), cart), {}, {2})), "accepted");
    EXPECT_EQ(code_of(office.tap(cart, 5, 2)), "accepted");
    office.restart();
    EXPECT_EQ(office.held(), 5);
    EXPECT_EQ(code_of(office.sell(6)), "places_left");
}

TEST_P(Sales, a_reservation_holds_until_paid_and_then_admits) {
    const std::string id = new_uuid(1);
    ASSERT_EQ(code_of(office.reserve(4, id)), "accepted");
    EXPECT_EQ(office.held(), 4);
    EXPECT_EQ(office.sold(), 0);
    EXPECT_EQ(tickets_of(1)[0].status, "new");
    EXPECT_EQ(stored(id).customer, "Dupont");
    office.restart();
    EXPECT_EQ(code_of(office.sell(7)), "places_left");
    const PayReservation pay{.payments = {{Method::card, {7200}, {}, {}}}, .print = {}};
    EXPECT_EQ(code_of(office.ask(pay_reservation(office.cashier(2), id, pay), {}, {2})), "accepted");
    EXPECT_EQ(code_of(office.ask(pay_reservation(office.cashier(2), id, pay), {}, {2})), "not_a_reservation");
    EXPECT_EQ(office.held(), 0);
    EXPECT_EQ(office.sold(), 4);
    EXPECT_EQ(tickets_of(1)[3].status, "activated");
    EXPECT_TRUE(office.faults().empty());
    // Taken back where it was paid, not where it was reserved.
    EXPECT_EQ(code_of(office.ask(cancel_sale(office.cashier(1), new_uuid(3), id, "x"))),
              "cancel_other_session");
    const std::string back = new_uuid(4);
    EXPECT_EQ(code_of(office.ask(cancel_sale(office.cashier(2), back, id, "x"), back, {2})), "accepted");
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(Sales, a_reservation_runs_out_or_is_given_up) {
    const std::string lost = new_uuid(1), given_up = new_uuid(2);
    office.reserve(4, lost);
    office.reserve(5, given_up);
    EXPECT_EQ(
        code_of(office.ask(cancel_sale(office.cashier(2), new_uuid(5), given_up, "plus envie"), {}, {2})),
        "accepted");
    EXPECT_EQ(office.held(), 4);
    office.clock.pass(day_ms - 29 * minute_ms);
    EXPECT_EQ(office.held(), 0);
    const PayReservation pay{.payments = {{Method::card, {7200}, {}, {}}}, .print = {}};
    EXPECT_EQ(code_of(office.ask(pay_reservation(office.cashier(), lost, pay))), "reservation_expired");
    EXPECT_EQ(code_of(office.ask(expire_reservation(lost))), "accepted");
    EXPECT_EQ(tickets_of(1)[0].status, "deleted");
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(Sales, a_cancelled_sale_frees_its_places_and_gives_the_money_back) {
    const std::string id = new_uuid(1), back = new_uuid(2);
    office.sell(10, id);
    EXPECT_EQ(code_of(office.sell(1)), "no_place_left");
    const auto cancelled = office.ask(cancel_sale(office.cashier(), back, id, "erreur"), back);
    ASSERT_EQ(code_of(cancelled), "accepted");
    EXPECT_EQ(number_in(cancelled, "given_back_cents"), 18'000);
    EXPECT_EQ(code_of(office.ask(cancel_sale(office.cashier(), new_uuid(3), id, "erreur"))),
              "already_cancelled");
    EXPECT_EQ(stored(back).reverses, 1);
    EXPECT_EQ(drawer().cents, 10'000);
    EXPECT_EQ(tickets_of(1)[0].status, "deleted");
    EXPECT_EQ(code_of(office.sell(10)), "accepted");
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(Sales, what_managers_change_counts_from_the_next_command_on) {
    const std::string id = new_uuid(1);
    EXPECT_EQ(code_of(office.sell(1, id)), "accepted");
    office.ask(pricing::change_price(office.full, {1900}));
    EXPECT_EQ(code_of(office.sell(1)), "price_changed");
    office.ask(seating::cancel_screening(office.screening));
    EXPECT_EQ(code_of(office.sell(1)), "screening_cancelled");
    EXPECT_EQ(stored(id).lines[0].unit.cents, 1800);
}

TEST_P(Sales, a_closed_register_sells_nothing) {
    EXPECT_EQ(code_of(office.ask(registers::open_register({1}, office.ana, "Ana", {}))),
              "register_already_open");
    EXPECT_EQ(code_of(office.ask(registers::open_register({9}, office.ana, "Ana", {}))), "register_unknown");
    EXPECT_EQ(code_of(office.sell(1, {}, 9)), "register_unknown");
}

TEST_P(Sales, papers_are_numbered_and_say_what_the_law_wants) {
    const std::string id = new_uuid(1);
    office.sell(2, id);
    const auto ask_for = [&](const char* output) {
        const std::string print = new_uuid(office.clock.now_ms());
        return office.ask(print_sale(office.cashier(), print, id, {.what = "tickets", .output = output}),
                          print);
    };
    EXPECT_EQ(code_of(ask_for("printer")), "no_printer");
    EXPECT_EQ(number_in(ask_for("pdf_a4"), "copy"), 0);
    EXPECT_EQ(number_in(ask_for("pdf_stock"), "copy"), 1);
    office.tenant().readers().ask([&](storage::Connection& c) {
        const auto key = tickets::SigningKey::from_seed(office.tenant().keys().tickets);
        const auto papers = load_tickets(c, *find_sale(c, id), 1, office.tenant().settings(), key);
        ASSERT_EQ(papers.size(), 2u);
        EXPECT_EQ(papers[0].title, "Le Phare");
        EXPECT_EQ(papers[0].copy_number, 1);
        const auto code = tickets::verify_ticket_code(papers[1].code, "test", key.public_key());
        ASSERT_TRUE(code);
        EXPECT_EQ(code->ticket, 2);
        const auto receipt = load_receipt(c, *find_sale(c, id), 0, office.tenant().settings());
        EXPECT_EQ(receipt.total.cents, 3600);
        EXPECT_EQ(receipt.vat[0].rate, "8.1 %");
        EXPECT_EQ((receipt.vat[0].base + receipt.vat[0].vat).cents, 3600);
    });
    const std::string reserved = new_uuid(2);
    office.reserve(1, reserved);
    EXPECT_EQ(code_of(office.ask(print_sale(office.cashier(), new_uuid(3), reserved,
                                            {.what = "tickets", .output = "pdf_a4"}))),
              "print_not_paid");
    const std::string back = new_uuid(4);
    office.ask(cancel_sale(office.cashier(), back, id, "x"), back);
    EXPECT_EQ(code_of(ask_for("pdf_a4")), "print_not_valid");
}

}  // namespace
}  // namespace guichet::sales
