#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "printing/pages.h"
#include "printing/receipt_rows.h"
#include "printing/words.h"

namespace guichet::printing {

namespace {

namespace a4 {

constexpr double width = 210;
constexpr double height = 297;
constexpr double margin = 20;
constexpr double inner = width - 2 * margin;
constexpr double foot_y = height - 15;
constexpr double rows_bottom = foot_y - 6;
constexpr double below_heading = 2;
constexpr double soft = 0.38;
constexpr Type plain{.size_pt = 9.5};
constexpr Type label_type{.size_pt = 8.5, .grey = soft};

struct Edges {
    double from, to;
};
constexpr Edges quantity{0, 0.08}, label{0.1, 0.6}, unit{0.61, 0.77}, vat{0.78, 0.85}, amount{0.86, 1};

Cell cell(std::string_view text, Type type, Edges edges, Align align) {
    return {.text = {std::string(text), type, align}, .from = edges.from, .to = edges.to};
}

Row table_row(const std::array<std::string_view, 5>& texts, Type type, double above_mm) {
    return {.cells = {cell(texts[0], type, quantity, Align::right), cell(texts[1], type, label, Align::left),
                      cell(texts[2], type, unit, Align::right), cell(texts[3], type, vat, Align::centre),
                      cell(texts[4], type, amount, Align::right)},
            .above_mm = above_mm};
}

Row heading_row(const Receipt& receipt) {
    const Language language = receipt.language;
    return table_row({words::quantity.in(language), words::label.in(language), words::unit_price.in(language),
                      words::vat.in(language), words::amount.in(language)},
                     label_type, 0);
}

Row pair_row(std::string_view text, std::string_view value, Type type, double above_mm) {
    return {.cells = {cell(text, type, {0.5, 0.78}, Align::left), cell(value, type, {0.79, 1}, Align::right)},
            .above_mm = above_mm};
}

void add_lines(std::vector<Row>& rows, const Receipt& receipt) {
    const auto text_of = [&](Money money) { return paper_amount(money, receipt.currency, receipt.language); };
    for (const ReceiptLine& line : receipt.lines) {
        Row row = table_row({std::to_string(line.quantity), line.label, text_of(line.unit), line.vat_code,
                             text_of(line.amount)},
                            plain, 2.8);
        row.ruled = true;
        row.grey_rule = 0.75;
        rows.push_back(std::move(row));
        if (!line.detail.empty())
            rows.push_back({.cells = {cell(line.detail, label_type, label, Align::left)},
                            .above_mm = 0.4,
                            .joined = true});
    }
}

void add_totals(std::vector<Row>& rows, const Receipt& receipt) {
    double above = 6;
    for (const LabelledText& line : rounding_lines(receipt)) {
        rows.push_back(pair_row(line.label, line.text, plain, above));
        rows.back().ruled = above > 1;
        above = 0.8;
    }
    Row total = pair_row(words::total.in(receipt.language),
                         paper_money(receipt.total, receipt.currency, receipt.language),
                         {.size_pt = 14, .bold = true}, above > 1 ? above : 1.5);
    total.ruled = above > 1;
    total.joined = above <= 1;
    rows.push_back(std::move(total));
    above = 2.5;
    for (const LabelledText& line : payment_lines(receipt)) {
        rows.push_back(pair_row(line.label, line.text, plain, above));
        above = 0.8;
    }
}

Row vat_row(std::string_view code, std::string_view rate, std::string_view base, std::string_view tax,
            Type type, double above_mm) {
    return {
        .cells = {cell(code, type, {0, 0.05}, Align::left), cell(rate, type, {0.05, 0.4}, Align::left),
                  cell(base, type, {0.41, 0.53}, Align::right), cell(tax, type, {0.54, 0.66}, Align::right)},
        .above_mm = above_mm};
}

void add_vat(std::vector<Row>& rows, const Receipt& receipt) {
    if (receipt.vat.empty()) return;
    const Language language = receipt.language;
    rows.push_back(vat_row("", words::vat_rate.in(language), words::vat_base.in(language),
                           words::vat.in(language), label_type, 10));
    for (const VatRow& row : receipt.vat) {
        rows.push_back(vat_row(row.code, vat_rate_text(row, language),
                               paper_amount(row.base, receipt.currency, language),
                               paper_amount(row.vat, receipt.currency, language), plain, 0.8));
        rows.back().joined = true;
    }
}

void add_fiscal(std::vector<Row>& rows, const Receipt& receipt) {
    rows.push_back(line_of(fiscal_text(receipt), {.size_pt = 7.5, .grey = soft}, 10));
    add_code(rows, receipt, Align::left);
}

// Who sells at the left; what it is, its number and date at the right.
double draw_heading(Canvas& canvas, const Receipt& receipt) {
    const Language language = receipt.language;
    constexpr double left_width = 0.44 * inner;
    constexpr double right_x = margin + 0.5 * inner;
    constexpr double right_width = 0.5 * inner;
    constexpr double heading_max = 110;
    std::vector<Row> issuer;
    add_line(issuer, receipt.issuer.name, {.size_pt = 11, .bold = true});
    add_line(issuer, receipt.issuer.address, {.size_pt = 9, .grey = soft}, 1);
    if (!receipt.issuer.vat_number.empty())
        add_line(issuer, numbered(words::vat_number, receipt.issuer.vat_number, language),
                 {.size_pt = 9, .grey = soft}, 0.6);
    std::vector<Row> facts;
    add_band(facts, training_text(receipt.training, language), 11);
    add_band(facts, copy_text(receipt.copy_number, language), 11, facts.empty() ? 0 : 1);
    add_line(facts, kind_text(receipt.kind, language), {.size_pt = 20, .bold = true}, facts.empty() ? 0 : 3);
    const std::size_t first = facts.size();
    for (const LabelledText& line : receipt_heading(receipt))
        add_pair(facts, line.label, line.text, {.size_pt = 9, .grey = soft}, 0.4);
    if (facts.size() > first) facts[first].above_mm = 2.5;
    const double left = draw_rows(canvas, issuer, {margin, margin, left_width, heading_max});
    const double right = draw_rows(canvas, facts, {right_x, margin, right_width, heading_max});
    return std::max(left, right) + 12;
}

void draw_page_foot(Canvas& canvas, const Receipt& receipt, PageNumber page) {
    const Type type{.size_pt = 7.5, .grey = soft};
    const std::string number = std::string(words::page.in(receipt.language)) + " " +
                               std::to_string(page.index) + " / " + std::to_string(page.count);
    const std::string currency = std::string(words::amounts_in.in(receipt.language)) + " " + receipt.currency;
    canvas.draw_text({currency, type}, margin, foot_y, 0.7 * inner);
    canvas.draw_text({number, type, Align::right}, margin + 0.75 * inner, foot_y, 0.25 * inner);
}

}  // namespace a4

}  // namespace

void draw_receipt_a4(Canvas& canvas, const Receipt& receipt) {
    using namespace a4;
    std::vector<Row> rows;
    add_lines(rows, receipt);
    std::size_t table_rows_left = rows.size();
    add_totals(rows, receipt);
    add_vat(rows, receipt);
    add_fiscal(rows, receipt);

    canvas.begin_page(width, height);
    if (receipt.training)
        canvas.draw_watermark(words::training.in(receipt.language), margin, margin, inner,
                              height - 2 * margin, /*hollow=*/false);
    double y = draw_heading(canvas, receipt);
    const Row heading = heading_row(receipt);
    const double heading_height = height_of(canvas, heading, inner) + below_heading;
    const auto pages =
        dealt(canvas, rows, inner, rows_bottom - y - heading_height, rows_bottom - margin - heading_height);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i > 0) {
            canvas.begin_page(width, height);
            y = margin;
        }
        if (table_rows_left > 0) y = draw_row(canvas, heading, margin, y, inner);
        if (i > 0) y += below_heading;
        table_rows_left -= std::min(table_rows_left, pages[i].size());
        draw_rows(canvas, pages[i], {margin, y, inner, rows_bottom - y + 0.01});
        draw_page_foot(canvas, receipt, {static_cast<int>(i) + 1, static_cast<int>(pages.size())});
    }
}

