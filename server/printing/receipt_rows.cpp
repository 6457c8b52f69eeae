#include "printing/receipt_rows.h"

#include "printing/pages.h"
#include "printing/words.h"

namespace guichet::printing {

namespace {

Money subtotal_of(const Receipt& receipt) { return receipt.total - receipt.rounding; }

// Two texts at the edges of the column.
Row edges(std::string_view left, std::string_view right, Type type, double above_mm) {
    Row row{.cells = {}, .above_mm = above_mm};
    row.cells.push_back({.text = {std::string(left), type}, .from = 0, .to = 0.6});
    row.cells.push_back({.text = {std::string(right), type, Align::right}, .from = 0.62, .to = 1});
    return row;
}

void add_lines(std::vector<Row>& rows, const Receipt& receipt, double size_pt) {
    const auto amount = [&](Money money) { return paper_amount(money, receipt.currency, receipt.language); };
    double above = size_pt * 0.4;
    for (const ReceiptLine& line : receipt.lines) {
        Row label = line_of(line.label, {.size_pt = size_pt, .bold = true}, above);
        label.ruled = &line == &receipt.lines.front();
        rows.push_back(std::move(label));
        add_line(rows, line.detail, {.size_pt = size_pt * 0.88});
        if (!line.detail.empty()) rows.back().joined = true;
        std::string figures = std::to_string(line.quantity) + " × " + amount(line.unit);
        if (!line.vat_code.empty()) figures += "  (" + line.vat_code + ")";
        rows.push_back(edges(figures, amount(line.amount), {.size_pt = size_pt}, 0));
        rows.back().joined = true;
        above = size_pt * 0.12;
    }
}

void add_vat(std::vector<Row>& rows, const Receipt& receipt, double size_pt) {
    const Language language = receipt.language;
    const auto row_of = [&](std::string_view code, std::string_view rate, std::string_view base,
                            std::string_view vat) {
        const Type type{.size_pt = size_pt * 0.88};
        Row row;
        row.cells.push_back({.text = {std::string(code), type}, .from = 0, .to = 0.07});
        row.cells.push_back({.text = {std::string(rate), type}, .from = 0.07, .to = 0.51});
        row.cells.push_back({.text = {std::string(base), type, Align::right}, .from = 0.52, .to = 0.76});
        row.cells.push_back({.text = {std::string(vat), type, Align::right}, .from = 0.77, .to = 1});
        return row;
    };
    if (receipt.vat.empty()) return;
    Row heading =
        row_of("", words::vat_rate.in(language), words::vat_base.in(language), words::vat.in(language));
    heading.above_mm = size_pt * 0.4;
    heading.ruled = true;
    rows.push_back(std::move(heading));
    for (const VatRow& row : receipt.vat) {
        rows.push_back(row_of(row.code, vat_rate_text(row, language),
                              paper_amount(row.base, receipt.currency, language),
                              paper_amount(row.vat, receipt.currency, language)));
        rows.back().joined = true;
    }
}

}  // namespace

std::vector<LabelledText> receipt_heading(const Receipt& receipt) {
    const Language language = receipt.language;
    std::vector<LabelledText> heading;
    const auto add = [&](const Said& label, const std::string& text) {
        if (!text.empty()) heading.push_back({std::string(label.in(language)), text});
    };
    add(words::sale_number, receipt.sale_number);
    add(words::reverses, receipt.reverses_sale_number);
    add(words::date, receipt.sold_at);
    add(words::register_name, receipt.register_name);
    add(words::cashier, receipt.cashier);
    add(words::customer, receipt.customer);
    return heading;
}

std::vector<LabelledText> rounding_lines(const Receipt& receipt) {
    if (receipt.rounding.cents == 0) return {};
    const Language language = receipt.language;
    return {{std::string(words::subtotal.in(language)),
             paper_amount(subtotal_of(receipt), receipt.currency, language)},
            {std::string(words::rounding.in(language)),
             paper_amount(receipt.rounding, receipt.currency, language)}};
}

std::vector<LabelledText> payment_lines(const Receipt& receipt) {
    const Language language = receipt.language;
    std::vector<LabelledText> lines;
    const auto add = [&](std::string label, Money money) {
        lines.push_back({std::move(label), paper_amount(money, receipt.currency, language)});
    };
    for (const Payment& payment : receipt.payments) {
        add(payment.method, payment.amount);
        if (payment.tendered) add("    " + std::string(words::tendered.in(language)), *payment.tendered);
        if (payment.change) add("    " + std::string(words::change.in(language)), *payment.change);
    }
    return lines;
}

std::string vat_rate_text(const VatRow& row, Language language) {
    return row.rate ? *row.rate : std::string(words::outside_vat.in(language));
}

std::string fiscal_text(const Receipt& receipt) {
    const Language language = receipt.language;
    std::string line = labelled(words::lines, std::to_string(receipt.lines.size()), language);
    const auto add = [&](std::string_view text) { line.append("  ·  ").append(text); };
    add(labelled(words::reprint, std::to_string(receipt.copy_number), language));
    if (!receipt.fiscal.sequence.empty()) add(numbered(words::sequence, receipt.fiscal.sequence, language));
    if (!receipt.fiscal.signature_extract.empty())
        add(labelled(words::signature, receipt.fiscal.signature_extract, language));
    for (const std::string& text : {receipt.software, receipt.fiscal.attestation})
        if (!text.empty()) add(text);
    return line;
}

void add_code(std::vector<Row>& rows, const Receipt& receipt, Align align) {
    if (receipt.code.empty()) return;
    constexpr double module_mm = 4 * thermal_dot_mm;
    Modules modules = qr_modules(receipt.code);
    const double side = modules.side * module_mm;
    rows.push_back({.cells = {},
                    .above_mm = qr_quiet_modules * module_mm,
                    .joined = true,
                    .code = CodeBox{std::move(modules), side, align}});
}

std::vector<Row> receipt_rows(const Receipt& receipt, double size_pt) {
    const Language language = receipt.language;
    const Type small{.size_pt = size_pt * 0.88};
    std::vector<Row> rows;
    add_band(rows, training_text(receipt.training, language), size_pt * 1.2);
    add_band(rows, copy_text(receipt.copy_number, language), size_pt * 1.2, rows.empty() ? 0 : 0.6);
    add_line(rows, receipt.issuer.name, {.size_pt = size_pt * 1.2, .bold = true},
             rows.empty() ? 0 : size_pt * 0.25);
    add_line(rows, receipt.issuer.address, small);
    if (!receipt.issuer.vat_number.empty())
        add_line(rows, numbered(words::vat_number, receipt.issuer.vat_number, language), small);
    add_line(rows, kind_text(receipt.kind, language), {.size_pt = size_pt * 1.5, .bold = true},
             size_pt * 0.4);
    for (const LabelledText& line : receipt_heading(receipt)) {
        add_pair(rows, line.label, line.text, small, 0.4);
        rows.back().joined = true;
    }

    add_lines(rows, receipt, size_pt);
    double above = size_pt * 0.4;
    for (const LabelledText& line : rounding_lines(receipt)) {
        rows.push_back(edges(line.label, line.text, {.size_pt = size_pt}, above));
        rows.back().ruled = above > 0;
        above = 0;
    }
    Row total = edges(words::total.in(language), paper_money(receipt.total, receipt.currency, language),
                      {.size_pt = size_pt * 1.5, .bold = true}, above > 0 ? above : size_pt * 0.1);
    total.cells[0].to = 0.36;
    total.cells[1].from = 0.37;
    total.ruled = above > 0;
    total.joined = above <= 0;
    rows.push_back(std::move(total));
    above = size_pt * 0.2;
    for (const LabelledText& line : payment_lines(receipt)) {
        rows.push_back(edges(line.label, line.text, {.size_pt = size_pt}, above));
        above = 0;
    }
    add_vat(rows, receipt, size_pt);

    rows.push_back(line_of(fiscal_text(receipt), {.size_pt = size_pt * 0.75}, size_pt * 0.4));
    rows.back().ruled = true;
    add_code(rows, receipt, Align::centre);
    return rows;
}

}  // namespace guichet::printing
