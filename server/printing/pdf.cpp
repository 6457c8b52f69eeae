#include "printing/pdf.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "printing/canvas.h"
#include "printing/pages.h"
#include "printing/text.h"
#include "printing/words.h"

namespace guichet::printing {

namespace {

constexpr double points_per_mm = 72.0 / 25.4;
constexpr const char* family = "DejaVu Sans";
constexpr double set_pt = 10;
constexpr std::size_t set_paragraphs_max = 512;

template <auto release>
struct Releaser {
    template <typename Resource>
    void operator()(Resource* resource) const {
        release(resource);
    }
};
using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Cairo = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using Font = std::unique_ptr<PangoFontDescription, Releaser<pango_font_description_free>>;
using Context = std::unique_ptr<PangoContext, Releaser<g_object_unref>>;
using Layout = std::unique_ptr<PangoLayout, Releaser<g_object_unref>>;
using Attributes = std::unique_ptr<PangoAttrList, Releaser<pango_attr_list_unref>>;

cairo_status_t append_bytes(void* closure, const unsigned char* bytes, unsigned int length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

void require_success(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(std::string("cairo: ") + cairo_status_to_string(status));
}

// Positions and widths do not depend on a screen: what fits here fits on every printer.
void use_ideal_metrics(PangoContext* context) {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
}

// cairo puts hard spaces and ligatures into a second copy of the font, 3 kB a weight: a hard space
// becomes a space that may not be broken, which looks the same; "fi" stays two letters.
void set_text(PangoLayout* layout, std::string text) {
    const Attributes attributes(pango_attr_list_new());
    // A name is broken as it is; a hyphen would become part of it.
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
    pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("liga=0"));
    constexpr std::string_view hard_space = "\u00A0";
    for (std::size_t at = 0; (at = text.find(hard_space, at)) != std::string::npos; ++at) {
        text.erase(at, 1);  // two bytes
        text[at] = ' ';
        std::size_t end = at + 2;  // the letter after the space, whole
        while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
        PangoAttribute* unbroken = pango_attr_allow_breaks_new(FALSE);
        unbroken->start_index = static_cast<guint>(at);
        unbroken->end_index = static_cast<guint>(end);
        pango_attr_list_insert(attributes.get(), unbroken);
    }
    pango_layout_set_attributes(layout, attributes.get());
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
}

// Pango turns left and right around in a paragraph that starts in Hebrew or Arabic; a column of
// the page keeps its edge whatever the name in it.
PangoAlignment alignment(PangoLayout* layout, Align align) {
    if (align == Align::centre) return PANGO_ALIGN_CENTER;
    const bool from_right = pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL;
    return (align == Align::left) != from_right ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
}

// Whether a line starts where no line may break by the rules of its language.
bool parts_a_word(PangoLayout* layout) {
    int attribute_count = 0;
    const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout, &attribute_count);
    const char* text = pango_layout_get_text(layout);
    const int lines = pango_layout_get_line_count(layout);
    for (int i = 1; i < lines; ++i) {
        const int start = pango_layout_get_line_readonly(layout, i)->start_index;
        const glong letter = g_utf8_pointer_to_offset(text, text + start);
        if (letter < attribute_count && !attributes[letter].is_line_break) return true;
    }
    return false;
}

}  // namespace

// A paragraph laid out once: pages draw it larger or smaller. Lengths are points at `set_pt`.
struct SetParagraph {
    Layout layout;
    double height = 0;
    double baseline = 0;  // of the first line, below the top
    double above = 0;     // ink that stands out above the first line
    bool breaks_a_word = false;
};

struct Canvas::Drawing {
    std::string bytes;
    Surface surface;
    Cairo cairo;
    Context context;
    Font font;
    std::map<std::tuple<std::string, bool, Align, int>, SetParagraph> set_paragraphs;
    bool page_open = false;

    // Laid out at one size whatever the type: each further size would load the fonts again, and
    // that is most of the time of a small page. Valid until the next call.
    const SetParagraph& set(const Paragraph& text, double width_mm) {
        const double width = width_mm * points_per_mm * set_pt / text.type.size_pt;
        const int width_units = static_cast<int>(std::min(width, 1e6) * PANGO_SCALE);
        auto key = std::tuple(text.text, text.type.bold, text.align, width_units);
        const auto known = set_paragraphs.find(key);
        if (known != set_paragraphs.end()) return known->second;
        if (set_paragraphs.size() >= set_paragraphs_max) set_paragraphs.clear();
        return set_paragraphs.emplace(std::move(key), laid_out(text, width_units)).first->second;
    }