void draw_receipt_roll(Canvas& canvas, const Receipt& receipt) {
    constexpr double width = 80;
    constexpr double margin = 4;
    constexpr double inner = width - 2 * margin;
    // A page of a PDF is at most 14 400 points long (ISO 32000, annex C): longer receipts go on.
    constexpr double longest = 5000;
    const std::vector<Row> rows = receipt_rows(receipt, 9);
    for (const std::vector<Row>& piece : dealt(canvas, rows, inner, longest, longest)) {
        const double height = height_of(canvas, piece, inner);
        canvas.begin_page(width, height + 4 * margin);
        if (receipt.training)
            canvas.draw_watermark(words::training.in(receipt.language), margin, margin, inner,
                                  std::min(height, 120.0), /*hollow=*/true);
        draw_rows(canvas, piece, {margin, margin, inner, height + 0.01});
    }
}

void draw_receipt_2x5(Canvas& canvas, const Receipt& receipt) {
    constexpr double width = 139.7;
    constexpr double height = 50.8;
    constexpr double margin = 3;
    constexpr double between = 5;
    constexpr double column_width = (width - 2 * margin - between) / 2;
    constexpr double column_height = height - 2 * margin;
    // A little smaller when that saves a second ticket; no smaller than a thermal head prints well.
    const auto dealt_at = [&](double size_pt) {
        const std::vector<Row> rows = receipt_rows(receipt, size_pt);
        return dealt(canvas, rows, column_width, column_height, column_height);
    };
    auto columns = dealt_at(6.5);
    for (const double smaller_pt : {6.0, 5.5}) {
        if (columns.size() <= 2) break;
        auto tried = dealt_at(smaller_pt);
        if (tried.size() <= 2) columns = std::move(tried);
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool left = i % 2 == 0;
        if (left) {
            canvas.begin_page(width, height);
            if (receipt.training)
                canvas.draw_watermark(words::training.in(receipt.language), margin, margin,
                                      width - 2 * margin, column_height, /*hollow=*/true);
        }
        const double x = left ? margin : margin + column_width + between;
        draw_rows(canvas, columns[i], {x, margin, column_width, column_height + 0.01});
    }
}

}  // namespace guichet::printing
