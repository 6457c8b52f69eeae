// Nothing on a page is cut, lies over something else or leaves the page, whatever the names are.

#include <span>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "printing/pdf.h"
#include "reading.h"
#include "samples.h"

namespace guichet::printing {
namespace {

// The middle of a word's box: ascenders and descenders of neighbours may share a point or two.
Box middle_of(const Box& box) {
    const double trim = (box.bottom - box.top) * 0.22;
    return {box.left + 0.2, box.top + trim, box.right - 0.2, box.bottom - trim};
}

bool overlap(const Box& a, const Box& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

void expect_calm(const Page& page, const Box& code, const std::string& where) {
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        const Word& word = page.words[i];
        EXPECT_TRUE(word.box.left >= 0 && word.box.top >= 0 && word.box.right <= page.width &&
                    word.box.bottom <= page.height)
            << word.text << " leaves the page of " << where;
        EXPECT_FALSE(overlap(middle_of(word.box), code)) << word.text << " lies over the code of " << where;
        for (std::size_t k = i + 1; k < page.words.size(); ++k)
            EXPECT_FALSE(overlap(middle_of(word.box), middle_of(page.words[k].box)))
                << word.text << " lies over " << page.words[k].text << " of " << where;
    }
}

std::size_t times_in(const std::string& text, const std::string& piece) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(piece, at)) != std::string::npos; at += piece.size()) ++count;
    return count;
}

Ticket filled_with(const std::string& text, Language language) {
    Ticket ticket = samples::ticket(language);
    ticket.issuer = {text, text, text};
    for (std::string* field :
         {&ticket.title, &ticket.section, &ticket.building, &ticket.room, &ticket.starts_on,
          &ticket.starts_at, &ticket.tariff, &ticket.category, &ticket.number, &ticket.sale_number,
          &ticket.sold_at, &ticket.sold_by, &ticket.eligibility})
        *field = text;
    ticket.holder = text;
    ticket.seat = Seat{text, text, text};
    return ticket;
}

Receipt filled_receipt(const std::string& text, Language language) {
    Receipt receipt = samples::sale(language);
    receipt.issuer = {text, text, text};
    for (std::string* field :
         {&receipt.sale_number, &receipt.sold_at, &receipt.register_name, &receipt.cashier, &receipt.customer,
          &receipt.reverses_sale_number, &receipt.software, &receipt.fiscal.attestation})
        *field = text;
    for (ReceiptLine& line : receipt.lines) line.label = line.detail = text;
    receipt.payments[0].method = text;
    receipt.vat[0].rate = text;
    return receipt;
}

void expect_calm(const std::string& pdf, const std::string& where) {
    const std::vector<Page> pages = pages_of(pdf);
    ASSERT_FALSE(pages.empty());
    for (const Page& page : pages) expect_calm(page, {}, where);
}

// Every page holds a ticket whose code can be read.
void expect_calm_tickets(std::span<const Ticket> tickets, Stock stock, const std::string& where) {
    const std::string pdf = tickets_pdf(tickets, stock);
    const std::vector<Page> pages = pages_of(pdf);
    const std::vector<Box> codes = code_boxes(pdf);
    ASSERT_EQ(pages.size(), tickets.size());
    ASSERT_EQ(codes.size(), tickets.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        EXPECT_GT(codes[i].right - codes[i].left, 70) << "no code on page " << i + 1 << " of " << where;
        expect_calm(pages[i], codes[i], where + ", page " + std::to_string(i + 1));
    }
    std::vector<std::string> payloads;
    for (const Ticket& ticket : tickets) payloads.push_back(ticket.code);
    EXPECT_EQ(codes_of(pdf, stock), payloads) << where;
}

class Layout : public testing::TestWithParam<Stock> {
protected:
    std::string drawn(const Ticket& ticket) const { return tickets_pdf({&ticket, 1}, GetParam()); }
    // Both parts of a ticket with a stub say the title.
    std::size_t parts() const { return GetParam() == Stock::stock_2x5 ? 2 : 1; }
};

TEST_P(Layout, is_calm_for_plausible_papers) {
    std::vector<Ticket> tickets;
    for (const Language language : samples::languages) {
        tickets.push_back(samples::ticket(language));
        tickets.push_back(samples::free_ticket(language));
        tickets.back().copy_number = 2;
        for (const Receipt& receipt : {samples::sale(language), samples::refund(language)})
            expect_calm(receipt_pdf(receipt, GetParam()), samples::name_of(language));
    }
    expect_calm_tickets(tickets, GetParam(), "plausible tickets");
}

TEST_P(Layout, says_a_title_of_300_characters_whole) {
    for (const std::string& title : {samples::title_of_300_characters(), samples::word_of_300_letters()}) {
        ASSERT_EQ(title.size(), 300U);
        Ticket ticket = samples::ticket(Language::de);
        ticket.title = title;
        const std::string pdf = drawn(ticket);
        EXPECT_EQ(times_in(squeezed(text_of(pdf)), squeezed(title)), parts());
        expect_calm_tickets({&ticket, 1}, GetParam(), title);
    }
}

TEST_P(Layout, says_everything_whole_when_every_text_has_300_characters) {
    const std::string title = samples::title_of_300_characters();
    const Ticket ticket = filled_with(title, Language::fr);
    const std::string pdf = drawn(ticket);
    constexpr std::size_t texts = 20;  // those of filled_with
    EXPECT_GE(times_in(squeezed(text_of(pdf)), squeezed(title)), texts - 1);
    expect_calm_tickets({&ticket, 1}, GetParam(), "a ticket full of text");

    const std::string receipt = receipt_pdf(filled_receipt(title, Language::fr), GetParam());
    EXPECT_EQ(times_in(squeezed(text_of(receipt)), squeezed(title)), 3U + 8U + 6U + 2U);
    expect_calm(receipt, "a receipt full of text");
}

