#include "printing/words.h"

#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "samples.h"

namespace guichet::printing {
namespace {

// A word in three languages does not compile.
using Word = std::string_view;
static_assert(!std::is_constructible_v<Said, Word, Word, Word>);
static_assert(!std::is_default_constructible_v<Said>);

TEST(Words, are_said_in_the_language_asked_for) {
    EXPECT_EQ(words::ticket_number.in(Language::fr), "Billet n°");
    EXPECT_EQ(words::copy.in(Language::de), "KOPIE");
    EXPECT_EQ(words::free_of_charge.in(Language::it), "GRATUITO");
    EXPECT_EQ(words::vat.in(Language::en), "VAT");
}

TEST(Words, number_copies_and_stay_silent_on_originals) {
    EXPECT_EQ(copy_text(0, Language::fr), "");
    EXPECT_EQ(copy_text(2, Language::fr), "DUPLICATA\u00A02");
    EXPECT_EQ(training_text(false, Language::de), "");
}

TEST(Amounts, follow_the_habits_of_the_currency_and_the_language) {
    EXPECT_EQ(paper_money({123450}, "CHF", Language::fr), "CHF\u00A01’234.50");
    EXPECT_EQ(paper_money({123450}, "CHF", Language::en), "CHF\u00A01’234.50");
    EXPECT_EQ(paper_money({123450}, "EUR", Language::fr), "1\u00A0234,50\u00A0€");
    EXPECT_EQ(paper_money({123450}, "EUR", Language::de), "1.234,50\u00A0€");
    EXPECT_EQ(paper_money({123450}, "EUR", Language::en), "€1,234.50");
    EXPECT_EQ(paper_money({-5}, "EUR", Language::en), "-€0.05");
    EXPECT_EQ(paper_money({-1450}, "CHF", Language::de), "CHF\u00A0-14.50");
    EXPECT_EQ(paper_amount({100'000'000'00}, "CHF", Language::it), "100’000’000.00");
}

TEST(Amounts, know_the_word_for_nothing) {
    EXPECT_EQ(paper_price({0}, "CHF", Language::de), "GRATIS");
    EXPECT_EQ(paper_price({1}, "CHF", Language::de), "CHF\u00A00.01");
}

TEST(Amounts, have_no_smallest_number_that_breaks_them) {
    EXPECT_EQ(paper_amount({std::numeric_limits<std::int64_t>::min()}, "USD", Language::en),
              "-92,233,720,368,547,758.08");
}

RC_GTEST_PROP(Amounts, lose_no_cent, (std::int64_t cents)) {
    const Language language = *rc::gen::elementOf(samples::languages);
    const std::string currency = *rc::gen::element<std::string>("CHF", "EUR", "USD");
    std::string digits;
    for (const char c : paper_amount({cents}, currency, language))
        if (c == '-' || (c >= '0' && c <= '9')) digits += c;
    RC_ASSERT(std::stoll(digits) == cents);
}

}  // namespace
}  // namespace guichet::printing
