#include <string>
#include <vector>

#include "printing/pages.h"
#include "printing/ticket_rows.h"
#include "printing/words.h"

namespace guichet::printing {

namespace {

constexpr double page_width = 210;
constexpr double page_height = 297;
constexpr double fold_x = page_width / 2;
constexpr double fold_y = page_height / 2;
constexpr double margin = 16;
constexpr double fold_margin = 11;  // nothing is printed nearer to a fold
constexpr double quarter_width = fold_x - margin - fold_margin;
constexpr double quarter_height = fold_y - margin - fold_margin;
constexpr double left_x = margin;
constexpr double right_x = fold_x + fold_margin;
constexpr double lower_y = fold_y + fold_margin;
constexpr double code_mm = 60;
constexpr double soft = 0.38;  // grey of labels

std::vector<Row> show_rows(Canvas& canvas, const Ticket& ticket) {
    std::vector<Row> rows;
    add_line(rows, ticket.issuer.name, {.size_pt = 9.5, .bold = true});
    add_line(rows, ticket.section, {.size_pt = 9.5, .grey = soft}, 0.6);
    rows.push_back(line_of(
        ticket.title, fitted(canvas, ticket.title, {.size_pt = 25, .bold = true}, quarter_width, 52, 9), 7));
    rows.push_back(line_of(ticket.starts_on,
                           fitted(canvas, ticket.starts_on, {.size_pt = 14}, quarter_width, 14, 9), 8));
    rows.push_back(line_of(ticket.starts_at, fitted(canvas, ticket.starts_at, {.size_pt = 22, .bold = true},
                                                    quarter_width, 20, 9)));
    rows.push_back(line_of(
        ticket.room, fitted(canvas, ticket.room, {.size_pt = 14, .bold = true}, quarter_width, 14, 9), 6));
    add_line(rows, ticket.building, {.size_pt = 10, .grey = soft});
    add_seat(canvas, rows, ticket, 8, 22, quarter_width, 6);
    return rows;
}

std::vector<Row> right_rows(Canvas& canvas, const Ticket& ticket) {
    std::vector<Row> rows;
    const std::string price = paper_price(ticket.price, ticket.currency, ticket.language);
    const Type type =
        fitted(canvas, ticket.tariff, {.size_pt = 13, .bold = true}, 0.56 * quarter_width, 16, 8);
    Row tariff;
    tariff.cells.push_back({.text = {ticket.tariff, type}, .from = 0, .to = 0.56});
    tariff.cells.push_back(
        {.text = {price, fitted(canvas, price, {.size_pt = 13, .bold = true}, 0.4 * quarter_width, 6, 7),
                  Align::right},
         .from = 0.6,
         .to = 1});
    rows.push_back(std::move(tariff));
    add_line(rows, category_text(ticket), {.size_pt = 9.5, .grey = soft}, 0.6);
    if (!ticket.eligibility.empty())
        add_line(rows, labelled(words::proof, ticket.eligibility, ticket.language),
                 {.size_pt = 9.5, .bold = true}, 3);
    return rows;
}

void draw_fold_marks(Canvas& canvas) {
    constexpr double length = 5;
    const auto mark = [&](double x1, double y1, double x2, double y2) {
        canvas.draw_line(x1, y1, x2, y2, 0.5, Line::solid, 0.6);
    };
    mark(0, fold_y, length, fold_y);
    mark(page_width - length, fold_y, page_width, fold_y);
    mark(fold_x, 0, fold_x, length);
    mark(fold_x, page_height - length, fold_x, page_height);
    mark(fold_x - length / 2, fold_y, fold_x + length / 2, fold_y);
    mark(fold_x, fold_y - length / 2, fold_x, fold_y + length / 2);
}

void draw_code_quarter(Canvas& canvas, const Ticket& ticket) {
    std::vector<Row> bands;
    add_band(bands, training_text(ticket.training, ticket.language), 11);
    add_band(bands, copy_text(ticket.copy_number, ticket.language), 11, bands.empty() ? 0 : 1);
    double y = draw_rows(canvas, bands, {right_x, margin, quarter_width, 16});
    if (!bands.empty()) y += 3;
    canvas.draw_code(qr_modules(ticket.code), right_x, y, code_mm);
    y += code_mm + 2.5;
    std::vector<Row> number;
    add_line(number, numbered(words::ticket_number, ticket.number, ticket.language), {.size_pt = 9.5});
    y = draw_rows(canvas, number, {right_x, y, quarter_width, 10}) + 4;
    draw_rows(canvas, right_rows(canvas, ticket), {right_x, y, quarter_width, fold_y - fold_margin - y});
}

}  // namespace

void draw_ticket_a4(Canvas& canvas, const Ticket& ticket, PageNumber number) {
    canvas.begin_page(page_width, page_height);
    if (ticket.training)
        canvas.draw_watermark(words::training.in(ticket.language), margin, lower_y, page_width - 2 * margin,
                              quarter_height, /*hollow=*/false);
    draw_fold_marks(canvas);
    draw_rows(canvas, show_rows(canvas, ticket), {left_x, margin, quarter_width, quarter_height});
    draw_code_quarter(canvas, ticket);

    std::vector<Row> details;
    add_small_print(details, ticket, {.size_pt = 8.5, .grey = soft}, 0.36);
    draw_rows(canvas, details, {left_x, lower_y, quarter_width, quarter_height});

    std::vector<Row> advice;
    add_line(advice, words::show_at_door.in(ticket.language), {.size_pt = 9});
    add_line(advice, words::fold_here.in(ticket.language), {.size_pt = 8, .grey = soft}, 4);
    if (number.count > 1)
        add_line(advice, std::to_string(number.index) + " / " + std::to_string(number.count),
                 {.size_pt = 8, .grey = soft}, 4);
    draw_rows(canvas, advice, {right_x, lower_y, quarter_width, quarter_height});
}

}  // namespace guichet::printing
