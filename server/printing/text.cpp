#include "printing/text.h"

#include <algorithm>
#include <stdexcept>

namespace guichet::printing {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr int marks_max = 3;

struct Decoded {
    char32_t point;
    std::size_t bytes;
};

// Unicode 15, table 3-7: overlong forms, surrogates and points above U+10FFFF are malformed.
Decoded decode_one(std::string_view rest) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) return {replacement, 1};
    char32_t point = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (i >= rest.size() || (byte(i) & 0xC0) != 0x80) return {replacement, i};
        point = point << 6 | (byte(i) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point < smallest[length] || surrogate || point > 0x10FFFF) return {replacement, length};
    return {point, length};
}

bool is_between(char32_t point, char32_t first, char32_t last) { return point >= first && point <= last; }

bool is_line_space(char32_t point) {
    return is_between(point, 0x09, 0x0D) || point == 0x85 || point == 0x2028 || point == 0x2029;
}

bool is_dropped(char32_t point) {
    const bool control = point < 0x20 || is_between(point, 0x7F, 0x9F);
    const bool direction = point == 0x061C || point == 0x200E || point == 0x200F ||
                           is_between(point, 0x202A, 0x202E) || is_between(point, 0x2066, 0x2069);
    const bool invisible = point == 0xAD || point == 0xFEFF || is_between(point, 0xFFF9, 0xFFFC) ||
                           is_between(point, 0xE0000, 0xE0FFF);
    const bool no_character = (point & 0xFFFE) == 0xFFFE || is_between(point, 0xFDD0, 0xFDEF);
    return control || direction || invisible || no_character;
}

bool is_mark(char32_t point) {
    return is_between(point, 0x0300, 0x036F) || is_between(point, 0x0483, 0x0489) ||
           is_between(point, 0x0591, 0x05BD) || is_between(point, 0x064B, 0x065F) ||
           is_between(point, 0x0E47, 0x0E4E) || is_between(point, 0x1AB0, 0x1AFF) ||
           is_between(point, 0x1DC0, 0x1DFF) || is_between(point, 0x20D0, 0x20FF) ||
           is_between(point, 0xFE20, 0xFE2F);
}

void trim(std::string& text) {
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    text.erase(text.find_last_not_of(' ') + 1);
}

void clean_in_place(std::string& text) { text = clean_text(text); }

void clean_in_place(Operator& issuer) {
    clean_in_place(issuer.name);
    clean_in_place(issuer.address);
    clean_in_place(issuer.vat_number);
}

void require(bool condition, const char* sentence) {
    if (!condition) throw std::invalid_argument(sentence);
}

void check_code(std::string_view code) {
    require(code.size() <= code_chars_max, "the code is too long for its QR");
    // A printer that does not know GS ( k would print or obey the bytes of the code one by one.
    require(std::all_of(code.begin(), code.end(), [](char c) { return c >= 0x20 && c <= 0x7E; }),
            "the code holds a byte that is not printable ASCII");
}

}  // namespace

std::u32string decode_utf8(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decode_one(text.substr(at));
        points += decoded.point;
        at += decoded.bytes;
    }
    return points;
}

void append_utf8(std::string& text, char32_t point) {
    const auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (point < 0x80) {
        add(point);
    } else if (point < 0x800) {
        add(0xC0 | point >> 6);
        add(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        add(0xE0 | point >> 12);
        add(0x80 | (point >> 6 & 0x3F));
        add(0x80 | (point & 0x3F));
    } else {
        add(0xF0 | point >> 18);
        add(0x80 | (point >> 12 & 0x3F));
        add(0x80 | (point >> 6 & 0x3F));
        add(0x80 | (point & 0x3F));
    }
}

std::string clean_text(std::string_view text) {
    std::string cleaned;
    std::size_t chars = 0;
    int marks = 0;
    for (const char32_t point : decode_utf8(text)) {
        const bool space = is_line_space(point);
        if (!space && is_dropped(point)) continue;
        marks = is_mark(point) ? marks + 1 : 0;
        if (marks > marks_max) continue;
        if (chars++ == text_chars_max) {
            trim(cleaned);
            return cleaned + "…";
        }
        append_utf8(cleaned, space ? U' ' : point);
    }
    trim(cleaned);
    return cleaned;
}

Ticket clean(const Ticket& ticket) {
    require(!ticket.code.empty(), "a ticket without a code opens no door");
    check_code(ticket.code);
    Ticket cleaned = ticket;
    clean_in_place(cleaned.issuer);
    for (std::string* text :
         {&cleaned.title, &cleaned.section, &cleaned.building, &cleaned.room, &cleaned.starts_on,
          &cleaned.starts_at, &cleaned.tariff, &cleaned.category, &cleaned.currency, &cleaned.number,
          &cleaned.sale_number, &cleaned.sold_at, &cleaned.sold_by, &cleaned.eligibility})
        clean_in_place(*text);
    if (cleaned.holder) clean_in_place(*cleaned.holder);
    if (cleaned.seat)
        for (std::string* text : {&cleaned.seat->zone, &cleaned.seat->row, &cleaned.seat->number})
            clean_in_place(*text);
    return cleaned;
}

Receipt clean(const Receipt& receipt) {
    require(receipt.lines.size() <= receipt_lines_max, "the receipt has too many lines");
    require(receipt.payments.size() <= receipt_lines_max, "the receipt has too many payments");
    require(receipt.vat.size() <= receipt_lines_max, "the receipt has too many VAT rows");
    check_code(receipt.code);
    Receipt cleaned = receipt;
    clean_in_place(cleaned.issuer);
    for (std::string* text :
         {&cleaned.sale_number, &cleaned.sold_at, &cleaned.register_name, &cleaned.cashier, &cleaned.customer,
          &cleaned.reverses_sale_number, &cleaned.currency, &cleaned.software, &cleaned.fiscal.sequence,
          &cleaned.fiscal.signature_extract, &cleaned.fiscal.attestation})
        clean_in_place(*text);
    for (ReceiptLine& line : cleaned.lines) {
        clean_in_place(line.label);
        clean_in_place(line.detail);
        clean_in_place(line.vat_code);
    }
    for (Payment& payment : cleaned.payments) clean_in_place(payment.method);
    for (VatRow& row : cleaned.vat) {
        clean_in_place(row.code);
        if (row.rate) clean_in_place(*row.rate);
    }
    return cleaned;
}

}  // namespace guichet::printing
