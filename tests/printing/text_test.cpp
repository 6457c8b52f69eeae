#include "printing/text.h"

#include <ostream>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "printing/cp858.h"
#include "samples.h"

namespace guichet::printing {
namespace {

using namespace std::string_literals;

TEST(CleanText, keeps_what_people_write) {
    for (const std::string& name :
         {"Zoë Müller-Çelik"s, "שלום עולם"s, "محمد"s, "Łódź 🎬"s, "O’Brien & Søn <x>"s, "東京物語"s})
        EXPECT_EQ(clean_text(name), name);
}

TEST(CleanText, turns_line_ends_into_spaces_and_drops_other_controls) {
    EXPECT_EQ(clean_text("a\nb\tc\rd"), "a b c d");
    EXPECT_EQ(clean_text("Ana\x1Bp\x00\x32\xFA!"s), "Anap2\uFFFD!");
    EXPECT_EQ(clean_text("x\u0085y\u2028z\u009B"), "x y z");
    EXPECT_EQ(clean_text("\n\n"), "");
}

TEST(CleanText, drops_direction_overrides_and_invisible_tags) {
    EXPECT_EQ(clean_text("\u202Egnp.exe\u202C \u2066a\u2069\u200F"), "gnp.exe a");
    EXPECT_EQ(clean_text("a\u00ADb\uFEFF\U000E0041"), "ab");
}

TEST(CleanText, replaces_broken_utf8) {
    EXPECT_EQ(clean_text("\xC3\x28"), "\uFFFD(");
    EXPECT_EQ(clean_text("\xF0\x9F\x98"), "\uFFFD");
    EXPECT_EQ(clean_text("\xED\xA0\x80"), "\uFFFD") << "a surrogate is no character";
    EXPECT_EQ(clean_text("\xC0\xAF"), "\uFFFD\uFFFD") << "an overlong form is no slash";
}

TEST(CleanText, lets_a_letter_carry_three_marks) {
    EXPECT_EQ(clean_text("a\u0301\u0302\u0303\u0304\u0305b"), "a\u0301\u0302\u0303b");
}

TEST(CleanText, ends_beyond_the_limit) {
    const std::string limit(text_chars_max, 'a');
    EXPECT_EQ(clean_text(limit), limit);
    EXPECT_EQ(clean_text(limit + "a"), limit + "…");
}

TEST(Clean, refuses_a_code_that_could_not_be_printed) {
    Ticket ticket = samples::ticket(Language::fr);
    for (const std::string& code : {""s, "A\x1BZ"s, "é"s, "A\n"s, std::string(code_chars_max + 1, 'A')}) {
        ticket.code = code;
        EXPECT_THROW(clean(ticket), std::invalid_argument) << code;
    }
    ticket.code = std::string(code_chars_max, 'A');
    EXPECT_NO_THROW(clean(ticket));
}

TEST(Clean, refuses_a_receipt_beyond_its_limit) {
    EXPECT_NO_THROW(clean(samples::long_sale(Language::fr, receipt_lines_max)));
    EXPECT_THROW(clean(samples::long_sale(Language::fr, receipt_lines_max + 1)), std::invalid_argument);
}

struct Written {
    const char* text;
    const char* bytes;
};

void PrintTo(const Written& written, std::ostream* out) { *out << written.text; }

class CodePage858 : public testing::TestWithParam<Written> {};

TEST_P(CodePage858, writes) { EXPECT_EQ(to_cp858(GetParam().text), GetParam().bytes); }

INSTANTIATE_TEST_SUITE_P(Texts, CodePage858,
                         testing::Values(Written{"plain ASCII ~!", "plain ASCII ~!"},
                                         Written{"Zürich, été, Größe",
                                                 "Z\x81rich, \x82t\x82, Gr\x94\xE1"
                                                 "e"},
                                         Written{"5 €", "5 \xD5"},
                                         Written{"1’234.50 – 2…", "1'234.50 - 2..."},
                                         Written{"Łódź, Šumava, Őrség",
                                                 "L\xA2"
                                                 "dz, Sumava, Ors\x82g"},
                                         Written{"İstanbul ığdır ș ț", "Istanbul igdir s t"},
                                         Written{"Nguyễn Tấn Dũng", "Nguyen Tan Dung"},
                                         Written{"cœur ĲsselẞŒ", "coeur IJsselSSOE"},
                                         Written{"Щукин Чехов объём", "Shchukin Chekhov obieem"},
                                         Written{"Ωμέγα Ψυχή", "Omega Psychi"}, Written{"שלום", "shlvm"},
                                         Written{"محمد", "mhmd"},
                                         Written{"e\u0301te\u0301 A\u0308 s\u030C", "\x82t\x82 \x8E s"},
                                         Written{"日本 🎬", "?? ?"},
                                         Written{"a\u00A0b",
                                                 "a\xFF"
                                                 "b"},
                                         Written{"\u2460\uFF21\uFB01", "?Afi"}));

TEST(CodePage858Table, writes_each_letter_of_the_page_as_its_own_byte) {
    // The page as the decoder of the printer stand-in reads it is proved in escpos_test.
    EXPECT_EQ(to_cp858("ÇüéâäàåçêëèïîìÄÅ"),
              "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8A\x8B\x8C"
              "\x8D\x8E\x8F");
}

}  // namespace
}  // namespace guichet::printing
