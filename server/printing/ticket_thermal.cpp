#include <algorithm>
#include <string>
#include <vector>

#include "printing/pages.h"
#include "printing/ticket_rows.h"
#include "printing/words.h"

namespace guichet::printing {

namespace {

// Tariff at the left, price at the right, category below.
void add_price(Canvas& canvas, std::vector<Row>& rows, const Ticket& ticket, double size_pt, double width_mm,
               double above_mm) {
    const std::string price = paper_price(ticket.price, ticket.currency, ticket.language);
    const Type bold{.size_pt = size_pt, .bold = true};
    Row row{.cells = {}, .above_mm = above_mm};
    row.cells.push_back({.text = {ticket.tariff, fitted(canvas, ticket.tariff, bold, 0.55 * width_mm,
                                                        size_pt * 1.2, size_pt * 0.5)},
                         .from = 0,
                         .to = 0.55});
    row.cells.push_back(
        {.text = {price, fitted(canvas, price, bold, 0.42 * width_mm, size_pt * 0.5, 4), Align::right},
         .from = 0.58,
         .to = 1});
    rows.push_back(std::move(row));
    add_line(rows, category_text(ticket), {.size_pt = size_pt * 0.75}, 0.2);
}

void add_bands(std::vector<Row>& rows, const Ticket& ticket, double size_pt) {
    add_band(rows, training_text(ticket.training, ticket.language), size_pt);
    add_band(rows, copy_text(ticket.copy_number, ticket.language), size_pt, rows.empty() ? 0 : 0.6);
}

namespace roll {

constexpr double width = 80;
constexpr double margin = 4;  // heads print 72 mm of the 80
constexpr double inner = width - 2 * margin;
constexpr double code_max = 46.5;

std::vector<Row> rows_above_code(Canvas& canvas, const Ticket& ticket) {
    std::vector<Row> rows;
    add_bands(rows, ticket, 12);
    add_line(rows, ticket.issuer.name, {.size_pt = 9.5, .bold = true}, rows.empty() ? 0 : 3);
    add_line(rows, ticket.section, {.size_pt = 8.5}, 0.4);
    rows.push_back(
        line_of(ticket.title, fitted(canvas, ticket.title, {.size_pt = 19, .bold = true}, inner, 45, 9), 4));
    add_line(rows, ticket.starts_on, {.size_pt = 11.5}, 4);
    rows.push_back(line_of(ticket.starts_at,
                           fitted(canvas, ticket.starts_at, {.size_pt = 19, .bold = true}, inner, 20, 9)));
    rows.push_back(
        line_of(ticket.room, fitted(canvas, ticket.room, {.size_pt = 12, .bold = true}, inner, 15, 8), 3));
    add_line(rows, ticket.building, {.size_pt = 9});
    add_seat(canvas, rows, ticket, 7.5, 19, inner, 3.5);
    add_price(canvas, rows, ticket, 12, inner, 6);
    rows[rows.size() - 2].ruled = true;
    if (!ticket.eligibility.empty())
        add_line(rows, labelled(words::proof, ticket.eligibility, ticket.language),
                 {.size_pt = 9, .bold = true}, 2.5);
    return rows;
}

std::vector<Row> rows_below_code(const Ticket& ticket) {
    std::vector<Row> rows;
    rows.push_back(line_of(numbered(words::ticket_number, ticket.number, ticket.language),
                           {.size_pt = 10, .bold = true}, 0, Align::centre));
    const std::size_t first = rows.size();
    add_small_print(rows, ticket, {.size_pt = 7.5}, 0.34);
    if (rows.size() > first) {
        rows[first].above_mm = 5;
        rows[first].ruled = true;
    }
    return rows;
}

}  // namespace roll

namespace stub {

constexpr double width = 139.7;
constexpr double height = 50.8;
constexpr double margin = 3;
constexpr double inner_height = height - 2 * margin;
constexpr double perforation = 104.5;
constexpr double code_max = 36.5;
constexpr double text_x = margin + code_max + 4.5;
constexpr double text_width = perforation - 2.5 - text_x;
constexpr double stub_x = perforation + 2.5;
constexpr double stub_width = width - margin - stub_x;

void add_date_and_time(Canvas& canvas, std::vector<Row>& rows, const Ticket& ticket, double size_pt,
                       double width_mm, double above_mm) {
    const double one_line = size_pt * 0.45;
    const auto cell = [&](std::string_view text, double from, double to, Align align) {
        const Type type =
            fitted(canvas, text, {.size_pt = size_pt, .bold = true}, (to - from) * width_mm, one_line, 5);
        return Cell{.text = {std::string(text), type, align}, .from = from, .to = to};
    };
    rows.push_back({.cells = {cell(ticket.starts_on, 0, 0.68, Align::left),
                              cell(ticket.starts_at, 0.7, 1, Align::right)},
                    .above_mm = above_mm});
}

std::string house_text(const Ticket& ticket) {
    return ticket.section.empty() ? ticket.issuer.name : ticket.issuer.name + "  ·  " + ticket.section;
}

std::string place_text(const Ticket& ticket) {
    return ticket.building.empty() ? ticket.room : ticket.room + "  ·  " + ticket.building;
}

// Three lines at the foot: the sale, where, and who sells.
std::vector<Row> foot_rows(const Ticket& ticket) {
    const Language language = ticket.language;
    constexpr Type tiny{.size_pt = 5};
    const auto joined = [](std::string_view first, std::string_view second) {
        const std::string_view dot = first.empty() || second.empty() ? "" : "  ·  ";
        return std::string(first).append(dot).append(second);
    };
    std::vector<Row> rows;
    add_line(rows,
             joined(numbered(words::sale_number, ticket.sale_number, language),
                    numbered(words::sold_at, ticket.sold_at, language)),
             tiny);
    add_line(rows, joined(ticket.sold_by, ticket.issuer.vat_number), tiny);
    add_line(rows, joined(ticket.issuer.name, ticket.issuer.address), tiny);
    return rows;
}

std::vector<Row> body_rows(Canvas& canvas, const Ticket& ticket) {
    std::vector<Row> rows;
    add_bands(rows, ticket, 7);
    add_line(rows, house_text(ticket), {.size_pt = 6.5}, rows.empty() ? 0 : 0.8);
    rows.push_back(line_of(ticket.title,
                           fitted(canvas, ticket.title, {.size_pt = 13.5, .bold = true}, text_width, 12.5, 6),
                           0.8));
    add_date_and_time(canvas, rows, ticket, 9.5, text_width, 1.2);
    add_line(rows, place_text(ticket), {.size_pt = 7.5}, 0.4);
    add_seat(canvas, rows, ticket, 5.5, 13, text_width, 1.4);
    add_price(canvas, rows, ticket, 8.5, text_width, 1.2);
    if (!ticket.eligibility.empty())
        add_line(rows, labelled(words::proof, ticket.eligibility, ticket.language),
                 {.size_pt = 6.5, .bold = true}, 0.4);
    if (ticket.holder)
        add_line(rows, labelled(words::holder, *ticket.holder, ticket.language), {.size_pt = 6.5}, 0.4);
    return rows;
}

std::vector<Row> stub_rows(Canvas& canvas, const Ticket& ticket) {
    const Type small{.size_pt = 6};
    std::vector<Row> rows;
    add_bands(rows, ticket, 5);
    add_line(rows, ticket.issuer.name, small, rows.empty() ? 0 : 0.8);
    rows.push_back(line_of(
        ticket.title, fitted(canvas, ticket.title, {.size_pt = 9, .bold = true}, stub_width, 11, 5), 0.6));
    add_line(rows, ticket.starts_on, {.size_pt = 6.5}, 1);
    add_line(rows, ticket.starts_at, {.size_pt = 8, .bold = true});
    add_line(rows, ticket.room, {.size_pt = 6.5}, 0.6);
    add_line(rows, seat_text(ticket), {.size_pt = 8, .bold = true}, 0.6);
    add_line(rows, ticket.tariff, {.size_pt = 6.5}, 0.8);
    add_line(rows, category_text(ticket), small);
    add_line(rows, paper_price(ticket.price, ticket.currency, ticket.language), {.size_pt = 8, .bold = true},
             0.3);
    add_line(rows, numbered(words::ticket_number, ticket.number, ticket.language), small, 0.8);
    return rows;
}

}  // namespace stub

}  // namespace

void draw_ticket_roll(Canvas& canvas, const Ticket& ticket) {
    using namespace roll;
    const Modules modules = qr_modules(ticket.code);
    const double code = thermal_code_mm(modules, code_max);
    constexpr double around_code = 5;
    const std::vector<Row> above = rows_above_code(canvas, ticket);
    const std::vector<Row> below = rows_below_code(ticket);
    const double above_height = height_of(canvas, above, inner);
    const double below_height = height_of(canvas, below, inner);
    const double height =
        margin + above_height + around_code + code + around_code / 2 + below_height + 2 * margin;

    canvas.begin_page(width, height);
    if (ticket.training)
        canvas.draw_watermark(words::training.in(ticket.language), margin, margin, inner, above_height,
                              /*hollow=*/true);
    double y = draw_rows(canvas, above, {margin, margin, inner, above_height + 1});
    y += around_code;
    canvas.draw_code(modules, (width - code) / 2, y, code);
    y += code + around_code / 2;
    draw_rows(canvas, below, {margin, y, inner, below_height + 1});
}

void draw_ticket_stub(Canvas& canvas, const Ticket& ticket) {
    using namespace stub;
    const Modules modules = qr_modules(ticket.code);
    const double code = thermal_code_mm(modules, code_max);
    canvas.begin_page(width, height);
    if (ticket.training)
        canvas.draw_watermark(words::training.in(ticket.language), text_x, margin, text_width, inner_height,
                              /*hollow=*/true);
    const double code_x = margin + (code_max - code) / 2;
    canvas.draw_code(modules, code_x, margin + 1, code);
    std::vector<Row> under_code;
    under_code.push_back(line_of(numbered(words::ticket_number, ticket.number, ticket.language),
                                 {.size_pt = 7, .bold = true}, 0, Align::centre));
    const double under_y = margin + code + 3;
    draw_rows(canvas, under_code, {margin, under_y, code_max, height - margin - under_y});

    const std::vector<Row> foot = foot_rows(ticket);
    constexpr double foot_max = 10;
    const double foot_height = std::min(height_of(canvas, foot, text_width), foot_max);
    const double foot_y = height - margin - foot_height;
    draw_rows(canvas, body_rows(canvas, ticket), {text_x, margin, text_width, foot_y - 1 - margin});
    draw_rows(canvas, foot, {text_x, foot_y, text_width, foot_height + 0.01});

    canvas.draw_line(perforation, margin, perforation, height - margin, 0.5, Line::dashed, 0);
    draw_rows(canvas, stub_rows(canvas, ticket), {stub_x, margin, stub_width, inner_height});
}

}  // namespace guichet::printing