    SetParagraph laid_out(const Paragraph& text, int width_units) {
        SetParagraph set{.layout = Layout(pango_layout_new(context.get()))};
        PangoLayout* layout = set.layout.get();
        pango_font_description_set_weight(font.get(),
                                          text.type.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(layout, font.get());
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
        pango_layout_set_width(layout, width_units);
        set_text(layout, text.text);
        pango_layout_set_alignment(layout, alignment(layout, text.align));

        PangoRectangle ink;
        PangoRectangle logical;
        pango_layout_get_extents(layout, &ink, &logical);
        // Piled marks stand out of the line: they count, so that nothing is drawn over them.
        const int top = std::min(ink.y, 0);
        const int bottom = std::max(ink.y + ink.height, logical.height);
        set.height = (bottom - top) / double{PANGO_SCALE};
        set.above = -top / double{PANGO_SCALE};
        set.baseline = set.above + pango_layout_get_baseline(layout) / double{PANGO_SCALE};
        set.breaks_a_word = parts_a_word(layout);
        return set;
    }

    void set_grey(double grey) { cairo_set_source_rgb(cairo.get(), grey, grey, grey); }
};

Canvas::Canvas(std::string_view title) : drawing_(std::make_unique<Drawing>()) {
    Drawing& d = *drawing_;
    d.surface.reset(cairo_pdf_surface_create_for_stream(append_bytes, &d.bytes, 100, 100));
    require_success(cairo_surface_status(d.surface.get()));
    cairo_pdf_surface_set_metadata(d.surface.get(), CAIRO_PDF_METADATA_TITLE, std::string(title).c_str());
    // cairo would ask the clock, and the same ticket would give other bytes each time.
    cairo_pdf_surface_set_metadata(d.surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    d.cairo.reset(cairo_create(d.surface.get()));
    d.context.reset(pango_cairo_create_context(d.cairo.get()));
    use_ideal_metrics(d.context.get());
    d.font.reset(pango_font_description_new());
    pango_font_description_set_family(d.font.get(), family);
    pango_font_description_set_absolute_size(d.font.get(), set_pt * PANGO_SCALE);
}

Canvas::~Canvas() {
    // cairo still writes into `bytes` when the surface goes.
    drawing_->set_paragraphs.clear();
    drawing_->context.reset();
    drawing_->cairo.reset();
    drawing_->surface.reset();
}

void Canvas::begin_page(double width_mm, double height_mm) {
    if (drawing_->page_open) cairo_show_page(drawing_->cairo.get());
    drawing_->page_open = true;
    cairo_pdf_surface_set_size(drawing_->surface.get(), width_mm * points_per_mm, height_mm * points_per_mm);
}

double Canvas::height_of(const Paragraph& text, double width_mm) {
    return drawing_->set(text, width_mm).height * text.type.size_pt / set_pt / points_per_mm;
}

double Canvas::baseline_of(const Paragraph& text, double width_mm) {
    return drawing_->set(text, width_mm).baseline * text.type.size_pt / set_pt / points_per_mm;
}

bool Canvas::breaks_a_word(const Paragraph& text, double width_mm) {
    return drawing_->set(text, width_mm).breaks_a_word;
}

void Canvas::draw_text(const Paragraph& text, double x, double y, double width_mm) {
    Drawing& d = *drawing_;
    const SetParagraph& set = d.set(text, width_mm);
    const double scale = text.type.size_pt / set_pt;
    cairo_save(d.cairo.get());
    d.set_grey(text.type.grey);
    cairo_translate(d.cairo.get(), x * points_per_mm, y * points_per_mm);
    cairo_scale(d.cairo.get(), scale, scale);
    cairo_move_to(d.cairo.get(), 0, set.above);
    pango_cairo_show_layout(d.cairo.get(), set.layout.get());
    cairo_restore(d.cairo.get());
}

void Canvas::draw_line(double x1, double y1, double x2, double y2, double thickness_pt, Line line,
                       double grey) {
    Drawing& d = *drawing_;
    cairo_save(d.cairo.get());
    d.set_grey(grey);
    cairo_set_line_width(d.cairo.get(), thickness_pt);
    constexpr double dashes[] = {2.0, 2.0};
    if (line == Line::dashed) cairo_set_dash(d.cairo.get(), dashes, 2, 0);
    cairo_move_to(d.cairo.get(), x1 * points_per_mm, y1 * points_per_mm);
    cairo_line_to(d.cairo.get(), x2 * points_per_mm, y2 * points_per_mm);
    cairo_stroke(d.cairo.get());
    cairo_restore(d.cairo.get());
}

void Canvas::fill_box(double x, double y, double width_mm, double height_mm, double grey) {
    Drawing& d = *drawing_;
    d.set_grey(grey);
    cairo_rectangle(d.cairo.get(), x * points_per_mm, y * points_per_mm, width_mm * points_per_mm,
                    height_mm * points_per_mm);
    cairo_fill(d.cairo.get());
}

// A one-bit mask without smoothing is a sixth of the time of drawn squares and stays sharp.
void Canvas::draw_code(const Modules& modules, double x, double y, double side_mm) {
    Drawing& d = *drawing_;
    const Surface mask(cairo_image_surface_create(CAIRO_FORMAT_A1, modules.side, modules.side));
    require_success(cairo_surface_status(mask.get()));
    unsigned char* bits = cairo_image_surface_get_data(mask.get());
    const int stride = cairo_image_surface_get_stride(mask.get());
    for (int row = 0; row < modules.side; ++row)
        for (int column = 0; column < modules.side; ++column) {
            if (!modules.is_dark(column, row)) continue;
            // A1 is packed in native 32-bit words: the first pixel is the lowest bit here, the
            // highest on a big-endian machine.
            const int bit = G_BYTE_ORDER == G_LITTLE_ENDIAN ? column % 8 : 7 - column % 8;
            bits[row * stride + column / 8] |= static_cast<unsigned char>(1U << bit);
        }
    cairo_surface_mark_dirty(mask.get());

    cairo_save(d.cairo.get());
    cairo_translate(d.cairo.get(), x * points_per_mm, y * points_per_mm);
    const double scale = side_mm * points_per_mm / modules.side;
    cairo_scale(d.cairo.get(), scale, scale);
    d.set_grey(0);
    cairo_pattern_t* pattern = cairo_pattern_create_for_surface(mask.get());
    cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
    cairo_mask(d.cairo.get(), pattern);
    cairo_pattern_destroy(pattern);
    cairo_restore(d.cairo.get());
}

void Canvas::draw_watermark(std::string_view word, double x, double y, double width_mm, double height_mm,
                            bool hollow) {
    Drawing& d = *drawing_;
    const double width = width_mm * points_per_mm;
    const double height = height_mm * points_per_mm;
    const SetParagraph& set =
        d.set({std::string(word), {.size_pt = set_pt, .bold = true}, Align::left}, 10000);
    int text_width = 0;
    int text_height = 0;
    pango_layout_get_size(set.layout.get(), &text_width, &text_height);
    const double scale = std::hypot(width, height) * 0.72 / (text_width / double{PANGO_SCALE});

    cairo_save(d.cairo.get());
    cairo_translate(d.cairo.get(), x * points_per_mm + width / 2, y * points_per_mm + height / 2);
    cairo_rotate(d.cairo.get(), -std::atan2(height, width));
    cairo_scale(d.cairo.get(), scale, scale);
    cairo_move_to(d.cairo.get(), -text_width / 2.0 / PANGO_SCALE, -text_height / 2.0 / PANGO_SCALE);
    pango_cairo_layout_path(d.cairo.get(), set.layout.get());
    d.set_grey(hollow ? 0 : 0.88);
    cairo_set_line_width(d.cairo.get(), 0.5 / scale);
    hollow ? cairo_stroke(d.cairo.get()) : cairo_fill(d.cairo.get());
    cairo_restore(d.cairo.get());
}

std::string Canvas::finish() {
    Drawing& d = *drawing_;
    cairo_show_page(d.cairo.get());
    require_success(cairo_status(d.cairo.get()));
    cairo_surface_finish(d.surface.get());
    require_success(cairo_surface_status(d.surface.get()));
    return std::move(d.bytes);
}

std::string tickets_pdf(std::span<const Ticket> tickets, Stock stock) {
    if (tickets.empty()) throw std::invalid_argument("no ticket to print");
    if (tickets.size() > tickets_max) throw std::invalid_argument("too many tickets for one PDF");
    Canvas canvas(
        numbered(words::ticket_number, clean_text(tickets.front().number), tickets.front().language));
    const int count = static_cast<int>(tickets.size());
    for (int i = 0; i < count; ++i) {
        const Ticket ticket = clean(tickets[static_cast<std::size_t>(i)]);
        switch (stock) {
            case Stock::a4:
                draw_ticket_a4(canvas, ticket, {.index = i + 1, .count = count});
                break;
            case Stock::roll80:
                draw_ticket_roll(canvas, ticket);
                break;
            case Stock::stock_2x5:
                draw_ticket_stub(canvas, ticket);
                break;
        }
    }
    return canvas.finish();
}

std::string receipt_pdf(const Receipt& receipt, Stock stock) {
    const Receipt cleaned = clean(receipt);
    Canvas canvas(std::string(kind_text(cleaned.kind, cleaned.language)) + " " + cleaned.sale_number);
    switch (stock) {
        case Stock::a4:
            draw_receipt_a4(canvas, cleaned);
            break;
        case Stock::roll80:
            draw_receipt_roll(canvas, cleaned);
            break;
        case Stock::stock_2x5:
            draw_receipt_2x5(canvas, cleaned);
            break;
    }
    return canvas.finish();
}

}  // namespace guichet::printing
