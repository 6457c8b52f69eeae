#pragma once
// What stands on a paper, as plain values: a ticket and a receipt, ready to be drawn or sent to a
// printer. Dates, rates and names arrive as text in the customer's language and local time; nothing
// here reads a clock. Currencies have two decimals.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "base/text.h"

namespace guichet::printing {

// Beyond these the calls of pdf.h and escpos.h throw std::invalid_argument: a broken caller.
inline constexpr std::size_t tickets_max = 500;  // in one PDF
inline constexpr std::size_t receipt_lines_max = 2000;
inline constexpr std::size_t code_chars_max = 400;  // keeps the QR scannable on 80 mm paper
// A longer text field ends in "…" after this many characters.
inline constexpr std::size_t text_chars_max = 600;

// Who puts on the show and sells: the supplier of the law.
struct Operator {
    std::string name;
    std::string address;     // with the place, on one line
    std::string vat_number;  // "CHE-123.456.789 MWST", "FR 12 345678901"; "" when there is none
};

struct Seat {
    std::string zone;    // "Parterre"; may be empty
    std::string row;     // may be empty
    std::string number;  // the whole label when the room knows no rows
};

struct Ticket {
    Language language = Language::fr;
    Operator issuer;
    std::string title;
    std::string section;   // of a festival, a season; may be empty
    std::string building;  // may be empty
    std::string room;
    std::string starts_on;  // "vendredi 3 juillet 2026"
    std::string starts_at;  // "20h30"
    std::optional<Seat> seat;
    std::string tariff;
    std::string category;  // "" prints "single category"
    Money price;           // all taxes; 0 prints "free" as the law wants it said
    std::string currency = "CHF";
    std::string number;  // order number of the ticket, of an unbroken series
    std::string sale_number;
    std::string sold_at;      // date and time of the sale
    std::string sold_by;      // salepoint or register
    std::string eligibility;  // proof to show at the door; may be empty
    std::optional<std::string> holder;
    std::string code;     // QR payload as signed elsewhere: 1 to code_chars_max printable ASCII
    int copy_number = 0;  // 0 is the original, n the n-th reprint
    bool training = false;
};

enum class ReceiptKind { sale, refund, cancellation, correction };

struct ReceiptLine {
    std::string label;
    std::string detail;  // second, smaller line; may be empty
    std::int64_t quantity = 1;
    Money unit;
    Money amount;
    std::string vat_code;  // points to a VatRow; may be empty
};

struct Payment {
    std::string method;  // "Espèces", "Carte"
    Money amount;
    std::optional<Money> tendered;
    std::optional<Money> change;
};

struct VatRow {
    std::string code;                 // "A"
    std::optional<std::string> rate;  // "2.6 %"; none: outside the scope of VAT, in words
    Money base;                       // without VAT
    Money vat;
};

// What a certified or attested register prints (NF525 practice); empty fields are left out.
struct FiscalMarks {
    std::string sequence;           // signed number of the document
    std::string signature_extract;  // its characters 3, 7, 13 and 19
    std::string attestation;        // reference of the certificate or attestation
};

struct Receipt {
    Language language = Language::fr;
    ReceiptKind kind = ReceiptKind::sale;
    Operator issuer;
    std::string sale_number;
    std::string sold_at;  // date and time
    std::string register_name;
    std::string cashier;
    std::string customer;              // may be empty; Swiss rules ask for it above CHF 400
    std::string reverses_sale_number;  // of a refund or cancellation; "" for a sale
    std::string currency = "CHF";
    std::vector<ReceiptLine> lines;
    Money rounding;  // of cash to 0.05; its own line unless 0
    Money total;     // to pay, rounding included
    std::vector<Payment> payments;
    std::vector<VatRow> vat;
    std::string software;  // name and version
    FiscalMarks fiscal;
    std::string code;  // QR payload by which a till finds the document; "" prints none
    int copy_number = 0;
    bool training = false;
};

}  // namespace guichet::printing
