#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "boxoffice/halls.h"
#include "boxoffice/sales/cart_store.h"
#include "boxoffice/sales/refund_flow.h"
#include "boxoffice/sales/reseat_flow.h"
#include "boxoffice/sales/reservation_flow.h"
#include "boxoffice/seating/house_flow.h"
#include "boxoffice/seating/screening_flow.h"
#include "boxoffice/seating/seat_map_flow.h"
#include "boxoffice/seating/seats_store.h"
#include "boxoffice/tickets/tickets_store.h"
#include "support/box_office.h"

namespace guichet::sales {
namespace {
using registers::Method;
using seating::SeatState;
using test::BoxOffice;
using test::code_of;

constexpr int64_t seats_in_all = 24;

// The kit's room gets a map; a third screening is put on with it.
struct SeatedOffice : BoxOffice {
    explicit SeatedOffice(storage::Engine engine) : BoxOffice(engine, 100) {
        seating::SeatMap map = seating::halls::rows(3, 8);
        map.areas.push_back({"pit", seating::halls::same("Fosse"), "stalls", "b", 5, 0, 500, 400, 300});
        ask(seating::draw_seat_map({1}, map, seating::Drawn::by_hand));
        put_on();
    }
    ScreeningId numbered;
    TimeMs start = 0;

    void put_on() {
        start = clock.now_ms() + 5 * day_ms;
        const auto made = ask(seating::add_screening({.work_id = {1},
                                                      .room_id = {1},
                                                      .grid_id = {1},
                                                      .starts_at_ms = start,
                                                      .ends_at_ms = start + hour_ms,
                                                      .overlap_ok = true}));
        numbered = {test::number_in(made, "id")};
    }

