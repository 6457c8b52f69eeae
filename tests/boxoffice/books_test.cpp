#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/bytes.h"
#include "boxoffice/books/closing.h"
#include "boxoffice/books/movement_paper_api.h"
#include "boxoffice/books/period.h"
#include "boxoffice/fiscal/signing.h"

namespace guichet::books {
namespace {
using identity::Role;
using registers::ClosingWay;

ClosingFacts evening() {
    return {.hand = {{1}, "Ana", Role::pos, {1}},
            .session = {.id = {7}, .at_register = {1}, .register_name = "Caisse 1"},
            .way = ClosingWay::counted,
            .expected = {23'600},
            .last_count = registers::DrawerCount{3, {23'600}, {23'600}, 0, ""}};
}
std::string_view refused(const ClosingFacts& f, const ClosingWish& w = {3, {}, ""}) {
    const auto c = decide_closing(w, f);
    return c ? c->mode : c.refusal().code->code;
}

TEST(Closing, equal_over_and_under) {
    EXPECT_EQ(decide_closing({3, {3'600}, ""}, evening())->left.cents, 20'000);
    ClosingFacts f = evening();
    f.last_count->counted = {23'500};
    EXPECT_EQ(refused(f), "comment_missing");
    EXPECT_EQ(decide_closing({3, {}, "Il manque 1 franc"}, f)->difference.cents, -100);
    f.last_count->counted = {23'700};
    EXPECT_EQ(decide_closing({3, {}, "Trop"}, f)->difference.cents, 100);
    EXPECT_EQ(refused(f, {3, {23'701}, "Trop"}), "withdrawal_too_high");
}

TEST(Closing, rests_on_the_last_count_and_on_nothing_else) {
    EXPECT_EQ(refused(evening(), {}), "count_missing");
    EXPECT_EQ(refused(evening(), {2, {}, ""}), "count_outdated");
    ClosingFacts f = evening();
    f.expected = {25'400};  // a sale came after the count
    EXPECT_EQ(refused(f), "count_outdated");
    f.last_count.reset();
    EXPECT_EQ(refused(f), "count_missing");
}

TEST(Closing, waits_for_what_is_on_its_way) {
    ClosingFacts f = evening();
    f.prints_waiting = 1;
    EXPECT_EQ(refused(f), "closing_prints_waiting");
    f = evening();
    f.carts_open = 2;
    EXPECT_EQ(refused(f), "closing_cart_open");
}

TEST(Closing, of_another_register_is_for_a_manager_with_a_word) {
    ClosingFacts f = evening();
    f.hand.at_register = {2};
    EXPECT_EQ(refused(f, {}), "session_elsewhere");
    f.hand.roles = Role::admin;
    f.carts_open = 1;
    EXPECT_EQ(refused(f, {}), "note_missing");
    EXPECT_EQ(refused(f, {0, {}, "Oubliée"}), "forced");
    f.session.closed_at_ms = 1;
    EXPECT_EQ(refused(f, {0, {}, "Oubliée"}), "session_closed");
}

TEST(Closing, of_a_drawer_nobody_counts) {
    ClosingFacts f = evening();
    f.way = ClosingWay::automatic;
    f.last_count.reset();
    EXPECT_EQ(refused(f, {}), "automatic");
    EXPECT_FALSE(decide_closing({}, f)->counted);
}

TEST(Periods, a_late_show_belongs_to_the_evening_before) {
    const std::string zone = "Europe/Zurich";
    const TimeMs midnight = start_of_day("2026-11-25", zone);
    EXPECT_EQ(business_day(midnight + 4 * hour_ms, zone, {}), "2026-11-24");
    EXPECT_EQ(business_day(midnight + 5 * hour_ms, zone, {}), "2026-11-25");
    EXPECT_EQ(business_day(midnight, zone, {.day_ends_minutes = 0}), "2026-11-25");
    EXPECT_EQ(business_day_start(midnight + 4 * hour_ms, zone, {}), midnight - 19 * hour_ms);
    // The night the clocks go back.
    EXPECT_EQ(business_day(start_of_day("2026-10-25", zone) + 5 * hour_ms, zone, {}), "2026-10-25");
}

TEST(Periods, a_month_takes_its_own_days_and_leaves_the_rest) {
    const std::vector<Earlier> days{{"2026-10-30", 40}, {"2026-10-31", 55}, {"2026-11-01", 60}};
    const auto october = decide_long_period(Period::month, 12, days, "2026-11-02");
    ASSERT_TRUE(october);
    EXPECT_EQ(october->label, "2026-10");
    EXPECT_EQ(october->from_entry, 13);
    EXPECT_EQ(october->until_entry, 55);
    const auto november = decide_long_period(Period::month, 55, {{"2026-11-01", 60}}, "2026-11-02");
    EXPECT_TRUE(november.refusal().is("closing_not_over"));
    EXPECT_TRUE(decide_long_period(Period::year, 0, {}, "2026-11-02").refusal().is("closing_nothing"));
    EXPECT_EQ(decide_long_period(Period::year, 0, {{"2025-12", 9}}, "2026-11-02")->label, "2025");
}

TEST(Signing, holds_for_its_text_and_key_only) {
    const fiscal::SigningKey key(std::string(31, '\1') + '\2'), other(std::string(32, '\3'));
    const std::string signature = key.sign("un document");
    EXPECT_EQ(signature.size(), 64u);
    EXPECT_TRUE(fiscal::PublicKey(key.public_pem()).verify("un document", signature));
    EXPECT_FALSE(fiscal::PublicKey(key.public_pem()).verify("un documenu", signature));
    EXPECT_FALSE(fiscal::PublicKey(other.public_pem()).verify("un document", signature));
    EXPECT_FALSE(fiscal::PublicKey(key.public_pem()).verify("un document", signature.substr(1)));
    std::string bent = signature;
    bent[5] = static_cast<char>(bent[5] ^ 1);
    EXPECT_FALSE(fiscal::PublicKey(key.public_pem()).verify("un document", bent));
}

RC_GTEST_PROP(Chain, perpetual_totals_never_forget, ()) {
    fiscal::ChainEnd end;
    Money net, absolute;
    for (const int cents : *rc::gen::container<std::vector<int>>(rc::gen::inRange(-100'000, 100'000))) {
        const auto d = fiscal::chained(end, {.total = {cents}});
        RC_ASSERT(d.seq == end.seq + 1);
        RC_ASSERT(d.absolute >= end.absolute);
        net += Money{cents};
        absolute += Money{std::abs(cents)};
        end = {d.seq, d.net, d.absolute, ""};
    }
    RC_ASSERT(end.net == net);
    RC_ASSERT(end.absolute == absolute);
}

TEST(Chain, amounts_by_rate_are_written_one_way_only) {
    fiscal::ByRate a, b;
    a.add("normal", 810, {100});
    a.add("culture", std::nullopt, {200});
    a.add("normal", 260, {-5});
    b.add("normal", 260, {-5});
    b.add("culture", std::nullopt, {150});
    b.add("normal", 810, {100});
    b.add("culture", std::nullopt, {50});
    EXPECT_EQ(a.render(), R"([["culture",null,200],["normal",260,-5],["normal",810,100]])");
    EXPECT_EQ(a.render(), b.render());
    EXPECT_EQ(fiscal::ByRate::parse(a.render()).render(), a.render());
    EXPECT_EQ(a.total().cents, 295);
}

TEST(Slips, say_what_was_taken_out_and_by_whom) {
    const registers::CashMoved moved{
        {7}, {45, "out_error", {-1'200}, "Payées par la direction", "Ana", 0, 41, false}};
    registers::StoredSession session;
    session.register_name = "Caisse 1";
    session.salepoint_name = "Hall";
    commands::TenantSettings settings;
    settings.language = Language::fr;
    const auto slip = slip_of_movement(moved, session, 1, settings);
    EXPECT_EQ(slip.title, "Annulation d’un mouvement");
    EXPECT_TRUE(slip.sign_here);
    EXPECT_EQ(slip.copy_number, 1);
    EXPECT_EQ(slip.facts[0].value, "45");
    EXPECT_EQ(slip.facts[1].value, "Hall, Caisse 1");
    EXPECT_EQ(slip.facts[3].value, "41");
    EXPECT_EQ(slip.sections[0].rows[1].value, "Payées par la direction");
    EXPECT_NE(slip.sections[0].rows[0].value.find("12.00"), std::string::npos);
}

}  // namespace
}  // namespace guichet::books
