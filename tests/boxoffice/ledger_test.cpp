#include <gtest/gtest.h>

#include "base/ensure.h"
#include "boxoffice/ledger/postings.h"
#include "boxoffice/ledger/postings_csv.h"

namespace guichet::ledger {
namespace {

Closed evening() {
    return {.source = {.number = 12, .day = "2026-11-24"},
            .methods = {{"cash", {2835}}, {"card", {-2000}}, {"free", {0}}},
            .revenue = {{"culture", std::nullopt, false, {-500}, {0}},
                        {"normal", 810, false, {1233}, {92}},
                        {"normal", 810, true, {100}, {7}}},
            .rounding = {2},
            .moves = {}};
}

std::string told(const Posting& p) {
    return p.debit + " " + p.credit + " " + std::to_string(p.amount.cents) + " " + p.text;
}

TEST(Postings, every_kind_of_money_has_its_pair_of_accounts) {
    const auto postings = postings_of(evening(), {}, Language::en);
    std::vector<std::string> all;
    for (const Posting& p : postings) all.push_back(told(p));
    EXPECT_EQ(all, (std::vector<std::string>{
                       "1097 1095 2000 Taken, Card",
                       "1000 1097 2835 Taken, Cash",
                       "3400 1097 500 Revenue, exempt from VAT",
                       "1097 3400 1141 Revenue, 8.1 %",
                       "1097 2200 92 VAT due, 8.1 %",
                       "1097 3600 93 Fees kept, 8.1 %",
                       "1097 2200 7 VAT due, 8.1 %",
                       "1097 6960 2 Rounding of cash",
                   }));
    EXPECT_EQ(postings[0].voucher, "P12");
    EXPECT_EQ(postings[0].day, "2026-11-24");
    EXPECT_EQ(postings[2].vat_code, "culture");
    EXPECT_EQ(sums_by_account(postings).at("1097").balance(), Money{});
}

TEST(Postings, cash_moves_between_the_drawers_and_what_they_are_for) {
    Closed closed{.source = {.number = 3, .day = "2026-11-24", .session = RegisterSessionId{9}},
                  .methods = {},
                  .revenue = {},
                  .moves = {{1, "float", {-500}, "", "", "Caisse 1"},
                            {2, "in", {10'000}, "Monnaie", "Monnaie", "Caisse 1"},
                            {3, "out", {-2'000}, "FLEURS", "FLEURS", "Caisse 1"},
                            {4, "out_error", {2'000}, "Payées", "Fleurs", "Caisse 1"},
                            {5, "difference", {-50}, "", "", "Caisse 1"},
                            {5, "withdrawal", {-9'000}, "", "", "Caisse 1"}}};
    Accounts accounts;
    accounts.reasons = {{"Fleurs", "6640"}};
    std::vector<std::string> all;
    for (const Posting& p : postings_of(closed, accounts, Language::fr))
        all.push_back(p.voucher + " " + told(p));
    EXPECT_EQ(all, (std::vector<std::string>{
                       "M1 1090 1000 500 Fonds de caisse, Caisse 1",
                       "M2 1000 1099 10000 Apport, Caisse 1: Monnaie",
                       "M3 6640 1000 2000 Retrait, Caisse 1: FLEURS",
                       "M4 1000 6640 2000 Annulation, Caisse 1: Payées",
                       "M5 6961 1000 50 Différence de caisse, Caisse 1",
                       "M5 1090 1000 9000 Prélevé à la clôture, Caisse 1",
                   }));
}

TEST(Postings, payments_that_are_not_the_sum_of_the_lines_are_not_booked) {
    Closed closed = evening();
    closed.rounding = {3};
    EXPECT_THROW(postings_of(closed, {}, Language::fr), Broken);
}

TEST(Postings, a_vat_code_may_have_accounts_of_its_own) {
    Accounts accounts;
    accounts.vat_codes = {{"normal", "3410", "2201"}, {"culture", "3420", {}}};
    const auto sums = sums_by_account(postings_of(evening(), accounts, Language::de));
    EXPECT_EQ(sums.at("3410").credit.cents, 1141);
    EXPECT_EQ(sums.at("2201").credit.cents, 99);
    EXPECT_EQ(sums.at("3420").debit.cents, 500);
    EXPECT_EQ(sums.count("3400"), 0u);
}

TEST(Postings, a_file_opens_in_a_bookkeeping_program) {
    auto postings = postings_of(evening(), {}, Language::de);
    postings.resize(4);
    postings[3].text = "=cmd; \"x\"";
    EXPECT_EQ(render_csv(postings, Language::de),
              "\xEF\xBB\xBF"
              "Datum;Beleg;Soll;Haben;Betrag;MWST-Code;MWST-Satz;Text\r\n"
              "2026-11-24;P12;1097;1095;20.00;;;Einkassiert, Karte\r\n"
              "2026-11-24;P12;1000;1097;28.35;;;Einkassiert, Bargeld\r\n"
              "2026-11-24;P12;3400;1097;5.00;culture;;Ertrag, von der MWST ausgenommen\r\n"
              "2026-11-24;P12;1097;3400;11.41;normal;8.1;\"'=cmd; \"\"x\"\"\"\r\n");
}

std::string refused(const Accounts& accounts) {
    const auto refusal = why_not_accounts(accounts);
    return refusal ? std::string(refusal->code->code) : "";
}

TEST(Accounts, codes_are_digits_and_cash_and_clearing_stand_alone) {
    EXPECT_EQ(refused({}), "");
    for (const char* code : {"", "10", "1234567890123", "10a0", ".100", "100.", "1..0", "1 00", "-100"}) {
        Accounts accounts;
        accounts.fees = code;
        EXPECT_EQ(refused(accounts), "account_wrong") << code;
    }
    Accounts accounts;
    accounts.fees = "3600.10";
    EXPECT_EQ(refused(accounts), "");
    accounts.fees = accounts.clearing;
    EXPECT_EQ(refused(accounts), "account_shared");
    accounts.fees = "3600";
    accounts.reasons = {{"Monnaie", "1000"}};
    EXPECT_EQ(refused(accounts), "account_shared");
    accounts.reasons = {{"Fleurs", "6640"}, {"FLEURS", "6641"}};
    EXPECT_EQ(refused(accounts), "malformed");
    accounts.reasons = {};
    accounts.vat_codes = {{"normal", "3400", "22x"}};
    EXPECT_EQ(refused(accounts), "account_wrong");
}

TEST(Postings, are_asked_for_by_days_or_by_a_closing) {
    using F = PostingsFilter;
    EXPECT_FALSE(why_not_postings(F{"2026-11-01", "2026-11-30", {}}));
    EXPECT_FALSE(why_not_postings(F{{}, {}, 7}));
    for (const F& f : {F{}, F{"2026-11-01", {}, {}}, F{{}, "2026-11-01", {}},
                       F{"2026-11-01", "2026-11-30", 7}, F{"2026-11-30", "2026-11-01", {}},
                       F{"2026-02-30", "2026-03-01", {}}, F{"2025-01-01", "2026-06-01", {}}})
        EXPECT_TRUE(why_not_postings(f));
}

}  // namespace
}  // namespace guichet::ledger