TEST_P(Layout, breaks_a_word_of_300_letters_rather_than_cut_it) {
    const std::string word = samples::word_of_300_letters();
    const std::string receipt = receipt_pdf(filled_receipt(word, Language::it), GetParam());
    EXPECT_EQ(times_in(squeezed(text_of(receipt)), word), 3U + 8U + 6U + 2U);
    expect_calm(receipt, "a receipt full of long words");
}

TEST_P(Layout, stays_calm_with_hostile_names) {
    std::vector<Ticket> tickets;
    for (const std::string& name : samples::hostile_names()) {
        Ticket ticket = samples::ticket(Language::fr);
        ticket.title = ticket.room = ticket.tariff = ticket.sold_by = name;
        ticket.holder = name;
        ticket.seat->zone = name;
        tickets.push_back(ticket);
    }
    expect_calm_tickets(tickets, GetParam(), "hostile names");
}

TEST_P(Layout, keeps_umlauts_and_other_scripts_as_text) {
    for (const std::string name :
         {"Łukasz Żółć & Søren Ångström-Þór ß ÿ", "Größenwahn für Füße", "спектакль Ωμέγα", "Zoé 😀"}) {
        Ticket ticket = samples::ticket(Language::de);
        ticket.title = name;
        EXPECT_TRUE(says(text_of(drawn(ticket)), name)) << name << text_of(drawn(ticket));
    }
}

TEST_P(Layout, says_every_line_of_a_long_receipt_on_as_many_pages_as_needed) {
    const Receipt receipt = samples::long_sale(Language::fr, 150);
    const std::string pdf = receipt_pdf(receipt, GetParam());
    const std::string text = text_of(pdf);
    for (int i = 1; i <= 150; ++i) EXPECT_TRUE(says(text, "<" + std::to_string(i) + ">")) << i;
    const std::vector<Page> pages = pages_of(pdf);
    for (const Page& page : pages) expect_calm(page, {}, "a long receipt");
    switch (GetParam()) {
        case Stock::a4:
            EXPECT_TRUE(says(text, "Page 7 / 7"));
            break;
        case Stock::roll80:
            EXPECT_EQ(pages.size(), 1U);
            break;
        case Stock::stock_2x5:
            EXPECT_GT(pages.size(), 10U);
            break;
    }
}

TEST_P(Layout, has_the_size_of_its_stock) {
    constexpr double mm = 72 / 25.4;
    const Ticket ticket = samples::ticket(Language::fr);
    for (const std::string& pdf : {drawn(ticket), receipt_pdf(samples::sale(Language::fr), GetParam())})
        for (const Page& page : pages_of(pdf)) switch (GetParam()) {
                case Stock::a4:
                    EXPECT_NEAR(page.width, 210 * mm, 0.1);
                    EXPECT_NEAR(page.height, 297 * mm, 0.1);
                    break;
                case Stock::roll80:
                    EXPECT_NEAR(page.width, 80 * mm, 0.1);
                    break;
                case Stock::stock_2x5:
                    EXPECT_NEAR(page.width, 5.5 * 72, 0.1);
                    EXPECT_NEAR(page.height, 2 * 72, 0.1);
                    break;
            }
}

TEST_P(Layout, gives_the_same_bytes_for_the_same_values_in_every_thread) {
    const Ticket ticket = samples::ticket(Language::it);
    const std::string once = drawn(ticket);
    std::vector<std::string> again(4);
    {
        std::vector<std::jthread> threads;
        for (std::string& pdf : again) threads.emplace_back([&] { pdf = drawn(ticket); });
    }
    for (const std::string& pdf : again) EXPECT_TRUE(pdf == once);
}

INSTANTIATE_TEST_SUITE_P(Stocks, Layout, testing::ValuesIn(samples::stocks),
                         [](const auto& test) { return samples::name_of(test.param); });

TEST(A4Ticket, keeps_its_folds_clear) {
    constexpr double mm = 72 / 25.4;
    constexpr double clear = 8 * mm;
    const Ticket ticket = filled_with("Ein Titel mit Wörtern", Language::de);
    const std::string pdf = tickets_pdf({&ticket, 1}, Stock::a4);
    const auto keeps_clear = [&](const Box& box) {
        const bool beside = box.right < 105 * mm - clear || box.left > 105 * mm + clear;
        const bool above_or_below = box.bottom < 148.5 * mm - clear || box.top > 148.5 * mm + clear;
        return beside && above_or_below;
    };
    const std::vector<Page> pages = pages_of(pdf);
    ASSERT_EQ(pages.size(), 1U);
    EXPECT_GT(pages[0].words.size(), 50U);
    for (const Word& word : pages[0].words) EXPECT_TRUE(keeps_clear(word.box)) << word.text;
    EXPECT_TRUE(keeps_clear(code_boxes(pdf).at(0)));
}

TEST(TicketsPdf, has_one_page_a_ticket_within_its_limit) {
    const std::vector<Ticket> group(tickets_max, samples::ticket(Language::fr));
    EXPECT_EQ(pages_of(tickets_pdf({group.data(), 30}, Stock::a4)).size(), 30U);
    EXPECT_NO_THROW(tickets_pdf(group, Stock::stock_2x5));
    EXPECT_THROW(tickets_pdf({}, Stock::a4), std::invalid_argument);
    const std::vector<Ticket> too_many(tickets_max + 1, samples::ticket(Language::fr));
    EXPECT_THROW(tickets_pdf(too_many, Stock::a4), std::invalid_argument);
}

}  // namespace
}  // namespace guichet::printing
