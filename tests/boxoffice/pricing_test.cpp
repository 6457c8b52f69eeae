#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "boxoffice/pricing/tariff.h"
#include "boxoffice/pricing/vat.h"

namespace guichet::pricing {
namespace {

const VatCode normal{"normal", false, {{"2018-01-01", 770}, {"2024-01-01", 810}}};

TEST(Vat, takes_the_rate_of_the_day_of_the_performance) {
    EXPECT_EQ(vat_on(normal, "2023-12-31")->rate_bp, 770);
    EXPECT_EQ(vat_on(normal, "2024-01-01")->rate_bp, 810);
    EXPECT_FALSE(vat_on(normal, "2017-12-31"));
}

TEST(Vat, excluded_is_not_zero_percent) {
    const VatCode culture{"culture", true, {}};
    const VatCode zero{"zero", false, {{"2024-01-01", 0}}};
    EXPECT_EQ(vat_on(culture, "2026-01-01")->rate_bp, std::nullopt);
    EXPECT_EQ(vat_on(zero, "2026-01-01")->rate_bp, 0);
}

TEST(Vat, is_inside_the_price) {
    EXPECT_EQ(vat_inside({10'810}, {"n", 810}).cents, 810);
    EXPECT_EQ(vat_inside({1800}, {"n", 810}).cents, 135);  // 134.87…
    EXPECT_EQ(vat_inside({1800}, {"n", 260}).cents, 46);   // 45.61…
    EXPECT_EQ(vat_inside({1800}, {"c", std::nullopt}).cents, 0);
}

RC_GTEST_PROP(VatLaws, agrees_with_exact_arithmetic_and_mirrors, ()) {
    const auto gross = *rc::gen::inRange<int64_t>(-10'000'000, 10'000'000);
    const auto bp = *rc::gen::inRange<int64_t>(0, 10'001);
    const int64_t vat = vat_inside({gross}, {"n", bp}).cents;
    RC_ASSERT(vat_inside({-gross}, {"n", bp}).cents == -vat);
    // |vat - gross·bp/(10000+bp)| <= 1/2, in whole numbers
    RC_ASSERT(std::abs(2 * (vat * (10'000 + bp) - gross * bp)) <= 10'000 + bp);
}

Tariff tariff() {
    return {.id = {1},
            .name = {{"Plein", "Voll", "Intero", "Full"}},
            .price = {1800},
            .vat_code = "normal",
            .sellers = identity::Role::on_site};
}
const Seller cashier{identity::Role::pos | identity::Role::on_site, {1}};

std::string_view refused(const Tariff& t, const Seller& seller, TimeMs now = 1000) {
    const auto refusal = why_not_sellable(t, seller, now, "UTC", Language::fr);
    return refusal ? refusal->code->code : "sold";
}

TEST(Tariffs, are_sold_by_their_sellers_only) {
    EXPECT_EQ(refused(tariff(), cashier), "sold");
    EXPECT_EQ(refused(tariff(), {identity::Role::pos | identity::Role::partner, {1}}), "tariff_not_yours");
    EXPECT_EQ(refused(tariff(), {identity::Role::admin, {1}}), "sold");
    Tariff nobodys = tariff();
    nobodys.sellers = {};
    EXPECT_EQ(refused(nobodys, {identity::Role::admin, {1}}), "tariff_not_yours");
}

TEST(Tariffs, are_sold_at_their_salepoints_in_their_time_as_their_type) {
    Tariff t = tariff();
    t.salepoints = {{2}};
    EXPECT_EQ(refused(t, cashier), "tariff_not_here");
    t.salepoints = {{2}, {1}};
    t.not_before_ms = 1001;
    EXPECT_EQ(refused(t, cashier), "not_yet_on_sale");
    EXPECT_EQ(refused(t, cashier, 1001), "sold");
    t.not_after_ms = 2000;
    EXPECT_EQ(refused(t, cashier, 2000), "sold");
    EXPECT_EQ(refused(t, cashier, 2001), "no_longer_on_sale");
    t.ticket_types = {"festival-pass"};
    EXPECT_EQ(refused(t, cashier, 1500), "tariff_not_for_single");
}

}  // namespace
}  // namespace guichet::pricing
