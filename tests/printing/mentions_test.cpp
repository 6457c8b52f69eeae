// What the law wants on a paper is on it: every kind, stock and language, as PDF and on a receipt
// printer. The words are written out here a second time on purpose.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "decoder.h"
#include "printing/escpos.h"
#include "printing/pdf.h"
#include "reading.h"
#include "samples.h"

namespace guichet::printing {
namespace {

struct LegalWords {
    const char* free;
    const char* single_category;
    const char* unreserved;
    const char* copy;
    const char* training;
    const char* outside_vat;
    const char* receipt;
    const char* refund;
    const char* cancellation;
    const char* rounding;
    const char* lines;
    const char* reprint;
    const char* change;
};

LegalWords words_of(Language language) {
    switch (language) {
        case Language::fr:
            return {"GRATUIT",   "Catégorie unique",        "Placement libre",
                    "DUPLICATA", "FORMATION – SANS VALEUR", "hors TVA",
                    "Reçu",      "Remboursement",           "Annulation",
                    "Arrondi",   "Nombre de lignes",        "Réimpression",
                    "Rendu"};
        case Language::de:
            return {"GRATIS",   "Einheitskategorie",    "Freie Platzwahl",
                    "KOPIE",    "SCHULUNG – OHNE WERT", "von der MWST ausgenommen",
                    "Quittung", "Rückerstattung",       "Stornierung",
                    "Rundung",  "Anzahl Zeilen",        "Nachdruck",
                    "Rückgeld"};
        case Language::it:
            return {"GRATUITO",
                    "Categoria unica",
                    "Posti non numerati",
                    "COPIA",
                    "FORMAZIONE – SENZA VALORE",
                    "escluso dall’IVA",
                    "Ricevuta",
                    "Rimborso",
                    "Annullamento",
                    "Arrotondamento",
                    "Numero di righe",
                    "Ristampa",
                    "Resto"};
        case Language::en:
            return {"FREE",
                    "Single category",
                    "Unreserved seating",
                    "COPY",
                    "TRAINING – NO VALUE",
                    "exempt from VAT",
                    "Receipt",
                    "Refund",
                    "Cancellation",
                    "Rounding",
                    "Number of lines",
                    "Reprint",
                    "Change"};
    }
    return {};
}

// French BOI-TVA-SECT (trust.md FB2): operator, show, performance, order number, category, price or
// "free", date and place of a presale.
std::vector<std::string> mentions_of(const Ticket& ticket) {
    const LegalWords words = words_of(ticket.language);
    std::vector<std::string> mentions{ticket.issuer.name,    ticket.issuer.vat_number,
                                      ticket.issuer.address, ticket.title,
                                      ticket.section,        ticket.room,
                                      ticket.building,       ticket.starts_on,
                                      ticket.starts_at,      ticket.tariff,
                                      ticket.number,         ticket.sale_number,
                                      ticket.sold_at,        ticket.sold_by,
                                      ticket.eligibility,    ticket.holder.value_or("")};
    mentions.push_back(ticket.price.cents == 0 ? words.free : "CHF 14.50");
    mentions.push_back(ticket.category.empty() ? words.single_category : ticket.category);
    if (ticket.seat)
        for (const std::string& part : {ticket.seat->zone, ticket.seat->row, ticket.seat->number})
            mentions.push_back(part);
    else
        mentions.push_back(words.unreserved);
    if (ticket.copy_number > 0) mentions.push_back(words.copy + (" " + std::to_string(ticket.copy_number)));
    if (ticket.training) mentions.push_back(words.training);
    return mentions;
}

// Swiss MWSTG 26 and MWSTV 57 (CH4), cash rounding (CH5), French register marks (FR14).
std::vector<std::string> mentions_of(const Receipt& receipt) {
    const LegalWords words = words_of(receipt.language);
    std::vector<std::string> mentions{receipt.issuer.name,
                                      receipt.issuer.address,
                                      receipt.issuer.vat_number,
                                      receipt.sale_number,
                                      receipt.sold_at,
                                      receipt.register_name,
                                      receipt.cashier,
                                      receipt.customer,
                                      receipt.reverses_sale_number,
                                      receipt.software,
                                      receipt.fiscal.sequence,
                                      receipt.fiscal.signature_extract,
                                      receipt.fiscal.attestation,
                                      words.outside_vat};
    for (const ReceiptLine& line : receipt.lines) {
        mentions.push_back(line.label);
        mentions.push_back(line.detail);
        mentions.push_back(line.vat_code);
        mentions.push_back(std::to_string(line.quantity));
    }
    for (const Payment& payment : receipt.payments) mentions.push_back(payment.method);
    for (const VatRow& row : receipt.vat) mentions.push_back(row.rate.value_or(""));
    const auto labelled = [&](const char* label, std::size_t number) {
        const char* colon = receipt.language == Language::fr ? " : " : ": ";
        return label + (colon + std::to_string(number));
    };
    mentions.push_back(labelled(words.lines, receipt.lines.size()));
    mentions.push_back(labelled(words.reprint, static_cast<std::size_t>(receipt.copy_number)));
    if (receipt.copy_number > 0) mentions.push_back(words.copy + (" " + std::to_string(receipt.copy_number)));
    if (receipt.training) mentions.push_back(words.training);
    switch (receipt.kind) {
        case ReceiptKind::sale:
            mentions.push_back(words.receipt);
            break;
        case ReceiptKind::refund:
            mentions.push_back(words.refund);
            break;
        case ReceiptKind::cancellation:
            mentions.push_back(words.cancellation);
            break;
        case ReceiptKind::correction:
            break;  // said by the store's own test: no layout of its own
    }
    return mentions;
}

void expect_all(const std::string& paper, const std::vector<std::string>& mentions,
                const std::string& where) {
    for (const std::string& mention : mentions)
        EXPECT_TRUE(says(paper, mention)) << "'" << mention << "' is missing on " << where << ":\n" << paper;
}

std::vector<Ticket> kinds_of_ticket(Language language) {
    Ticket copy = samples::ticket(language);
    copy.copy_number = 3;
    Ticket training = samples::free_ticket(language);
    training.training = true;
    return {samples::ticket(language), samples::free_ticket(language), copy, training};
}

std::vector<Receipt> kinds_of_receipt(Language language) {
    Receipt cancellation = samples::refund(language);
    cancellation.kind = ReceiptKind::cancellation;
    Receipt copy = samples::sale(language);
    copy.copy_number = 2;
    Receipt training = samples::sale(language);
    training.training = true;
    return {samples::sale(language), samples::refund(language), cancellation, copy, training};
}

class Mentions : public testing::TestWithParam<Language> {};

TEST_P(Mentions, stand_on_every_ticket_pdf) {
    const std::vector<Ticket> tickets = kinds_of_ticket(GetParam());
    for (const Stock stock : samples::stocks) {
        const std::vector<std::string> pages = page_texts_of(tickets_pdf(tickets, stock));
        ASSERT_EQ(pages.size(), tickets.size());
        for (std::size_t i = 0; i < pages.size(); ++i)
            expect_all(pages[i], mentions_of(tickets[i]), samples::name_of(stock));
    }
}

TEST_P(Mentions, stand_on_every_receipt_pdf) {
    for (const Stock stock : samples::stocks)
        for (const Receipt& receipt : kinds_of_receipt(GetParam()))
            expect_all(text_of(receipt_pdf(receipt, stock)), mentions_of(receipt), samples::name_of(stock));
}

TEST_P(Mentions, stand_on_every_printed_ticket) {
    for (const Columns columns : {Columns::c42, Columns::c48})
        for (const Ticket& ticket : kinds_of_ticket(GetParam()))
            expect_all(printer::decoded(ticket_bytes(ticket, columns)).text(), mentions_of(ticket),
                       "a printed ticket");
}

TEST_P(Mentions, stand_on_every_printed_receipt) {
    const LegalWords words = words_of(GetParam());
    for (const Receipt& receipt : kinds_of_receipt(GetParam())) {
        // On a printer label and number stand at the two edges of a line.
        std::vector<std::string> mentions = mentions_of(receipt);
        for (std::string& mention : mentions)
            for (const char* label : {words.lines, words.reprint})
                if (mention.starts_with(label)) mention.erase(mention.find(':'), 1);
        expect_all(printer::decoded(receipt_bytes(receipt, Drawer::stay_shut)).text(), mentions,
                   "a printed receipt");
    }
}

TEST_P(Mentions, show_each_amount_of_a_rounded_cash_sale) {
    const Receipt sale = samples::sale(GetParam());
    const LegalWords words = words_of(GetParam());
    const std::vector<std::string> figures{"29.00",
                                           "19.59",
                                           "7.80",
                                           "14.50",
                                           "6.53",
                                           "56.39",
                                           "CHF 56.40",
                                           "60.00",
                                           "3.60",
                                           "18.12",
                                           "1.47",
                                           "7.60",
                                           "0.20",
                                           words.rounding + std::string(" 0.01"),
                                           words.change + std::string(" 3.60")};
    for (const Stock stock : samples::stocks)
        expect_all(text_of(receipt_pdf(sale, stock)), figures, samples::name_of(stock));
    expect_all(printer::decoded(receipt_bytes(sale, Drawer::stay_shut)).text(), figures, "a printed receipt");
}

TEST_P(Mentions, stand_on_both_parts_of_a_ticket_with_a_stub) {
    const Ticket ticket = samples::ticket(GetParam());
    const std::string pdf = tickets_pdf({&ticket, 1}, Stock::stock_2x5);
    const std::vector<Page> pages = pages_of(pdf);
    ASSERT_EQ(pages.size(), 1U);
    constexpr double perforation = 104.5 * 72 / 25.4;
    std::string body;
    std::string stub;
    for (const Word& word : pages[0].words) (word.box.left < perforation ? body : stub) += word.text;
    for (const std::string& mention :
         {ticket.issuer.name, ticket.title, ticket.starts_on, ticket.starts_at, ticket.number,
          ticket.category, ticket.seat->number, std::string("CHF 14.50")}) {
        EXPECT_TRUE(says(body, mention)) << mention << " is not on the ticket: " << body;
        EXPECT_TRUE(says(stub, mention)) << mention << " is not on the stub: " << stub;
    }
}

INSTANTIATE_TEST_SUITE_P(Languages, Mentions, testing::ValuesIn(samples::languages),
                         [](const auto& test) { return samples::name_of(test.param); });

}  // namespace
}  // namespace guichet::printing