    std::string take(const std::string& cart, std::vector<SeatId> seats, std::vector<SeatId> release = {},
                     int64_t at = 1) {
        return std::string(
            code_of(ask(take_seats(cashier(at), cart, {numbered, full, std::move(seats), std::move(release)}),
                        {}, {at})));
    }
    std::string sell_seats(std::vector<SeatId> seats, std::string key = {}) {
        const auto count = static_cast<int64_t>(seats.size());
        return std::string(code_of(sell({.lines = {{numbered, full, count, std::nullopt, std::move(seats)}},
                                         .payments = {{Method::card, {1800 * count}, {}, {}}},
                                         .expected_total_cents = {1800 * count}},
                                        std::move(key))));
    }
    std::string sell_cart(const std::string& cart, int64_t count, std::string key = {}) {
        return std::string(code_of(sell({.cart_id = cart,
                                         .payments = {{Method::card, {1800 * count}, {}, {}}},
                                         .expected_total_cents = {1800 * count}},
                                        std::move(key))));
    }
    std::string reserve_seats(std::vector<SeatId> seats, std::string key) {
        const auto count = static_cast<int64_t>(seats.size());
        return std::string(code_of(sell({.lines = {{numbered, full, count, std::nullopt, std::move(seats)}},
                                         .payments = {{Method::later, {1800 * count}, {}, {}}},
                                         .expected_total_cents = {1800 * count},
                                         .customer = Customer{.name = "Dupont", .phone = {}, .email = {}}},
                                        std::move(key))));
    }
    std::string pay(const std::string& sale, int64_t count) {
        return std::string(code_of(ask(pay_reservation(
            cashier(), sale, {.payments = {{Method::card, {1800 * count}, {}, {}}}, .print = {}}))));
    }
    std::string cancel(const std::string& sale) {
        const std::string key = new_uuid(9);
        return std::string(code_of(ask(cancel_sale(cashier(), key, sale, "Erreur"), key)));
    }
    SeatState state(int64_t seat) {
        SeatState found = SeatState::free;
        tenant().readers().ask([&](storage::Connection& c) {
            for (const auto& [number, claim] : seating::list_claims(c, numbered, clock.now_ms()))
                if (number.value == seat) found = claim.state;
        });
        return found;
    }
    std::string last_news() {
        constexpr storage::Query query{"test.news", "select news from journal order by number desc limit 1"};
        std::string news;
        tenant().readers().ask([&](storage::Connection& c) { news = c.query(query, {}).text(0, 0); });
        return news;
    }
    std::vector<tickets::Ticket> tickets_of(const std::string& sale) {
        std::vector<tickets::Ticket> found;
        tenant().readers().ask([&](storage::Connection& c) {
            if (const auto stored = find_sale(c, sale)) found = tickets::list_tickets(c, stored->number);
        });
        return found;
    }
};

class NumberedSeats : public test::OnBothEngines {
protected:
    SeatedOffice office{GetParam()};
};
GUICHET_ON_BOTH_ENGINES(NumberedSeats);

TEST_P(NumberedSeats, a_tap_takes_a_seat_and_no_other_till_gets_it) {
    EXPECT_EQ(office.take("c1", {{1}, {2}}), "accepted");
    EXPECT_EQ(office.state(1), SeatState::held);
    EXPECT_EQ(office.take("c2", {{3}, {2}}, {}, 2), "seat_taken");
    EXPECT_EQ(office.state(3), SeatState::free) << "all of a tap or nothing";
    EXPECT_EQ(office.take("c1", {{3}}, {{1}}), "accepted");  // a swap
    EXPECT_EQ(office.take("c2", {{1}}, {}, 2), "accepted");
    EXPECT_EQ(office.sell_cart("c1", 2), "accepted");
    EXPECT_EQ(office.state(2), SeatState::sold);
    EXPECT_EQ(office.take("c2", {{2}}, {}, 2), "seat_sold");
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(NumberedSeats, tickets_say_which_seat_and_cancelling_frees_it) {
    const std::string id = new_uuid(1);
    EXPECT_EQ(office.sell_seats({{10}, {9}}, id), "accepted");
    const auto issued = office.tickets_of(id);
    ASSERT_EQ(issued.size(), 2u);
    EXPECT_EQ(issued[0].seat->row + issued[0].seat->number, "B2");
    EXPECT_EQ(office.sell_seats({{9}}), "seat_sold");
    EXPECT_EQ(office.cancel(id), "accepted");
    EXPECT_EQ(office.state(9), SeatState::free);
    EXPECT_EQ(office.sell_seats({{9}}), "accepted");
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(NumberedSeats, a_seat_past_its_time_is_anybodys_before_and_after_the_sweep) {
    EXPECT_EQ(office.take("c1", {{1}, {2}}), "accepted");
    office.clock.pass(cart_lifetime_ms);
    EXPECT_EQ(office.take("c2", {{1}}, {}, 2), "accepted");
    EXPECT_EQ(code_of(office.ask(expire_cart("c1"))), "accepted");
    EXPECT_EQ(office.state(1), SeatState::held);
    EXPECT_EQ(office.state(2), SeatState::free);
    EXPECT_EQ(office.sell_seats({{2}}), "accepted");
    EXPECT_EQ(code_of(office.ask(empty_cart(office.cashier(2), "c2"), {}, {2})), "accepted");
    EXPECT_EQ(office.state(1), SeatState::free);
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(NumberedSeats, a_reservation_past_its_time_frees_no_seat_that_somebody_else_bought) {
    const std::string late = new_uuid(1), paid = new_uuid(2);
    ASSERT_EQ(office.reserve_seats({{1}, {2}, {3}}, late), "accepted");
    ASSERT_EQ(office.reserve_seats({{4}}, paid), "accepted");
    EXPECT_EQ(office.state(1), SeatState::reserved);
    EXPECT_EQ(office.sell_seats({{1}}), "seat_sold");
    EXPECT_EQ(office.pay(paid, 1), "accepted");
    EXPECT_EQ(office.state(4), SeatState::sold);

    office.clock.pass(5 * day_ms - reservation_before_start_ms);
    EXPECT_EQ(office.sell_seats({{1}}), "accepted");  // before the sweep comes
    EXPECT_EQ(office.take("c1", {{2}}), "accepted");
    EXPECT_EQ(code_of(office.ask(expire_reservation(late))), "accepted");
    EXPECT_EQ(office.state(1), SeatState::sold);
    EXPECT_EQ(office.state(2), SeatState::held);
    EXPECT_EQ(office.state(3), SeatState::free);
    EXPECT_EQ(office.sell_seats({{1}}), "seat_sold");
    EXPECT_EQ(office.state(4), SeatState::sold) << "it was paid for in time";
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(NumberedSeats, no_two_paid_tickets_name_a_seat_whoever_writes) {
    ASSERT_EQ(office.sell_seats({{1}, {2}}), "accepted");
    const storage::Location place = office.location();
    office.stop();
    const auto connection = storage::connect(place, storage::Access::write);
    connection->begin();
    EXPECT_ANY_THROW(connection->run_script("update booking set seat_id = 1 where seat_id = 2"));
    connection->rollback();
}

TEST_P(NumberedSeats, verify_finds_promises_that_contradict_the_bookings) {
    ASSERT_EQ(office.sell_seats({{1}, {2}}), "accepted");
    const std::string reserved = new_uuid(1);
    ASSERT_EQ(office.reserve_seats({{4}}, reserved), "accepted");
    const std::string seat =
        "insert into seat_claim (screening_id, seat, state, holder, house, name) values (" +
        std::to_string(office.numbered.value) + ", ";
    const storage::Location place = office.location();
    for (const std::string& fault : {seat + "1, 'held', 'c9', '', '')", seat + "5, 'sold', '', '', '')",
                                     std::string("update seat_claim set ticket_number = 1 where seat = 4")}) {
        EXPECT_TRUE(office.faults().empty());
        office.stop();
        const auto write = [&](const std::string& sql) {
            const auto connection = storage::connect(place, storage::Access::write);
            connection->begin();
            connection->run_script(sql);
            connection->commit();
        };
        write("create table kept as select * from seat_claim");
        write(fault);
        office.restart();
        EXPECT_FALSE(office.faults().empty()) << fault;
        office.stop();
        write("delete from seat_claim; insert into seat_claim select * from kept; drop table kept");
        office.restart();
    }
}

TEST_P(NumberedSeats, a_moved_ticket_keeps_its_number) {
    const std::string id = new_uuid(1);
    ASSERT_EQ(office.sell_seats({{1}, {2}}, id), "accepted");
    const auto before = office.tickets_of(id);
    const auto move = [&](std::vector<SeatMove> moves) {
        return std::string(code_of(office.ask(reseat(office.cashier(), id, {std::move(moves), {}}))));
    };
    EXPECT_EQ(move({{before[0].number, {2}}, {before[1].number, {1}}}), "accepted");  // they change seats
    EXPECT_EQ(move({{before[0].number, {5}}}), "accepted");
    EXPECT_EQ(move({{before[0].number, {5}}, {before[1].number, {5}}}), "seat_twice");
    EXPECT_EQ(move({{999, {6}}}), "ticket_unknown");
    const auto after = office.tickets_of(id);
    EXPECT_EQ(after[0].number, before[0].number);
    EXPECT_EQ(after[0].seat->seat.value, 5);
    EXPECT_EQ(after[1].seat->seat.value, 1);
    EXPECT_EQ(office.state(2), SeatState::free);
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(NumberedSeats, what_the_house_keeps_is_not_for_sale_until_it_is_released_or_its_date_has_passed) {
    using seating::House;
    const auto hold = [&](std::vector<SeatId> seats, std::optional<TimeMs> until = {}) {
        return std::string(code_of(office.ask(
            seating::hold_house_seats(office.numbered, {House::held, "Presse", until, std::move(seats)}))));
    };
    EXPECT_EQ(hold({{1}, {2}}), "accepted");
    EXPECT_EQ(hold({{2}, {3}}), "seat_is_house");
    EXPECT_EQ(office.take("c1", {{1}}), "seat_reserved_for");
    EXPECT_EQ(code_of(office.ask(seating::release_house_seats(office.numbered, {{1}}))), "accepted");
    EXPECT_EQ(office.take("c1", {{1}}), "accepted");
    EXPECT_EQ(hold({{1}}), "seat_taken");
    EXPECT_EQ(hold({{4}}, office.clock.now_ms() + 1000), "accepted");
    office.clock.pass(1000);
    EXPECT_EQ(office.take("c1", {{4}}), "accepted");
    EXPECT_EQ(code_of(office.ask(seating::hold_room_seats({1}, {House::killed, {}, {}, {{4}, {7}}}))),
              "accepted");
    EXPECT_EQ(office.state(4), SeatState::held) << "where somebody has the seat, the screening goes on";
    EXPECT_EQ(office.state(7), SeatState::house);
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(NumberedSeats, house_seats_whose_date_has_passed_are_told_of_once_by_the_sweep) {
    const TimeMs until = office.clock.now_ms() + 1000;
    const auto past = [&] {
        std::map<ScreeningId, std::vector<SeatId>> seats;
        office.tenant().readers().ask([&](storage::Connection& c) {
            seats = seating::list_house_seats_past(c, office.clock.now_ms());
        });
        return seats;
    };
    const auto expire = [&](std::vector<SeatId> seats) {
        return std::string(
            code_of(office.ask(seating::expire_house_seats(office.numbered, std::move(seats)))));
    };
    const auto keep = [&](std::vector<SeatId> seats, std::optional<TimeMs> date) {
        return code_of(office.ask(seating::hold_house_seats(
            office.numbered, {seating::House::held, "Presse", date, std::move(seats)})));
    };
    ASSERT_EQ(keep({{1}, {2}, {3}}, until), "accepted");
    ASSERT_EQ(keep({{4}}, {}), "accepted");
    EXPECT_TRUE(past().empty()) << "its date has not come";
    EXPECT_EQ(expire({{1}}), "seat_not_house") << "the sweep was early";

    office.clock.pass(1000);
    const std::vector<SeatId> over = past()[office.numbered];
    EXPECT_EQ(over, (std::vector<SeatId>{{1}, {2}, {3}}));
    ASSERT_EQ(office.take("c1", {{2}}), "accepted");  // before the sweep comes
    const int64_t entries = office.entries();
    EXPECT_EQ(expire(over), "accepted");
    EXPECT_EQ(office.entries(), entries + 1);
    EXPECT_TRUE(past().empty());
    EXPECT_EQ(expire(over), "seat_not_house") << "nothing is left to tell of";
    EXPECT_EQ(office.state(1), SeatState::free);
    EXPECT_EQ(office.state(2), SeatState::held);
    EXPECT_EQ(office.state(4), SeatState::house) << "kept without a date";

    const std::string news = office.last_news();
    EXPECT_NE(news.find(R"("state":"free","seats":[1,3])"), std::string::npos) << news;
    EXPECT_NE(news.find(R"("held":2)"), std::string::npos) << news;  // the cart's, and seat 4
    EXPECT_EQ(office.sell_seats({{1}, {3}}), "accepted");
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(NumberedSeats, standing_places_beside_them_have_a_count_of_their_own) {
    const auto stand = [&](int64_t quantity) {
        return std::string(code_of(office.ask(
            set_line(office.cashier(), "c1", {office.numbered, office.full, quantity, "pit", {}}))));
    };
    EXPECT_EQ(stand(6), "places_left");
    EXPECT_EQ(stand(5), "accepted");
    EXPECT_EQ(office.take("c1", {{1}}), "accepted");
    EXPECT_EQ(office.sell_cart("c1", 6), "accepted");
    EXPECT_EQ(std::string(code_of(office.ask(
                  set_line(office.cashier(), "c2", {office.numbered, office.full, 1, "attic", {}})))),
              "area_unknown");
    EXPECT_EQ(std::string(code_of(
                  office.ask(set_line(office.cashier(), "c2", {office.numbered, office.full, 1, {}, {}})))),
              "seat_needed");
    EXPECT_TRUE(office.faults().empty());
}

// Two people draw the same hall: the second hears of it and loses nothing.
TEST_P(NumberedSeats, a_map_is_drawn_on_the_version_that_was_open) {
    const auto draw = [&](int seats, std::optional<SeatMapId> based_on) {
        return office.ask(
            seating::draw_seat_map({1}, seating::halls::rows(2, seats), seating::Drawn::by_hand, based_on));
    };
    const auto first = draw(4, {});
    ASSERT_EQ(code_of(first), "accepted");
    const SeatMapId open{test::number_in(first, "id")};
    ASSERT_EQ(code_of(draw(5, open)), "accepted");
    EXPECT_EQ(code_of(draw(6, open)), "map_drawn_meanwhile");
    EXPECT_EQ(code_of(draw(6, SeatMapId{0})), "map_drawn_meanwhile");
    office.put_on();  // with what was kept: ten seats
    EXPECT_EQ(office.sell_seats({{10}}), "accepted");
    EXPECT_EQ(office.sell_seats({{11}}), "seat_unknown");
}

// Random evenings: whatever happens in whatever order, what verify knows holds, and the writer's memory
// agrees with the database (seen by starting anew).
TEST_P(NumberedSeats, hold_their_laws_in_random_evenings) {
    struct Step {
        int what = 0, cart = 0;
        int64_t first = 1, count = 1;
    };
    int64_t done[13] = {};  // accepted, by what
    const bool held = rc::check("seats", [&] {
        office.put_on();
        const auto steps = *rc::gen::container<std::vector<Step>>(
            // Sales and moves twice as often: what needs a sale before it would else be rare in short
            // evenings.
            rc::gen::build<Step>(rc::gen::set(&Step::what, rc::gen::element(0, 1, 2, 3, 4, 4, 5, 6, 7, 7, 8,
                                                                            9, 9, 10, 11, 12)),
                                 rc::gen::set(&Step::cart, rc::gen::inRange(0, 3)),
                                 rc::gen::set(&Step::first, rc::gen::inRange<int64_t>(1, seats_in_all + 2)),
                                 rc::gen::set(&Step::count, rc::gen::inRange<int64_t>(1, 4))));
        std::vector<std::string> carts{new_uuid(1), new_uuid(2), new_uuid(3)}, sales, reserved;
        for (const Step& step : steps) {
            std::vector<SeatId> seats;
            for (int64_t i = 0; i < step.count; ++i) seats.push_back({step.first + i});
            std::string outcome;
            std::string& cart = carts[static_cast<size_t>(step.cart)];
            const int64_t at = step.cart % 2 + 1;
            std::optional<Cart> now;
            office.tenant().readers().ask([&](storage::Connection& c) { now = find_cart(c, cart); });
            int64_t places = 0;
            if (now)
                for (const CartLine& line : now->lines) places += line.quantity;
            switch (step.what) {
                case 0:
                case 1:
                case 2:
                    outcome = office.take(cart, seats, {}, at);
                    break;
                case 3:
                    if (now && !now->lines.empty() && !now->lines[0].seats.empty())
                        outcome = office.take(cart, seats, {now->lines[0].seats[0].seat}, at);
                    break;
                case 4:
                    sales.push_back(new_uuid(4));
                    outcome = code_of(office.sell({.cart_id = cart,
                                                   .payments = {{Method::card, {1800 * places}, {}, {}}},
                                                   .expected_total_cents = {1800 * places}},
                                                  sales.back(), at));
                    if (outcome == "accepted")
                        cart = new_uuid(5);
                    else
                        sales.pop_back();
                    break;
                case 5:
                    outcome = code_of(office.ask(empty_cart(office.cashier(at), cart), {}, {at}));
                    cart = new_uuid(6);
                    break;
                case 6:
                    if (!sales.empty()) outcome = office.cancel(sales.back());
                    break;
                case 7:
                    if (!sales.empty())
                        outcome = code_of(office.ask(
                            reseat(office.cashier(), sales.back(),
                                   {{{office.tickets_of(sales.back())[0].number, seats[0]}}, {}})));
                    break;
                case 8:
                    office.clock.pass(step.cart == 0 ? cart_lifetime_ms : minute_ms);
                    break;
                case 9:
                    reserved.push_back(new_uuid(7));
                    outcome = office.reserve_seats(seats, reserved.back());
                    if (outcome != "accepted") reserved.pop_back();
                    break;
                case 10:
                    if (!reserved.empty()) {
                        sales.push_back(reserved.back());
                        reserved.pop_back();
                        outcome = office.pay(sales.back(),
                                             static_cast<int64_t>(office.tickets_of(sales.back()).size()));
                        if (outcome != "accepted") reserved.push_back(sales.back());
                        if (outcome != "accepted") sales.pop_back();
                    }
                    break;
                case 11:  // the sweep
                    for (const std::string& late : reserved)
                        outcome = code_of(office.ask(expire_reservation(late)));
                    break;
                case 12:  // reservations run out
                    office.clock.pass(std::max<TimeMs>(
                        0, office.start - reservation_before_start_ms - office.clock.now_ms()));
                    break;
            }
            if (outcome == "accepted") ++done[step.what];
        }
        RC_ASSERT(office.faults().empty());
    });
    EXPECT_TRUE(held);
    for (const int what : {0, 3, 4, 5, 6, 7, 9, 10, 11})
        EXPECT_GT(done[what], 5) << "step " << what << " was hardly tried";
    int64_t taken = 0;
    for (int64_t seat = 1; seat <= seats_in_all; ++seat) taken += office.state(seat) != SeatState::free;
    office.restart();
    int64_t again = 0;
    for (int64_t seat = 1; seat <= seats_in_all; ++seat) again += office.state(seat) != SeatState::free;
    EXPECT_EQ(taken, again);
}

}  // namespace
}  // namespace guichet::sales
