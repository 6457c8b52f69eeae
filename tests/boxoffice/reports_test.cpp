// Rules of statements and takings that need no database.

#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "boxoffice/reports/exports.h"
#include "boxoffice/reports/figures.h"
#include "boxoffice/reports/report_words.h"
#include "boxoffice/reports/table.h"
#include "boxoffice/reports/totals.h"

namespace guichet::reports {
namespace {
using registers::Method;

std::vector<sales::Payment> paid(std::vector<int64_t> amounts) {
    std::vector<sales::Payment> payments;
    for (const int64_t amount : amounts)
        payments.push_back({.method = Method::cash, .amount_cents = {amount}});
    return payments;
}

TEST(Shares, go_to_the_largest_fractions_first) {
    EXPECT_EQ(share_of_payments(paid({1000, 2000}), {1500}), (std::vector<Money>{{500}, {1000}}));
    EXPECT_EQ(share_of_payments(paid({1, 1, 1}), {2}), (std::vector<Money>{{1}, {1}, {0}}));
    EXPECT_EQ(share_of_payments(paid({-1000, -2000}), {-1000}), (std::vector<Money>{{-333}, {-667}}));
    EXPECT_TRUE(share_of_payments(paid({-1800, 1800}), {5}).empty());
    EXPECT_TRUE(share_of_payments({}, {5}).empty());
}

RC_GTEST_PROP(Shares, always_sum_to_the_part, (const std::vector<uint16_t>& some, int32_t part)) {
    const std::vector<int64_t> amounts(some.begin(), some.end());
    const auto shares = share_of_payments(paid(amounts), {part});
    if (std::accumulate(amounts.begin(), amounts.end(), int64_t{0}) == 0) return RC_ASSERT(shares.empty());
    int64_t sum = 0;
    for (const Money share : shares) sum += share.cents;
    RC_ASSERT(sum == part);
}

TEST(Csv, guards_against_formulas_and_keeps_numbers) {
    EXPECT_EQ(csv_cell(std::string("Dupont")), "Dupont");
    EXPECT_EQ(csv_cell(std::string("=cmd|' /C calc'!A0")), "'=cmd|' /C calc'!A0");
    EXPECT_EQ(csv_cell(std::string("+41 27")), "'+41 27");
    EXPECT_EQ(csv_cell(std::string("-x")), "'-x");
    EXPECT_EQ(csv_cell(std::string("@a;b")), "\"'@a;b\"");
    EXPECT_EQ(csv_cell(std::string("a \"b\"\nc")), "\"a \"\"b\"\"\nc\"");
    EXPECT_EQ(csv_cell(Money{-1235}), "-12.35");
    EXPECT_EQ(csv_cell(Money{5}), "0.05");
    EXPECT_EQ(csv_cell(Cell()), "");
}

TEST(Filters, are_refused_with_their_place) {
    const auto refused = [](Filter f) {
        const auto refusal = why_not_filter(f, "/filter");
        return refusal ? std::get<std::string>(refusal->params[0].second) : "";
    };
    EXPECT_EQ(refused({}), "");
    EXPECT_EQ(refused({.from_day = "2026-02-30"}), "/filter/from_day");
    EXPECT_EQ(refused({.from_day = "2026-02-02", .to_day = "2026-02-01"}), "/filter/to_day");
    EXPECT_EQ(refused({.method = "gold"}), "/filter/method");
    EXPECT_EQ(refused({.customer = ""}), "/filter/customer");
    EXPECT_EQ(refused({.state = "lost"}), "/filter/state");
}

TEST(Takings, need_a_period_of_a_year_or_something_to_look_for) {
    EXPECT_TRUE(why_not_takings({}, ""));
    EXPECT_TRUE(why_not_takings({.from_day = "2026-01-01"}, ""));
    EXPECT_FALSE(why_not_takings({.from_day = "2024-01-01", .to_day = "2024-12-31"}, ""));
    EXPECT_TRUE(why_not_takings({.from_day = "2025-01-01", .to_day = "2026-01-02"}, ""));
    EXPECT_FALSE(why_not_takings({.screening_id = ScreeningId{1}}, ""));
    EXPECT_TRUE(why_not_figures({.from_day = "2026-01-01", .to_day = "2026-01-02", .by = "moon"}));
}

TEST(Takings, say_when_counts_disagree) {
    Takings takings{.capacity = 40,
                    .lines = {{.unit = {1800}, .given_out = 12, .refunded = 2, .amount = {18'000}},
                              {.unit = {}, .given_out = 3}},
                    .counter = 13,
                    .confirmed = 13,
                    .entered = 13};
    EXPECT_EQ(takings.sold(), 12);
    EXPECT_EQ(takings.free(), 3);
    EXPECT_EQ(takings.occupancy_percent(), 33);
    EXPECT_TRUE(takings.places_agree() && takings.entries_agree());
    takings.entered = 14;
    EXPECT_FALSE(takings.entries_agree());
    takings.counter = 12;
    EXPECT_FALSE(takings.places_agree());
}

TEST(Words, of_rates_and_files) {
    EXPECT_EQ(rate_name(810, Language::fr), "8.1 %");
    EXPECT_EQ(rate_name(std::nullopt, Language::fr), "hors TVA");
    const ExportFile file{
        .what = "takings", .format = "pdf", .language = Language::fr, .made_at_ms = 1'795'000'000'000};
    EXPECT_EQ(file_name(file, "demo", "UTC"), "demo-bordereau-de-recettes-2026-11-18-1106.pdf");
}

}  // namespace
}  // namespace guichet::reports
