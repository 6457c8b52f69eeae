#include "printing/qr.h"

#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "printing/pdf.h"
#include "reading.h"
#include "samples.h"

namespace guichet::printing {
namespace {

int modules_of_version(int version) { return 17 + 4 * version; }

TEST(Qr, packs_a_base45_code_into_version_6) {
    // trust.md: 98 bytes in base45 are 147 characters; version 6-M holds 154 alphanumeric ones.
    EXPECT_EQ(samples::signed_code().size(), 147U);
    EXPECT_EQ(qr_modules(samples::signed_code()).side, modules_of_version(6));
}

TEST(Qr, needs_more_room_for_small_letters) {
    EXPECT_EQ(qr_modules(std::string(154, 'A')).side, modules_of_version(6));
    EXPECT_GT(qr_modules(std::string(154, 'a')).side, modules_of_version(6));
    EXPECT_LT(qr_modules(std::string(154, '1')).side, modules_of_version(6));
}

TEST(Qr, has_its_three_eyes) {
    const Modules modules = qr_modules("GUICHET");
    const int last = modules.side - 1;
    EXPECT_EQ(modules.dark.size(), static_cast<std::size_t>(modules.side * modules.side));
    for (const auto& [x, y] : {std::pair{0, 0}, {last, 0}, {0, last}}) EXPECT_TRUE(modules.is_dark(x, y));
    EXPECT_FALSE(modules.is_dark(7, 7));
}

TEST(Qr, refuses_what_does_not_fit) {
    EXPECT_THROW(qr_modules(""), std::invalid_argument);
    EXPECT_NO_THROW(qr_modules(std::string(3391, 'A')));  // version 40-M
    EXPECT_THROW(qr_modules(std::string(3392, 'A')), std::invalid_argument);
}

class QrOnPaper : public testing::TestWithParam<Stock> {};

TEST_P(QrOnPaper, is_read_back_from_every_ticket) {
    std::vector<Ticket> tickets;
    std::vector<std::string> codes;
    for (const Language language : samples::languages) {
        tickets.push_back(samples::ticket(language));
        tickets.back().code[0] = static_cast<char>('A' + tickets.size());
        tickets.push_back(samples::free_ticket(language));
        tickets.back().training = true;
        tickets.back().copy_number = 1;
        tickets.back().code[0] = static_cast<char>('A' + tickets.size());
    }
    for (const Ticket& ticket : tickets) codes.push_back(ticket.code);
    EXPECT_EQ(codes_of(tickets_pdf(tickets, GetParam()), GetParam()), codes);
}

TEST_P(QrOnPaper, is_read_back_from_the_shortest_to_the_longest_code) {
    std::vector<Ticket> tickets;
    std::vector<std::string> codes;
    for (const std::size_t size : {std::size_t{1}, std::size_t{40}, std::size_t{200}, code_chars_max})
        for (const std::string alphabet : {"A%", "az{~"}) {
            Ticket ticket = samples::ticket(Language::en);
            ticket.code.clear();
            while (ticket.code.size() < size) ticket.code += alphabet;
            ticket.code.resize(size);
            codes.push_back(ticket.code);
            tickets.push_back(ticket);
        }
    EXPECT_EQ(codes_of(tickets_pdf(tickets, GetParam()), GetParam()), codes);
}

TEST_P(QrOnPaper, finds_a_receipt_again) {
    for (const Language language : samples::languages) {
        EXPECT_EQ(codes_of(receipt_pdf(samples::sale(language), GetParam()), GetParam()),
                  std::vector<std::string>{"R10587"});
        EXPECT_EQ(codes_of(receipt_pdf(samples::long_sale(language, 40), GetParam()), GetParam()),
                  std::vector<std::string>{"R10587"});
    }
    Receipt without = samples::refund(Language::it);
    without.code = "";
    EXPECT_EQ(pages_of(receipt_pdf(without, GetParam())).size(),
              pages_of(receipt_pdf(samples::refund(Language::it), GetParam())).size());
    EXPECT_TRUE(codes_of(receipt_pdf(without, GetParam()), GetParam()).empty());
}

INSTANTIATE_TEST_SUITE_P(Stocks, QrOnPaper, testing::ValuesIn(samples::stocks),
                         [](const auto& test) { return samples::name_of(test.param); });

}  // namespace
}  // namespace guichet::printing
