#pragma once
// Pages to draw on, measured in millimetres from the top left corner. The only door to the PDF
// library (pdf.cpp): the layouts know text, rules, boxes and codes, and can ask how high a text is.

#include <memory>
#include <string>
#include <string_view>

#include "printing/qr.h"

namespace guichet::printing {

enum class Align { left, centre, right };

struct Type {
    double size_pt = 9;
    bool bold = false;
    double grey = 0;  // 0 black to 1 white; thermal paper knows black only
};

// One paragraph. It wraps at words, then inside a word that is wider than the line.
struct Paragraph {
    std::string text;
    Type type;
    Align align = Align::left;
};

enum class Line { solid, dashed };

class Canvas {
public:
    explicit Canvas(std::string_view title);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    void begin_page(double width_mm, double height_mm);

    double height_of(const Paragraph& text, double width_mm);
    double baseline_of(const Paragraph& text, double width_mm);  // of the first line, below the top
    bool breaks_a_word(const Paragraph& text, double width_mm);

    void draw_text(const Paragraph& text, double x, double y, double width_mm);
    void draw_line(double x1, double y1, double x2, double y2, double thickness_pt, Line line, double grey);
    void fill_box(double x, double y, double width_mm, double height_mm, double grey);
    // The modules without quiet zone, in a square of `side_mm`.
    void draw_code(const Modules& modules, double x, double y, double side_mm);
    // Letters from corner to corner behind the page: pale grey, or hollow for thermal paper.
    void draw_watermark(std::string_view word, double x, double y, double width_mm, double height_mm,
                        bool hollow);

    std::string finish();  // the PDF; nothing may be drawn afterwards

private:
    struct Drawing;
    std::unique_ptr<Drawing> drawing_;
};

}  // namespace guichet::printing
