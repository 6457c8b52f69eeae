#include "printing/paged_table.h"

#include <algorithm>
#include <numeric>

#include "printing/canvas.h"
#include "printing/text.h"

namespace guichet::printing {
namespace {

constexpr double page_width = 297, page_height = 210, margin = 12, gap = 1.5;
constexpr double text_pt = 7, row_gap = 0.8, heading_room = 12;
constexpr size_t cell_chars_max = 90;  // three lines of a wide column

}  // namespace

struct PagedTable::Drawing {
    Sheet sheet;
    Canvas canvas;
    std::vector<double> left, width;
    double y = 0;
    int page = 0;

    explicit Drawing(Sheet with) : sheet(std::move(with)), canvas(clean_text(sheet.title)) {
        const double sum = std::accumulate(sheet.columns.begin(), sheet.columns.end(), 0.0,
                                           [](double all, const SheetColumn& c) { return all + c.width; });
        double x = margin;
        for (const SheetColumn& column : sheet.columns) {
            const double share = (page_width - 2 * margin) * column.width / sum;
            left.push_back(x);
            width.push_back(share - gap);
            x += share;
        }
        begin_page();
    }

    double draw(const Paragraph& text, double x, double room) {
        canvas.draw_text(text, x, y, room);
        return canvas.height_of(text, room);
    }

    void begin_page() {
        canvas.begin_page(page_width, page_height);
        ++page;
        const double room = page_width - 2 * margin;
        y = page_height - margin - 3;
        canvas.draw_text({clean_text(sheet.foot), {.size_pt = text_pt, .grey = 0.4}, Align::left}, margin, y,
                         room - 40);
        canvas.draw_text(
            {sheet.page_word + " " + std::to_string(page), {.size_pt = text_pt, .grey = 0.4}, Align::right},
            page_width - margin - 40, y, 40);
        y = margin;
        const double title_pt = page == 1 ? 15 : 9;
        y += draw({clean_text(sheet.title), {.size_pt = title_pt, .bold = true}, Align::left}, margin, room) +
             1;
        if (page == 1)
            for (const std::string& line : sheet.lines)
                y += draw({clean_text(line), {.size_pt = 9}, Align::left}, margin, room) + 0.5;
        y += 1.5;
        std::vector<std::string> titles;
        for (const SheetColumn& column : sheet.columns) titles.push_back(column.title);
        draw_row(titles, true);
        canvas.draw_line(margin, y - row_gap / 2, page_width - margin, y - row_gap / 2, 0.6, Line::solid, 0);
    }

    std::vector<Paragraph> paragraphs(std::span<const std::string> cells, bool strong) const {
        std::vector<Paragraph> out;
        for (size_t i = 0; i < sheet.columns.size(); ++i) {
            std::string text = i < cells.size() ? clean_text(cells[i]) : "";
            if (text.size() > cell_chars_max) {
                size_t cut = cell_chars_max;
                while ((text[cut] & 0xC0) == 0x80) --cut;
                text = text.substr(0, cut) + "…";
            }
            out.push_back({std::move(text),
                           {.size_pt = text_pt, .bold = strong},
                           sheet.columns[i].right ? Align::right : Align::left});
        }
        return out;
    }

    // A heading or a note has one cell: it may take the whole width.
    static bool is_alone(std::span<const std::string> cells) {
        return std::ranges::all_of(cells.subspan(1), [](const std::string& cell) { return cell.empty(); });
    }

    void draw_row(std::span<const std::string> cells, bool strong) {
        const auto texts = paragraphs(cells, strong);
        if (is_alone(cells)) {
            y += draw(texts[0], left[0], page_width - 2 * margin) + row_gap;
            return;
        }
        double height = 0;
        for (size_t i = 0; i < texts.size(); ++i)
            if (!texts[i].text.empty()) height = std::max(height, canvas.height_of(texts[i], width[i]));
        for (size_t i = 0; i < texts.size(); ++i)
            if (!texts[i].text.empty()) canvas.draw_text(texts[i], left[i], y, width[i]);
        y += height + row_gap;
    }

    double height_of(std::span<const std::string> cells, bool strong) {
        const auto texts = paragraphs(cells, strong);
        // A heading does not stand alone at the foot of a page.
        if (is_alone(cells))
            return canvas.height_of(texts[0], page_width - 2 * margin) + (strong ? heading_room : 0);
        double height = 0;
        for (size_t i = 0; i < texts.size(); ++i)
            if (!texts[i].text.empty()) height = std::max(height, canvas.height_of(texts[i], width[i]));
        return height;
    }
};

PagedTable::PagedTable(Sheet sheet) : drawing_(new Drawing(std::move(sheet))) {}
PagedTable::~PagedTable() = default;

void PagedTable::row(std::span<const std::string> cells, bool strong) {
    Drawing& d = *drawing_;
    if (d.y + d.height_of(cells, strong) > page_height - margin - 6) d.begin_page();
    d.draw_row(cells, strong);
    d.canvas.draw_line(margin, d.y - row_gap / 2, page_width - margin, d.y - row_gap / 2, 0.2, Line::solid,
                       0.75);
}

std::string PagedTable::finish() { return drawing_->canvas.finish(); }

}  // namespace guichet::printing
