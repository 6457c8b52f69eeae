#include "printing/seating_plan.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "printing/canvas.h"
#include "printing/text.h"

namespace guichet::printing {
namespace {

constexpr double page_width = 297, page_height = 210, margin = 12, head = 26, foot = 12;
// A seat takes this part of the distance to its nearest neighbour.
constexpr double seat_share = 0.78;
constexpr double number_from_mm = 3.0;  // smaller seats bear no number
constexpr double seat_mm_max = 9;
constexpr double outline_from_mm = 1.5;  // smaller ones would be all outline

struct Frame {
    double left = 0, top = 0, scale = 1, seat = 5;  // millimetres for a centimetre
    double x(double cm) const { return margin + (cm - left) * scale; }
    double y(double cm) const { return margin + head + (cm - top) * scale; }
};

// Distance of neighbours in a row, in centimetres.
double usual_distance(const PlanFloor& floor) {
    std::vector<double> distances;
    for (size_t i = 1; i < floor.seats.size(); ++i)
        distances.push_back(
            std::hypot(floor.seats[i].x - floor.seats[i - 1].x, floor.seats[i].y - floor.seats[i - 1].y));
    if (distances.empty()) return 55;
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::ranges::nth_element(distances, middle);
    return std::max(1.0, *middle);
}

Frame frame_of(const PlanFloor& floor, double bottom) {
    constexpr double far = std::numeric_limits<double>::max();
    double left = far, top = far, right = -far, low = -far;
    const auto reach = [&](double x, double y) {
        left = std::min(left, x), right = std::max(right, x);
        top = std::min(top, y), low = std::max(low, y);
    };
    for (const PlanSeat& seat : floor.seats) reach(seat.x, seat.y);
    for (const PlanBox& box : floor.boxes) reach(box.x, box.y), reach(box.x + box.width, box.y + box.height);
    if (left > right) return {};
    const double distance = usual_distance(floor);
    left -= 2 * distance, right += 2 * distance, top -= distance, low += distance;
    Frame frame{left, top};
    frame.scale = std::min({(page_width - 2 * margin) / (right - left),
                            (bottom - margin - head) / (low - top), seat_mm_max / seat_share / distance});
    frame.seat = std::min(seat_mm_max, distance * frame.scale * seat_share);
    const double room = (page_width - 2 * margin) / frame.scale - (right - left);
    frame.left -= room / 2;  // in the middle of the page
    return frame;
}

void draw_outline(Canvas& canvas, double x, double y, double width, double height, double grey) {
    canvas.draw_line(x, y, x + width, y, 0.4, Line::solid, grey);
    canvas.draw_line(x, y + height, x + width, y + height, 0.4, Line::solid, grey);
    canvas.draw_line(x, y, x, y + height, 0.4, Line::solid, grey);
    canvas.draw_line(x + width, y, x + width, y + height, 0.4, Line::solid, grey);
}

// Each mark is another shape, so that the plan reads on any printer.
void draw_mark(Canvas& canvas, SeatMark mark, double x, double y, double side) {
    const double left = x - side / 2, top = y - side / 2;
    switch (mark) {
        case SeatMark::sold:
            return canvas.fill_box(left, top, side, side, 0.15);
        case SeatMark::reserved:
            if (side < outline_from_mm) return canvas.fill_box(left, top, side, side, 0.5);
            canvas.fill_box(left, top, side, side, 0.6);
            return draw_outline(canvas, left, top, side, side, 0);
        case SeatMark::held:
            canvas.fill_box(left, top + side / 2, side, side / 2, 0.6);
            return draw_outline(canvas, left, top, side, side, 0);
        case SeatMark::house:
            canvas.draw_line(left, top, left + side, top + side, 0.4, Line::solid, 0);
            canvas.draw_line(left, top + side, left + side, top, 0.4, Line::solid, 0);
            return draw_outline(canvas, left, top, side, side, 0);
        case SeatMark::free:
            if (side < outline_from_mm) return canvas.fill_box(left, top, side, side, 0.85);
            return draw_outline(canvas, left, top, side, side, 0);
    }
}

void draw_centred(Canvas& canvas, const std::string& text, double x, double y, double width, Type type) {
    const Paragraph words{text, type, Align::centre};
    canvas.draw_text(words, x - width / 2, y - canvas.height_of(words, width) / 2, width);
}

void draw_floor(Canvas& canvas, const PlanFloor& floor, double bottom) {
    const Frame frame = frame_of(floor, bottom);
    for (const PlanBox& box : floor.boxes) {
        const double width = box.width * frame.scale, height = box.height * frame.scale;
        draw_outline(canvas, frame.x(box.x), frame.y(box.y), width, height, 0.5);
        if (!box.text.empty())
            draw_centred(canvas, box.text, frame.x(box.x) + width / 2, frame.y(box.y) + height / 2,
                         std::max(width, 14.0), {.size_pt = 7, .grey = 0.2});
    }
    for (const PlanRow& row : floor.rows)
        draw_centred(canvas, row.label, frame.x(row.x) - frame.seat * 1.3, frame.y(row.y), frame.seat * 2,
                     {.size_pt = std::clamp(frame.seat * 1.6, 3.5, 8.0), .bold = true});
    for (const PlanSeat& seat : floor.seats) {
        draw_mark(canvas, seat.mark, frame.x(seat.x), frame.y(seat.y), frame.seat);
        const bool readable = seat.mark == SeatMark::free && frame.seat >= number_from_mm;
        if (readable)
            draw_centred(canvas, seat.number, frame.x(seat.x), frame.y(seat.y), frame.seat,
                         {.size_pt = std::min(7.0, frame.seat * 1.1), .grey = 0.3});
    }
}

void draw_legend(Canvas& canvas, const SeatingPlan& plan) {
    double x = margin;
    for (const auto& [mark, words] : plan.legend) {
        draw_mark(canvas, mark, x + 2, margin + 19, 4);
        canvas.draw_text({words, {.size_pt = 9}, Align::left}, x + 6, margin + 17, 45);
        x += 50;
    }
}

}  // namespace

std::string seating_plan_pdf(const SeatingPlan& plan) {
    Canvas canvas(clean_text(plan.title));
    for (const PlanFloor& floor : plan.floors) {
        canvas.begin_page(page_width, page_height);
        canvas.draw_text({clean_text(plan.title), {.size_pt = 15, .bold = true}, Align::left}, margin, margin,
                         200);
        canvas.draw_text({plan.line, {.size_pt = 10}, Align::left}, margin, margin + 8, 200);
        canvas.draw_text({floor.name, {.size_pt = 12, .bold = true}, Align::right}, page_width - margin - 70,
                         margin, 70);
        draw_legend(canvas, plan);
        std::string notes;
        for (const std::string& note : plan.notes) notes += (notes.empty() ? "" : "   ") + note;
        const Paragraph below{notes, {.size_pt = 7.5}, Align::left};
        const double width = page_width - 2 * margin;
        const double notes_height = notes.empty() ? 0 : std::min(40.0, canvas.height_of(below, width));
        const double bottom = page_height - margin - foot - notes_height;
        draw_floor(canvas, floor, bottom);
        if (!notes.empty()) canvas.draw_text(below, margin, bottom + 2, width);
        canvas.draw_text({plan.foot, {.size_pt = 7, .grey = 0.4}, Align::right}, margin,
                         page_height - margin - 4, width);
    }
    return canvas.finish();
}

}  // namespace guichet::printing
