#include "printing/rows.h"

#include <algorithm>

namespace guichet::printing {

namespace {

constexpr double smallest_scale = 0.02;
constexpr double band_padding_mm = 0.8;

Paragraph scaled(const Paragraph& text, double scale) {
    Paragraph smaller = text;
    smaller.type.size_pt *= scale;
    return smaller;
}

// Heights of the cells once their first lines share a baseline.
struct Extent {
    double baseline = 0;
    double height = 0;
};

Extent extent_of(Canvas& canvas, const Row& row, double width_mm, double scale) {
    Extent extent;
    for (const Cell& cell : row.cells)
        extent.baseline = std::max(
            extent.baseline, canvas.baseline_of(scaled(cell.text, scale), (cell.to - cell.from) * width_mm));
    for (const Cell& cell : row.cells) {
        const Paragraph text = scaled(cell.text, scale);
        const double width = (cell.to - cell.from) * width_mm;
        const double drop = extent.baseline - canvas.baseline_of(text, width);
        extent.height = std::max(extent.height, drop + canvas.height_of(text, width));
    }
    if (row.code) extent.height = std::max(extent.height, row.code->side_mm);
    return extent;
}

double padding_of(const Row& row, double scale) { return row.inverse ? band_padding_mm * scale : 0; }

}  // namespace

Row line_of(std::string_view text, Type type, double above_mm, Align align) {
    return {.cells = {{.text = {std::string(text), type, align}}}, .above_mm = above_mm};
}

void add_line(std::vector<Row>& rows, std::string_view text, Type type, double above_mm) {
    if (!text.empty()) rows.push_back(line_of(text, type, above_mm));
}

void add_pair(std::vector<Row>& rows, std::string_view label, std::string_view value, Type type,
              double value_from) {
    if (value.empty()) return;
    Type small = type;
    small.bold = false;
    Row row;
    row.above_mm = type.size_pt * 0.06;
    row.cells.push_back({.text = {std::string(label), small}, .from = 0, .to = value_from - 0.03});
    Type black = type;
    black.grey = 0;
    row.cells.push_back({.text = {std::string(value), black}, .from = value_from, .to = 1});
    rows.push_back(std::move(row));
}

void add_band(std::vector<Row>& rows, std::string_view text, double size_pt, double above_mm) {
    if (text.empty()) return;
    Row row = line_of(text, {.size_pt = size_pt, .bold = true, .grey = 1}, above_mm, Align::centre);
    row.inverse = true;
    rows.push_back(std::move(row));
}

double height_of(Canvas& canvas, const Row& row, double width_mm, double scale) {
    return row.above_mm * scale + 2 * padding_of(row, scale) + extent_of(canvas, row, width_mm, scale).height;
}

double height_of(Canvas& canvas, std::span<const Row> rows, double width_mm, double scale) {
    double height = 0;
    for (const Row& row : rows) height += height_of(canvas, row, width_mm, scale);
    return height;
}

double draw_row(Canvas& canvas, const Row& row, double x, double y, double width_mm, double scale) {
    const Extent extent = extent_of(canvas, row, width_mm, scale);
    if (row.ruled) {
        const double middle = y + row.above_mm * scale / 2;
        canvas.draw_line(x, middle, x + width_mm, middle, 0.5, Line::solid, row.grey_rule);
    }
    y += row.above_mm * scale;
    const double padding = padding_of(row, scale);
    if (row.inverse) canvas.fill_box(x, y, width_mm, extent.height + 2 * padding, 0);
    y += padding;
    for (const Cell& cell : row.cells) {
        const Paragraph text = scaled(cell.text, scale);
        const double width = (cell.to - cell.from) * width_mm;
        canvas.draw_text(text, x + cell.from * width_mm,
                         y + extent.baseline - canvas.baseline_of(text, width), width);
    }
    if (row.code) {
        const double free = width_mm - row.code->side_mm;
        const Align align = row.code->align;
        const double at = align == Align::left ? 0 : align == Align::right ? free : free / 2;
        canvas.draw_code(row.code->modules, x + at, y, row.code->side_mm);
    }
    return y + extent.height + padding;
}

double draw_rows(Canvas& canvas, std::span<const Row> rows, const Place& place) {
    double scale = 1;
    if (height_of(canvas, rows, place.width) > place.height) {
        double too_high = 1;
        scale = smallest_scale;
        for (int i = 0; i < 10; ++i) {
            const double middle = (scale + too_high) / 2;
            const bool fits = height_of(canvas, rows, place.width, middle) <= place.height;
            (fits ? scale : too_high) = middle;
        }
    }
    double y = place.y;
    for (const Row& row : rows) y = draw_row(canvas, row, place.x, y, place.width, scale);
    return y;
}

std::vector<std::vector<Row>> dealt(Canvas& canvas, std::span<const Row> rows, double width_mm,
                                    double first_height_mm, double next_height_mm) {
    std::vector<std::vector<Row>> columns(1);
    double left = first_height_mm;
    const auto start_column = [&] {
        columns.emplace_back();
        left = next_height_mm;
    };
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end].joined) ++end;
        const auto group = rows.subspan(i, end - i);
        if (height_of(canvas, group, width_mm) > left && !columns.back().empty()) start_column();
        for (Row row : group) {
            // A group higher than a whole column is parted after all.
            if (height_of(canvas, row, width_mm) > left && !columns.back().empty()) start_column();
            if (columns.size() > 1 && columns.back().empty()) {
                row.above_mm = 0;
                row.ruled = false;
            }
            left -= height_of(canvas, row, width_mm);
            columns.back().push_back(std::move(row));
        }
        i = end;
    }
    return columns;
}

Type fitted(Canvas& canvas, std::string_view text, Type type, double width_mm, double height_mm,
            double smallest_pt) {
    constexpr double step = 0.93;
    const auto is_too_high = [&](Type tried) {
        return canvas.height_of({std::string(text), tried}, width_mm) > height_mm;
    };
    for (Type tried = type; tried.size_pt >= smallest_pt; tried.size_pt *= step)
        if (!is_too_high(tried) && !canvas.breaks_a_word({std::string(text), tried}, width_mm)) return tried;
    while (type.size_pt > smallest_pt && is_too_high(type)) type.size_pt *= step;
    return type;
}

}  // namespace guichet::printing
