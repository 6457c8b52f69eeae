#include "printing/escpos.h"

#include <string>

#include <gtest/gtest.h>

#include "code_reader.h"
#include "decoder.h"
#include "printing/cp858.h"
#include "samples.h"

namespace guichet::printing {
namespace {

using namespace std::string_literals;
using printer::decoded;
using printer::Paper;

const std::string pulse = "\x1Bp\x00\x32\xFA"s;

TEST(Escpos, opens_the_drawer_only_when_asked_and_before_the_paper_runs) {
    const Receipt sale = samples::sale(Language::fr);
    EXPECT_EQ(decoded(receipt_bytes(sale, /*open_drawer=*/false)).drawer_pulses, 0);
    const std::string bytes = receipt_bytes(sale, /*open_drawer=*/true);
    EXPECT_EQ(decoded(bytes).drawer_pulses, 1);
    EXPECT_LT(bytes.find(pulse), bytes.find("Capitole"));
    EXPECT_EQ(decoded(ticket_bytes(samples::ticket(Language::fr))).drawer_pulses, 0);
    EXPECT_EQ(drawer_bytes(), pulse);
}

TEST(Escpos, cuts_once_at_the_end) {
    for (const std::string& bytes :
         {ticket_bytes(samples::ticket(Language::de)), receipt_bytes(samples::sale(Language::de), false)}) {
        EXPECT_EQ(decoded(bytes).cuts, 1);
        EXPECT_TRUE(bytes.ends_with("\x1DVB\x03"));
    }
}

TEST(Escpos, prints_a_code_that_can_be_read) {
    for (const Columns columns : {Columns::c42, Columns::c48}) {
        const Paper paper = decoded(ticket_bytes(samples::ticket(Language::it), columns));
        ASSERT_EQ(paper.codes.size(), 1U);
        EXPECT_EQ(paper.codes[0].correction, '1');
        EXPECT_GE(paper.codes[0].module_dots, 6) << "a door scanner wants modules of 0.75 mm";
        EXPECT_EQ(printer::read_back(paper.codes[0]), samples::signed_code());
    }
}

TEST(Escpos, prints_a_code_that_finds_the_receipt_again) {
    const Paper paper = decoded(receipt_bytes(samples::refund(Language::de), Drawer::stay_shut));
    ASSERT_EQ(paper.codes.size(), 1U);
    EXPECT_EQ(printer::read_back(paper.codes[0]), "R10602");
    Receipt without = samples::sale(Language::de);
    without.code = "";
    EXPECT_TRUE(decoded(receipt_bytes(without, Drawer::stay_shut)).codes.empty());
}

TEST(Escpos, prints_the_longest_code_readable_on_the_paper) {
    Ticket ticket = samples::ticket(Language::en);
    ticket.code = std::string(code_chars_max, 'z');
    const Paper paper = decoded(ticket_bytes(ticket, Columns::c42));
    ASSERT_EQ(paper.codes.size(), 1U);
    EXPECT_EQ(printer::read_back(paper.codes[0]), ticket.code);
}

TEST(Escpos, wraps_itself_and_never_leaves_it_to_the_printer) {
    Ticket ticket = samples::ticket(Language::de);
    Receipt receipt = samples::sale(Language::de);
    for (const std::string& name :
         {samples::title_of_300_characters(), samples::word_of_300_letters(), "short"s}) {
        ticket.title = ticket.tariff = ticket.sold_by = ticket.eligibility = name;
        ticket.seat->zone = name;
        receipt.lines[0].label = receipt.lines[0].detail = receipt.lines[0].vat_code = name;
        receipt.payments[0].method = receipt.cashier = name;
        for (const Columns columns : {Columns::c42, Columns::c48})
            for (const std::string& bytes :
                 {ticket_bytes(ticket, columns), receipt_bytes(receipt, Drawer::stay_shut, columns)})
                for (const printer::Line& line : decoded(bytes).lines)
                    EXPECT_LE(line.columns, static_cast<int>(columns)) << line.text;
    }
}

TEST(Escpos, aligns_amounts_at_the_right_edge) {
    const Paper paper = decoded(receipt_bytes(samples::sale(Language::fr), false));
    int amounts = 0;
    for (const printer::Line& line : paper.lines)
        if (line.text.ends_with("29.00") || line.text.ends_with("56.40")) {
            EXPECT_EQ(line.columns, 48) << line.text;
            ++amounts;
        }
    EXPECT_EQ(amounts, 3);  // a line, the total, what was paid
}

TEST(Escpos, keeps_the_title_big_while_it_is_short) {
    const auto title_width = [](const std::string& title) {
        Ticket ticket = samples::ticket(Language::fr);
        ticket.title = title;
        for (const printer::Line& line : decoded(ticket_bytes(ticket)).lines)
            if (line.text.starts_with("Mot1")) return line.wide;
        return 0;
    };
    EXPECT_EQ(title_width("Mot1"), 2);
    EXPECT_EQ(title_width(samples::title_of_300_characters()), 1);
}

TEST(Escpos, obeys_no_name) {
    for (const std::string& name : samples::hostile_names()) {
        Ticket ticket = samples::ticket(Language::fr);
        ticket.title = ticket.room = ticket.tariff = ticket.currency = name;
        ticket.holder = name;
        Receipt receipt = samples::refund(Language::fr);
        receipt.customer = receipt.cashier = receipt.software = name;
        receipt.lines[0].label = receipt.payments[0].method = name;
        for (const std::string& bytes : {ticket_bytes(ticket), receipt_bytes(receipt, Drawer::stay_shut)}) {
            const Paper paper = decoded(bytes);
            EXPECT_EQ(paper.unknown_bytes, 0U) << name;
            EXPECT_EQ(paper.drawer_pulses, 0) << name;
            EXPECT_EQ(paper.cuts, 1) << name;
            EXPECT_LE(paper.codes.size(), 1U) << name;
        }
    }
}

TEST(Escpos, agrees_with_the_printer_on_every_letter_of_the_code_page) {
    for (int byte = 0x80; byte < 0xFF; ++byte) {
        if (byte == 0xF0) continue;  // the soft hyphen: never printed
        const std::string letter = decoded("\x1B@\x1Bt\x13"s + static_cast<char>(byte)).lines.at(0).text;
        EXPECT_EQ(to_cp858(letter), std::string(1, static_cast<char>(byte))) << letter;
    }
}

TEST(Escpos, understands_the_status_of_a_printer) {
    printer::Decoder ready;
    const auto status = parse_status(ready.take(status_request()));
    ASSERT_TRUE(status);
    EXPECT_TRUE(status->online && status->has_paper && !status->paper_low);

    printer::Decoder empty({.paper = false});
    const auto out_of_paper = parse_status(empty.take(status_request()));
    ASSERT_TRUE(out_of_paper);
    EXPECT_FALSE(out_of_paper->online);
    EXPECT_FALSE(out_of_paper->has_paper);

    EXPECT_TRUE(parse_status("\x12\x1E")->paper_low);
    for (const char* answer : {"", "\x12", "\x12\x12\x12", "HT", "\x93\x12"})
        EXPECT_FALSE(parse_status(answer)) << answer;
}

}  // namespace
}  // namespace guichet::printing
