#include "printing/slip.h"

#include <algorithm>
#include <stdexcept>

#include "printing/escpos_job.h"
#include "printing/rows.h"
#include "printing/text.h"
#include "printing/words.h"

namespace guichet::printing {
namespace {

constexpr int roll_columns = 48;

void require_size(const Slip& slip) {
    std::size_t rows = slip.facts.size();
    for (const SlipSection& section : slip.sections) rows += section.rows.size() + 1;
    if (rows > slip_rows_max) throw std::invalid_argument("too many rows for a slip");
}

Row edge_row(const SlipRow& row, Type type, double above_mm) {
    type.bold = row.strong;
    return {.cells = {{.text = {clean_text(row.label), type}, .from = 0, .to = 0.64},
                      {.text = {clean_text(row.value), type, Align::right}, .from = 0.65, .to = 1}},
            .above_mm = above_mm};
}

std::vector<Row> rows_of(const Slip& slip, double size_pt) {
    const Type plain{.size_pt = size_pt}, small{.size_pt = size_pt * 0.88};
    std::vector<Row> rows;
    add_band(rows, training_text(slip.training, slip.language), size_pt * 1.2);
    add_band(rows, copy_text(slip.copy_number, slip.language), size_pt * 1.2, rows.empty() ? 0 : 0.6);
    add_line(rows, clean_text(slip.issuer.name), {.size_pt = size_pt * 1.1, .bold = true},
             rows.empty() ? 0 : size_pt * 0.25);
    add_line(rows, clean_text(slip.title), {.size_pt = size_pt * 1.5, .bold = true}, size_pt * 0.3);
    for (const SlipRow& fact : slip.facts)
        add_pair(rows, clean_text(fact.label), clean_text(fact.value), small, 0.4);
    for (const SlipSection& section : slip.sections) {
        if (section.rows.empty()) continue;
        double above = size_pt * 0.4;
        if (!section.title.empty()) {
            rows.push_back(line_of(clean_text(section.title), {.size_pt = size_pt, .bold = true}, above));
            rows.back().ruled = true;
            above = 0.4;
        }
        for (const SlipRow& row : section.rows) {
            rows.push_back(edge_row(row, plain, above));
            rows.back().ruled = above > 0.4;
            above = 0.3;
        }
    }
    if (slip.sign_here) {
        rows.push_back(line_of(words::hand_signature.in(slip.language), small, size_pt * 1.6));
        rows.back().ruled = true;
    }
    add_line(rows, clean_text(slip.small_print), {.size_pt = size_pt * 0.75}, size_pt * 0.4);
    return rows;
}

void draw(Canvas& canvas, const Slip& slip, double width, double margin, double height, double size_pt) {
    const double inner = width - 2 * margin;
    const bool roll = height == 0;
    // A page of a PDF is at most 14 400 points long (ISO 32000, annex C).
    const double longest = roll ? 5000 : height - 2 * margin;
    const std::vector<Row> rows = rows_of(slip, size_pt);
    for (const std::vector<Row>& piece : dealt(canvas, rows, inner, longest, longest)) {
        const double used = height_of(canvas, piece, inner);
        canvas.begin_page(width, roll ? used + 4 * margin : height);
        if (slip.training)
            canvas.draw_watermark(words::training.in(slip.language), margin, margin, inner,
                                  std::min(roll ? used : longest, 120.0), roll);
        draw_rows(canvas, piece, {margin, margin, inner, longest + 0.01});
    }
}

}  // namespace

std::string slip_pdf(const Slip& slip, Stock stock) {
    require_size(slip);
    Canvas canvas(clean_text(slip.title));
    if (stock == Stock::a4)
        draw(canvas, slip, 210, 25, 297, 10);
    else
        draw(canvas, slip, 80, 4, 0, 9);
    return canvas.finish();
}

std::string slip_bytes(const Slip& slip) {
    require_size(slip);
    const Language language = slip.language;
    Job job(roll_columns);
    for (const std::string& band :
         {training_text(slip.training, language), copy_text(slip.copy_number, language)})
        job.print(band, {.bold = true, .tall = 2, .inverse = true, .centred = true});
    job.print(clean_text(slip.issuer.name), {.bold = true, .centred = true});
    job.feed();
    job.print(clean_text(slip.title), {.bold = true, .wide = 2, .tall = 2});
    for (const SlipRow& fact : slip.facts) job.print_pair(clean_text(fact.label), clean_text(fact.value));
    for (const SlipSection& section : slip.sections) {
        if (section.rows.empty()) continue;
        job.print_rule();
        job.print(clean_text(section.title), {.bold = true});
        for (const SlipRow& row : section.rows)
            job.print_edges(clean_text(row.label), clean_text(row.value), {.bold = row.strong});
    }
    job.print_rule();
    if (slip.sign_here) {
        job.print(words::hand_signature.in(language));
        job.feed();
        job.feed();
        job.print_rule();
    }
    job.print(clean_text(slip.small_print));
    return job.finish();
}

}  // namespace guichet::printing
