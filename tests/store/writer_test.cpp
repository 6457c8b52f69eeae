#include <future>

#include <gtest/gtest.h>

#include "app/verify.h"
#include "base/refusals.gen.h"
#include "support/box_office.h"
#include "support/sent.h"

namespace guichet::commands {
namespace {
using test::BoxOffice;
using test::code_of;
using test::sent;

class Commands : public test::OnBothEngines {};
GUICHET_ON_BOTH_ENGINES(Commands);

Work note(const std::string& word) {
    return [word](Unit&) -> Result<Accepted> {
        return Accepted{.kind = "test.noted", .body = "{}", .answer = word};
    };
}

// Nine commands sent together: sales of one place, and in their midst, the fifth, `other`.
std::vector<std::string> codes_of_sales_around(BoxOffice& office, const Work& other) {
    std::vector<std::future<Answer>> answers;
    for (int i = 0; i < 9; ++i) {
        const std::string key = new_uuid(i);
        answers.push_back(
            sent(office.tenant().writer(),
                 {.key = key,
                  .user = office.ana,
                  .at_register = {1},
                  .work = i == 4 ? other : sales::sell(office.cashier(), key, office.wish(1))}));
    }
    std::vector<std::string> codes;
    for (auto& answer : answers) codes.emplace_back(code_of(answer.get()));
    return codes;
}

TEST_P(Commands, the_same_key_and_input_get_the_same_answer_for_ever) {
    BoxOffice office(GetParam());
    const std::string key = new_uuid(1);
    const auto first = office.sell(2, key);
    ASSERT_EQ(code_of(first), "accepted");
    const int64_t entries = office.entries();
    office.clock.pass(day_ms / 2);
    const auto again = office.sell(2, key);
    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(again.status, first.status);
    office.restart();
    EXPECT_EQ(office.sell(2, key).body, first.body);
    EXPECT_EQ(office.entries(), entries);
    EXPECT_EQ(office.sold(), 2);
}

// New keys are told from known ones without asking the database, so each way for one to become known counts.
// A key taken for new would find the place sold.
TEST_P(Commands, a_sale_of_the_last_place_asked_for_again_is_the_same_sale) {
    BoxOffice office(GetParam(), 1);
    const std::string key = new_uuid(office.clock.now_ms());
    const Answer first = office.sell(1, key);
    ASSERT_EQ(code_of(first), "accepted");
    const auto again = [&] {
        const Answer answer = office.sell(1, key);
        return answer.repeated && answer.body == first.body;
    };
    EXPECT_TRUE(again());
    EXPECT_EQ(code_of(office.sell(1)), "no_place_left");
    EXPECT_TRUE(again());
    office.restart();
    EXPECT_TRUE(again());
    office.clock.pass(2 * day_ms);
    EXPECT_TRUE(again());
}

TEST(Nodes, know_the_sales_of_each_other) {
    BoxOffice office(storage::Engine::postgres, 6);
    Tenants others({.data_folder = office.folder().path, .on_failure = [](const std::string&) {}},
                   office.clock);
    const auto sell = [&](Writer& writer, const std::string& key) {
        return writer.ask({.key = key,
                           .user = office.ana,
                           .at_register = {1},
                           .work = sales::sell(office.cashier(), key, office.wish(1))});
    };
    Writer &here = office.tenant().writer(), &there = others.open("test").writer();
    std::vector<std::string> keys;
    for (int i = 0; i < 6; ++i) {
        keys.push_back(new_uuid(office.clock.now_ms()));
        EXPECT_EQ(code_of(sell(i % 3 == 2 ? there : here, keys.back())), "accepted");
    }
    for (const std::string& key : keys) {
        EXPECT_TRUE(sell(here, key).repeated);
        EXPECT_TRUE(sell(there, key).repeated);
    }
    EXPECT_EQ(code_of(sell(there, new_uuid(office.clock.now_ms()))), "no_place_left");
}

TEST_P(Commands, the_same_key_with_other_input_is_refused) {
    BoxOffice office(GetParam());
    const std::string key = new_uuid(1);
    auto& writer = office.tenant().writer();
    EXPECT_EQ(code_of(writer.ask({.key = key, .input = digest_of("a"), .work = note("one")})), "accepted");
    EXPECT_EQ(code_of(writer.ask({.key = key, .input = digest_of("b"), .work = note("two")})), "key_reused");
    EXPECT_EQ(writer.ask({.key = key, .input = digest_of("a"), .work = note("three")}).body, "one");
}

TEST_P(Commands, the_same_key_twice_in_one_batch_counts_once) {
    BoxOffice office(GetParam());
    const std::string key = new_uuid(1);
    std::vector<std::future<Answer>> answers;
    for (int i = 0; i < 20; ++i) {
        answers.push_back(
            sent(office.tenant().writer(), {.key = key,
                                            .user = office.ana,
                                            .at_register = {1},
                                            .work = sales::sell(office.cashier(), key, office.wish(1))}));
    }
    std::string body;
    for (auto& answer : answers) {
        const Answer a = answer.get();
        EXPECT_EQ(code_of(a), "accepted");
        if (body.empty()) body = a.body;
        EXPECT_EQ(a.body, body);
    }
    EXPECT_EQ(office.sold(), 1);
}

TEST_P(Commands, a_refusal_leaves_nothing_and_gives_its_numbers_back) {
    BoxOffice office(GetParam(), 3);
    office.sell(2);
    const int64_t entries = office.entries();
    EXPECT_EQ(code_of(office.sell(2)), "places_left");
    EXPECT_EQ(office.entries(), entries);
    EXPECT_EQ(test::number_in(office.sell(1), "number"), 2);
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(Commands, a_refused_key_may_be_tried_again) {
    BoxOffice office(GetParam(), 1);
    const std::string first = new_uuid(1), second = new_uuid(2);
    office.reserve(1, first);
    EXPECT_EQ(code_of(office.sell(1, second)), "no_place_left");
    office.clock.pass(day_ms - 10 * minute_ms);  // the reservation has run out, the show has not begun
    EXPECT_EQ(code_of(office.sell(1, second)), "accepted");
}

TEST_P(Commands, one_that_breaks_a_guard_does_not_take_the_others_with_it) {
    BoxOffice office(GetParam());
    static constexpr storage::Query twice{"t.twice", "insert into setting (name, value) values ($1, 'x')"};
    const Work bad = [](Unit& unit) -> Result<Accepted> {
        unit.run(twice, {"name"});  // exists since the tenant was made
        return Accepted{.kind = "test.bad", .body = "{}"};
    };
    const std::vector<std::string> codes = codes_of_sales_around(office, bad);
    for (size_t i = 0; i < codes.size(); ++i) EXPECT_EQ(codes[i], i == 4 ? "broken" : "accepted") << i;
    EXPECT_EQ(office.sold(), 8);
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(Commands, one_that_changes_and_reads_before_it_is_refused_leaves_nothing) {
    BoxOffice office(GetParam());
    static constexpr storage::Query add{"t.add", "insert into setting (name, value) values ($1, 'x')"};
    static constexpr storage::Query seen{"t.seen", "select count(*) from setting where name = $1"};
    const Work hasty = [](Unit& unit) -> Result<Accepted> {
        unit.run(add, {"hasty"});
        EXPECT_EQ(unit.query(seen, {"hasty"}).number(0, 0), 1);
        return refusals::no_place_left("Fidelio");
    };
    const std::vector<std::string> codes = codes_of_sales_around(office, hasty);
    for (size_t i = 0; i < codes.size(); ++i) EXPECT_EQ(codes[i], i == 4 ? "no_place_left" : "accepted") << i;
    const auto look = office.ask([](Unit& unit) -> Result<Accepted> {
        return Accepted{.kind = "test.seen",
                        .body = "{}",
                        .answer = std::to_string(unit.query(seen, {"hasty"}).number(0, 0))};
    });
    EXPECT_EQ(look.body, "0");
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(Commands, a_refusal_waits_for_nobody_and_its_client_may_ask_again_in_the_same_batch) {
    BoxOffice office(GetParam());
    auto& writer = office.tenant().writer();
    const uint64_t batches = writer.figures().batches;
    std::promise<void> queued;
    std::promise<Answer> last;
    writer.submit({.key = new_uuid(1),
                   .work = [&](Unit&) -> Result<Accepted> {
                       queued.get_future().wait();
                       return Accepted{.kind = "test.noted", .body = "{}"};
                   },
                   .done = [](const Answer&) {}});
    writer.submit({.key = new_uuid(2),
                   .work = [](Unit&) -> Result<Accepted> { return refusals::no_place_left("Fidelio"); },
                   .done =
                       [&](const Answer& refused) {
                           EXPECT_EQ(code_of(refused), "no_place_left");
                           writer.submit({.key = new_uuid(3), .work = note("again"), .done = [&](Answer a) {
                                              last.set_value(std::move(a));
                                          }});
                       }});
    queued.set_value();
    EXPECT_EQ(last.get_future().get().body, "again");
    EXPECT_EQ(writer.figures().batches, batches + 1);
    EXPECT_EQ(writer.figures().refused, 1);
}

TEST_P(Commands, a_refusal_is_told_once_though_its_batch_is_done_again) {
    BoxOffice office(GetParam());
    int asked = 0;
    const Work full = [&](Unit& unit) -> Result<Accepted> {
        if (++asked > 1) return Accepted{.kind = "test.noted", .body = "{}"};
        unit.next_sale_number();
        return refusals::no_place_left("Fidelio");
    };
    std::promise<void> queued;
    int told = 0;
    auto& writer = office.tenant().writer();
    writer.submit({.key = new_uuid(1),
                   .work = [opened = queued.get_future().share()](Unit&) -> Result<Accepted> {
                       opened.wait();
                       return Accepted{.kind = "test.noted", .body = "{}"};
                   },
                   .done = [](const Answer&) {}});
    writer.submit({.key = new_uuid(2), .work = full, .done = [&](const Answer&) { ++told; }});
    auto broken = sent(writer, {.key = new_uuid(3), .work = [](Unit&) -> Result<Accepted> {
                                    throw std::runtime_error("a bug");
                                }});
    queued.set_value();
    EXPECT_EQ(code_of(broken.get()), "broken");
    EXPECT_EQ(code_of(office.sell(1)), "accepted");  // so all of the batch has been answered
    EXPECT_EQ(writer.figures().batches_again, 1);
    EXPECT_EQ(asked, 1);
    EXPECT_EQ(told, 1);
    EXPECT_TRUE(office.faults().empty());
}

TEST_P(Commands, an_exception_is_our_mistake_and_changes_nothing) {
    BoxOffice office(GetParam());
    const int64_t entries = office.entries();
    const auto answer = office.ask([](Unit&) -> Result<Accepted> { throw std::runtime_error("a bug"); });
    EXPECT_EQ(code_of(answer), "broken");
    EXPECT_TRUE(is_uuid(answer.incident));
    EXPECT_EQ(office.entries(), entries);
    EXPECT_EQ(code_of(office.sell(1)), "accepted");
}

TEST_P(Commands, a_full_queue_takes_no_more) {
    BoxOffice office(GetParam());
    std::promise<void> open;
    auto opened = open.get_future().share();
    const auto submit = [&](Work work) {
        return office.tenant().writer().submit(
            {.key = new_uuid(1), .work = std::move(work), .done = [](const Answer&) {}});
    };
    submit([opened](Unit&) -> Result<Accepted> {
        opened.wait();
        return refusals::busy(1);
    });
    size_t taken = 0;
    while (submit(note("x")) && taken < 10'000) ++taken;
    open.set_value();
    EXPECT_GE(taken, WriterOptions{}.queue_max - 1);
    EXPECT_LE(taken, WriterOptions{}.queue_max + WriterOptions{}.batch_max);  // what it had in hand
}

TEST_P(Commands, the_chain_shows_every_change_of_what_was_decided) {
    for (const char* change :
         {"body = replace(body, '1800', '1700')", "kind = 'sale.other'", "at_ms = at_ms + 1", "user_id = 9",
          "register_id = 2", "idempotency_key = 'x'", "number = number + 100"}) {
        BoxOffice office(GetParam());
        office.sell(1);
        ASSERT_TRUE(office.faults().empty());
        const int64_t last = office.entries();
        const storage::Location place = office.location();
        office.stop();
        test::tamper(place,
                     "update journal set " + std::string(change) + " where number = " + std::to_string(last));
        const auto reader = storage::connect(place, storage::Access::read);
        EXPECT_FALSE(app::verify(*reader).faults.empty()) << change;
    }
}

}  // namespace
}  // namespace guichet::commands
