// Whatever anybody is called: any bytes in any text field give printer bytes of known commands and
// printable text only, and a PDF.

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "decoder.h"
#include "printing/cp858.h"
#include "printing/escpos.h"
#include "printing/pdf.h"
#include "printing/text.h"
#include "samples.h"

namespace guichet::printing {
namespace {

rc::Gen<std::string> points_between(char32_t first, char32_t last) {
    return rc::gen::map(rc::gen::inRange<std::uint32_t>(first, last + 1), [](std::uint32_t point) {
        std::string text;
        append_utf8(text, point);
        return text;
    });
}

// Pieces that try something, glued together in any order.
rc::Gen<std::string> any_text() {
    using namespace std::string_literals;
    const auto piece = rc::gen::oneOf(
        points_between(0x00, 0x1F), points_between(0x20, 0x7E), points_between(0x7F, 0x24F),
        points_between(0x300, 0x36F), points_between(0x370, 0x6FF), points_between(0x1E00, 0x206F),
        points_between(0x4E00, 0x4FFF), points_between(0xFE00, 0xFFFF), points_between(0x1F300, 0x1F6FF),
        points_between(0xE0000, 0xE007F),
        rc::gen::arbitrary<std::string>(),  // any bytes
        rc::gen::elementOf(samples::hostile_names()),
        rc::gen::element("\x1Bp\x00\x32\xFA"s, "\x1DV\x00"s, "\x10\x14\x01\x00\x05"s, "\x1B@"s, "word "s,
                         "Donaudampfschiff"s, "\xFF\xFE"s));
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& one : pieces) text += one;
                            return text;
                        });
}

Ticket any_ticket() {
    Ticket ticket = samples::ticket(*rc::gen::elementOf(samples::languages));
    for (std::string* text : {&ticket.issuer.name, &ticket.issuer.address, &ticket.issuer.vat_number,
                              &ticket.title,       &ticket.section,        &ticket.building,
                              &ticket.room,        &ticket.starts_on,      &ticket.starts_at,
                              &ticket.tariff,      &ticket.category,       &ticket.currency,
                              &ticket.number,      &ticket.sale_number,    &ticket.sold_at,
                              &ticket.sold_by,     &ticket.eligibility,    &ticket.seat->zone,
                              &ticket.seat->row,   &ticket.seat->number,   &*ticket.holder})
        *text = *any_text();
    ticket.price = {*rc::gen::arbitrary<std::int64_t>()};
    ticket.copy_number = *rc::gen::arbitrary<int>();
    ticket.training = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>()) ticket.seat.reset();
    return ticket;
}

Receipt any_receipt() {
    Receipt receipt = samples::sale(*rc::gen::elementOf(samples::languages));
    for (std::string* text :
         {&receipt.issuer.name, &receipt.issuer.address, &receipt.issuer.vat_number, &receipt.sale_number,
          &receipt.sold_at, &receipt.register_name, &receipt.cashier, &receipt.customer,
          &receipt.reverses_sale_number, &receipt.currency, &receipt.software, &receipt.fiscal.sequence,
          &receipt.fiscal.signature_extract, &receipt.fiscal.attestation, &receipt.payments[0].method,
          &receipt.vat[0].code, &*receipt.vat[0].rate})
        *text = *any_text();
    for (ReceiptLine& line : receipt.lines) {
        line.label = *any_text();
        line.detail = *any_text();
        line.vat_code = *any_text();
        line.quantity = *rc::gen::arbitrary<std::int64_t>();
        line.amount = {*rc::gen::arbitrary<std::int64_t>()};
    }
    receipt.rounding = {*rc::gen::element<std::int64_t>(0, 2, -2)};
    receipt.training = *rc::gen::arbitrary<bool>();
    return receipt;
}

void require_obedient(const printer::Paper& paper, Columns columns) {
    RC_ASSERT(paper.unknown_bytes == 0U);
    RC_ASSERT(paper.cuts == 1);
    for (const printer::Line& line : paper.lines) RC_ASSERT(line.columns <= static_cast<int>(columns));
}

bool is_printable(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7F;
}

RC_GTEST_PROP(AnyText, has_no_control_byte_in_code_page_858, ()) {
    const std::string bytes = to_cp858(*any_text());
    RC_ASSERT(std::all_of(bytes.begin(), bytes.end(), is_printable));
}

RC_GTEST_PROP(AnyText, is_valid_and_short_once_cleaned, ()) {
    const std::string text = clean_text(*any_text());
    const std::u32string points = decode_utf8(text);
    RC_ASSERT(points.size() <= text_chars_max + 1);
    std::string again;
    for (const char32_t point : points) {
        RC_ASSERT(point >= 0x20 && !(point >= 0x7F && point <= 0x9F));
        append_utf8(again, point);
    }
    RC_ASSERT(again == text);
    RC_ASSERT(clean_text(text) == text);
}

RC_GTEST_PROP(AnyTicket, drives_no_printer, ()) {
    const Ticket ticket = any_ticket();
    const auto columns = *rc::gen::element(Columns::c42, Columns::c48);
    const printer::Paper paper = printer::decoded(ticket_bytes(ticket, columns));
    require_obedient(paper, columns);
    RC_ASSERT(paper.drawer_pulses == 0);
    RC_ASSERT(paper.codes.size() == 1U);
    RC_ASSERT(paper.codes[0].payload == ticket.code);
}

RC_GTEST_PROP(AnyReceipt, drives_no_printer, ()) {
    const auto columns = *rc::gen::element(Columns::c42, Columns::c48);
    const auto drawer = *rc::gen::element(Drawer::stay_shut, Drawer::open);
    const Receipt receipt = any_receipt();
    const printer::Paper paper = printer::decoded(receipt_bytes(receipt, drawer, columns));
    require_obedient(paper, columns);
    RC_ASSERT(paper.drawer_pulses == (drawer == Drawer::open ? 1 : 0));
    RC_ASSERT(paper.codes.size() == (receipt.code.empty() ? 0U : 1U));
}

RC_GTEST_PROP(AnyDocument, becomes_a_pdf, ()) {
    const Stock stock = *rc::gen::elementOf(samples::stocks);
    std::string pdf;
    if (*rc::gen::arbitrary<bool>()) {
        const Ticket ticket = any_ticket();
        pdf = tickets_pdf({&ticket, 1}, stock);
    } else {
        pdf = receipt_pdf(any_receipt(), stock);
    }
    RC_ASSERT(pdf.starts_with("%PDF-1.") && pdf.ends_with("%%EOF\n"));
}

}  // namespace
}  // namespace guichet::printing
