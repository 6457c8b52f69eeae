#include "base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/refusals.gen.h"

namespace guichet {
namespace {

TEST(Folding, finds_names_without_accents_and_capitals) {
    EXPECT_EQ(folded("Désirée d’Aubigné"), "desiree d’aubigne");
    EXPECT_EQ(folded("ÇELIK Łukasz Ñandú Øre Šimůnek"), "celik lukasz nandu ore simunek");
    EXPECT_EQ(folded("日本 \xFF!"), "日本 \xFF!");
}

RC_GTEST_PROP(FoldingLaws, folding_twice_changes_nothing, (const std::string& text)) {
    RC_ASSERT(folded(folded(text)) == folded(text));
}

TEST(Utf8, is_told_from_other_bytes) {
    for (const char* good : {"", "abc", "é", "€", "😀"}) EXPECT_TRUE(is_valid_utf8(good)) << good;
    for (const char* bad : {"\xC3", "\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "a\x80"})
        EXPECT_FALSE(is_valid_utf8(bad)) << bad;
}

TEST(Languages, are_chosen_by_the_header) {
    EXPECT_EQ(language_of_header("de-CH,de;q=0.9,en;q=0.5", Language::fr), Language::de);
    EXPECT_EQ(language_of_header("es, en;q=0.3, it;q=0.8", Language::fr), Language::it);
    EXPECT_EQ(language_of_header("es", Language::fr), Language::fr);
    EXPECT_EQ(language_of_header("", Language::it), Language::it);
}

TEST(Texts, fall_back_to_the_tenants_language_then_to_any) {
    Text text;
    text[Language::de] = "Saal";
    EXPECT_EQ(text.best(Language::fr, Language::it), "Saal");
    text[Language::it] = "Sala";
    EXPECT_EQ(text.best(Language::fr, Language::it), "Sala");
    EXPECT_EQ(Text{}.best(Language::fr, Language::de), "");
}

TEST(MoneyText, has_two_decimals_and_a_sign) {
    EXPECT_EQ(money_text(1250, "CHF"), "CHF 12.50");
    EXPECT_EQ(money_text(-5, "CHF"), "CHF -0.05");
}

TEST(Refusals, say_their_sentence_with_parameters_in_each_language) {
    const Refusal refusal = refusals::price_changed({1800}, {1850});
    EXPECT_EQ(sentence_of(refusal, Language::fr, "CHF"),
              "Le prix a changé : CHF 18.50 au lieu de CHF 18.00. Vérifiez le panier.");
    EXPECT_EQ(sentence_of(refusals::places_left(3, "Ondine"), Language::de, "CHF"),
              "«Ondine»: nur noch 3 Platz/Plätze dieser Art.");
}

TEST(Refusals, leave_no_placeholder_and_no_empty_sentence) {
    for (const RefusalCode* code : refusals::all)
        for (const auto sentence : code->sentences) EXPECT_GT(sentence.size(), 5u) << code->code;
}

}  // namespace
}  // namespace guichet
