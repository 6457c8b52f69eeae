#pragma once
// What every receipt says, as rows for narrow paper (roll, ticket stock), and the parts that the
// A4 document shares.

#include <string>
#include <vector>

#include "printing/document.h"
#include "printing/rows.h"

namespace guichet::printing {

// The whole receipt in one column; `size_pt` is the type of a line.
std::vector<Row> receipt_rows(const Receipt& receipt, double size_pt);

struct LabelledText {
    std::string label;
    std::string text;
};

// Document number, the sale it reverses, date, register, cashier, customer.
std::vector<LabelledText> receipt_heading(const Receipt& receipt);
// Subtotal and rounding when cash was rounded; the total itself is drawn apart.
std::vector<LabelledText> rounding_lines(const Receipt& receipt);
// One line a payment, then what was tendered and given back.
std::vector<LabelledText> payment_lines(const Receipt& receipt);
std::string vat_rate_text(const VatRow& row, Language language);
// The code that finds the document again; nothing when it has none.
void add_code(std::vector<Row>& rows, const Receipt& receipt, Align align);
// Number of lines, reprint number, software, signature extract, attestation: French FR14 marks.
std::string fiscal_text(const Receipt& receipt);

}  // namespace guichet::printing
