#pragma once
// A column of text rows on a page. Rows know their height before they are drawn, so that a column
// can be made to fit its place: nothing is ever cut, and no row lies over another.

#include <optional>
#include <span>
#include <vector>

#include "printing/canvas.h"

namespace guichet::printing {

struct Cell {
    Paragraph text;
    double from = 0;  // edges as parts of the column's width
    double to = 1;
};

// A code instead of text. It never shrinks with the letters: it would no longer be read.
struct CodeBox {
    Modules modules;
    double side_mm = 0;
    Align align = Align::left;
};

// Cells stand side by side on one baseline.
struct Row {
    std::vector<Cell> cells;
    double above_mm = 0;   // white space
    bool ruled = false;    // with a hairline through it
    bool inverse = false;  // white letters on a black band
    double grey_rule = 0;
    bool joined = false;  // never parted from the row above by the end of a column
    std::optional<CodeBox> code = {};
};

struct Place {
    double x, y, width, height;
};

Row line_of(std::string_view text, Type type, double above_mm = 0, Align align = Align::left);
// Nothing when the value is empty.
void add_line(std::vector<Row>& rows, std::string_view text, Type type, double above_mm = 0);
// A small label at the left, its value at `value_from`; nothing when the value is empty.
void add_pair(std::vector<Row>& rows, std::string_view label, std::string_view value, Type type,
              double value_from);
void add_band(std::vector<Row>& rows, std::string_view text, double size_pt, double above_mm = 0);

double height_of(Canvas& canvas, const Row& row, double width_mm, double scale = 1);
double height_of(Canvas& canvas, std::span<const Row> rows, double width_mm, double scale = 1);

// Draws from the top of the place and returns the y below. Letters and white space shrink together
// when the rows are higher than the place.
double draw_rows(Canvas& canvas, std::span<const Row> rows, const Place& place);
double draw_row(Canvas& canvas, const Row& row, double x, double y, double width_mm, double scale = 1);

// Rows dealt out in order to columns: the first `first_height_mm` high, the others
// `next_height_mm`. A later column starts without the white space of its first row.
std::vector<std::vector<Row>> dealt(Canvas& canvas, std::span<const Row> rows, double width_mm,
                                    double first_height_mm, double next_height_mm);

// The largest type from `type` down to `smallest_pt` in which the text keeps its words whole and is
// at most `height_mm` high; failing that the largest that is not higher.
Type fitted(Canvas& canvas, std::string_view text, Type type, double width_mm, double height_mm,
            double smallest_pt);

}  // namespace guichet::printing
