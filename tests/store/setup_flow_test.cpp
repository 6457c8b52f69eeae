#include <gtest/gtest.h>

#include "boxoffice/catalogue/catalogue_flow.h"
#include "boxoffice/identity/identity_flow.h"
#include "boxoffice/pricing/pricing_flow.h"
#include "boxoffice/seating/screening_flow.h"
#include "support/box_office.h"

namespace guichet {
namespace {
using test::BoxOffice;
using test::code_of;

class SettingUp : public test::OnBothEngines {
protected:
    BoxOffice office{GetParam()};
    std::string screening(TimeMs start, TimeMs end, int64_t work = 1, int64_t room = 1, int64_t grid = 1,
                          bool overlap = false) {
        return std::string(code_of(office.ask(seating::add_screening({.work_id = {work},
                                                                      .room_id = {room},
                                                                      .grid_id = {grid},
                                                                      .starts_at_ms = start,
                                                                      .ends_at_ms = end,
                                                                      .overlap_ok = overlap}))));
    }
};
GUICHET_ON_BOTH_ENGINES(SettingUp);

TEST_P(SettingUp, a_room_holds_one_screening_at_a_time) {
    const TimeMs start = office.clock.now_ms() + day_ms;  // the first one runs an hour from here
    EXPECT_EQ(screening(start + minute_ms, start + 30 * minute_ms), "room_taken");
    EXPECT_EQ(screening(start + hour_ms, start + 2 * hour_ms), "accepted");  // between the two
    EXPECT_EQ(screening(start - hour_ms, start + 1), "room_taken");
    EXPECT_EQ(screening(start - hour_ms, start + 1, 1, 1, 1, true), "accepted");
    EXPECT_EQ(screening(start, start), "ends_before_start");
    EXPECT_EQ(screening(start, start + 1, 99), "work_unknown");
    EXPECT_EQ(screening(start, start + 1, 1, 99), "room_unknown");
    EXPECT_EQ(screening(start, start + 1, 1, 1, 99), "grid_unknown");
}

TEST_P(SettingUp, cancelling_twice_is_told) {
    EXPECT_EQ(code_of(office.ask(seating::cancel_screening({1}))), "accepted");
    EXPECT_EQ(code_of(office.ask(seating::cancel_screening({1}))), "already_cancelled_screening");
    EXPECT_EQ(code_of(office.ask(seating::cancel_screening({99}))), "screening_unknown");
}

TEST_P(SettingUp, vat_codes_and_tariffs_are_checked) {
    EXPECT_EQ(code_of(office.ask(pricing::add_vat_code({.code = "normal"}))), "vat_code_taken");
    EXPECT_EQ(code_of(office.ask(
                  pricing::add_vat_code({.code = "out", .excluded = true, .rates = {{"2024-01-01", 0}}}))),
              "vat_excluded_has_rate");
    pricing::NewTariff tariff{
        .key = "a", .name = {{"A", "", "", ""}}, .vat_code = "normal", .sellers = {"pos"}};
    EXPECT_EQ(code_of(office.ask(pricing::add_tariff_grid({.name = "x", .tariffs = {tariff, tariff}}))),
              "tariff_key_twice");
    tariff.vat_code = "none";
    EXPECT_EQ(code_of(office.ask(pricing::add_tariff_grid({.name = "x", .tariffs = {tariff}}))),
              "vat_code_unknown");
    EXPECT_EQ(code_of(office.ask(pricing::change_price({99}, {1}))), "tariff_unknown");
    EXPECT_EQ(
        code_of(office.ask(catalogue::add_work({.title = {{"W", "", "", ""}}, .section_id = SectionId{99}}))),
        "section_unknown");
}

TEST_P(SettingUp, the_last_admin_stays) {
    const auto add = [&](const char* login) {
        return office.ask(identity::add_user(
            {.login = login, .name = login, .password_hash = "-", .roles = identity::Role::admin}));
    };
    const UserId first{test::number_in(add("chef"), "id")};
    EXPECT_EQ(code_of(add("chef")), "login_taken");
    EXPECT_EQ(code_of(office.ask(identity::block_user(first))), "last_admin");
    add("cheffe");
    EXPECT_EQ(code_of(office.ask(identity::block_user(first))), "accepted");
    EXPECT_EQ(code_of(office.ask(identity::block_user({99}))), "user_unknown");
    EXPECT_EQ(code_of(office.ask(identity::add_user({.login = "x", .name = "x", .salepoints = {{99}}}))),
              "salepoint_unknown");
}

TEST_P(SettingUp, a_session_lives_until_it_ends_or_its_user_does) {
    const Digest token = digest_of("token"), other = digest_of("other");
    const auto find = [&](const Digest& hash) {
        std::optional<identity::Session> found;
        office.tenant().readers().ask(
            [&](storage::Connection& c) { found = identity::find_session(c, hash, office.clock.now_ms()); });
        return found;
    };
    office.ask(identity::sign_in(office.ana, token, digest_of("browser")));
    office.ask(identity::sign_in(office.ana, other, std::nullopt));
    ASSERT_TRUE(find(token));
    EXPECT_EQ(find(token)->login, "ana");
    EXPECT_FALSE(find(digest_of("guess")));
    const auto choose = [&](const Digest& browser, bool shared, bool take_over) {
        return code_of(office.ask(identity::choose_register({.token_hash = browser,
                                                             .user = office.ana,
                                                             .user_name = "Ana",
                                                             .at_register = {2},
                                                             .register_name = "Caisse 2",
                                                             .shared = shared,
                                                             .take_over = take_over})));
    };
    EXPECT_EQ(choose(other, false, false), "accepted");
    EXPECT_EQ(choose(other, false, false), "accepted");  // it stands there already
    EXPECT_EQ(choose(token, false, false), "register_in_use");
    EXPECT_EQ(choose(token, true, false), "accepted");
    EXPECT_EQ(find(other)->at_register, RegisterId{2});
    EXPECT_EQ(choose(token, false, true), "accepted");
    EXPECT_EQ(find(other)->at_register, RegisterId{});
    EXPECT_EQ(find(token)->register_name, "Caisse 2");
    EXPECT_EQ(find(other)->last_register, RegisterId{2});
    office.ask(identity::sign_out(token));
    EXPECT_FALSE(find(token));
    ASSERT_TRUE(find(other));
    office.ask(identity::block_user(office.ana));
    EXPECT_FALSE(find(other));
    office.clock.pass(identity::session_lifetime_ms);
}

}  // namespace
}  // namespace guichet
