#include <gtest/gtest.h>

#include "base/json.h"
#include "boxoffice/books/closing_flow.h"
#include "boxoffice/books/closing_store.h"
#include "boxoffice/books/period_flow.h"
#include "boxoffice/fiscal/fiscal_store.h"
#include "boxoffice/registers/drawer_flow.h"
#include "boxoffice/registers/registers_flow.h"
#include "support/box_office.h"

namespace guichet::books {
namespace {
using identity::Role;
using test::BoxOffice;
using test::code_of;
using test::number_in;

class BooksFlow : public test::OnBothEngines {
protected:
    BoxOffice office{GetParam()};

    registers::Hand ana(int64_t at = 1) { return {office.ana, "Ana", Role::pos, {at}}; }
    int64_t counted(int64_t cents) {
        return number_in(office.ask(registers::count_drawer(ana(), {1}, {cents}, "")), "id");
    }
    Result<Prepared> prepared(Period period, bool by_clock) {
        std::optional<Result<Prepared>> out;
        office.tenant().readers().ask([&](storage::Connection& c) {
            out = prepare_period(c, period, by_clock, office.clock.now_ms(), "Europe/Zurich");
        });
        return *out;
    }
    std::string close(Period period, bool by_clock = true) {
        auto p = prepared(period, by_clock);
        if (!p) return std::string(p.refusal().code->code);
        return std::string(code_of(office.ask(close_period(std::move(*p), {}, ""))));
    }
    std::vector<StoredPeriod> periods(std::string_view period = "") {
        std::vector<StoredPeriod> out;
        office.tenant().readers().ask(
            [&](storage::Connection& c) { out = list_periods(c, period, 1'000'000, 100); });
        return out;
    }
};
GUICHET_ON_BOTH_ENGINES(BooksFlow);

TEST_P(BooksFlow, a_session_from_float_to_z) {
    office.sell(2);
    office.ask(registers::move_cash(ana(), {1}, {registers::Direction::out, {1'000}, "Fleurs"}));
    const auto closed = office.ask(close_session(
        ana(), {1}, {counted(10'000 + 3'600 - 1'000 - 50), {10'000}, "Il manque 50 centimes", false}));
    ASSERT_EQ(code_of(closed), "accepted");
    const auto z = json::parse(closed.body);
    const auto& report = z->at("report").as_object();
    EXPECT_EQ(report.at("total_cents").as_int64(), 3'600);
    EXPECT_EQ(report.at("cash").at("expected_cents").as_int64(), 12'600);
    EXPECT_EQ(report.at("methods").as_array().size(), 1u);
    EXPECT_EQ(z->at("closing").at("difference_cents").as_int64(), -50);
    EXPECT_EQ(code_of(office.sell(1)), "register_closed");
    EXPECT_EQ(code_of(office.ask(registers::open_register({1}, office.ana, "Ana", {2'550}))), "accepted");
    EXPECT_EQ(code_of(office.sell(1)), "accepted");
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(BooksFlow, another_key_is_refused_once_the_books_began) {
    const auto refused = [&](const std::string& scalar) {
        bool thrown = false;
        office.tenant().readers().ask([&](storage::Connection& c) {
            try {
                fiscal::refuse_other_key(c, fiscal::SigningKey(scalar));
            } catch (const storage::Unusable&) {
                thrown = true;
            }
        });
        return thrown;
    };
    const std::string other(32, '\x11');
    EXPECT_FALSE(refused(other));
    office.sell(1);
    EXPECT_TRUE(refused(other));
    EXPECT_FALSE(refused(office.tenant().keys().books));
}

TEST_P(BooksFlow, a_closing_is_never_written_again) {
    office.sell(1);
    const auto first = office.ask(close_session(ana(), {1}, {counted(11'800), {}, {}, false}));
    const int64_t number = json::parse(first.body)->at("closing").at("number").as_int64();
    std::string before, after;
    const auto read = [&](std::string& into) {
        office.tenant().readers().ask(
            [&](storage::Connection& c) { into = render_closing(*find_closing(c, number)); });
    };
    read(before);
    office.ask(registers::open_register({1}, office.ana, "Ana", {0}));
    office.sell(3);
    read(after);
    EXPECT_EQ(before, after);
    EXPECT_EQ(before, first.body);
}

TEST_P(BooksFlow, every_document_is_in_one_day_one_month_one_year) {
    // From mid-November over the end of the year, a sale every twelve hours.
    int64_t sold = 0;
    for (int i = 0; i < 120; ++i) {
        office.clock.pass(12 * hour_ms);
        sales::Sell wish = office.wish(1);
        if (code_of(office.sell(std::move(wish))) == "accepted") ++sold;
        close(Period::day);
        close(Period::month);
        close(Period::year);
    }
    EXPECT_GT(sold, 0);
    EXPECT_EQ(close(Period::day), "closing_nothing");
    EXPECT_TRUE(office.faults().empty()) << office.faults().front();
    int64_t documents[3] = {};
    for (const StoredPeriod& p : periods())
        documents[static_cast<int>(p.closing.period)] += p.closing.documents;
    EXPECT_EQ(documents[0], sold);
}

TEST_P(BooksFlow, a_day_is_closed_up_to_its_end_and_not_further) {
    office.sell(1);
    EXPECT_EQ(close(Period::day, true), "closing_nothing");  // it is not over
    EXPECT_EQ(close(Period::day, false), "accepted");        // somebody closes it all the same
    office.sell(2);
    office.clock.pass(day_ms);
    EXPECT_EQ(close(Period::day, true), "accepted");
    ASSERT_EQ(periods("day").size(), 2u);
    EXPECT_EQ(periods("day")[0].closing.total.cents, 3'600);
    EXPECT_EQ(periods("day")[0].closing.net.cents, 5'400);
    EXPECT_EQ(close(Period::month), "closing_not_over");
    office.clock.pass(40 * day_ms);
    EXPECT_EQ(close(Period::month), "accepted");
    EXPECT_EQ(periods("month")[0].closing.total.cents, 5'400);
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(BooksFlow, two_who_close_at_once_close_once) {
    office.sell(1);
    auto one = prepared(Period::day, false), two = prepared(Period::day, false);
    EXPECT_EQ(code_of(office.ask(close_period(std::move(*one), {}, ""))), "accepted");
    EXPECT_EQ(code_of(office.ask(close_period(std::move(*two), {}, ""))), "closing_nothing");
}

}  // namespace
}  // namespace guichet::books
