#include "printing/ticket_rows.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "printing/pages.h"
#include "printing/words.h"

namespace guichet::printing {

namespace {

struct Part {
    std::string_view label;
    std::string_view value;
};

std::vector<Part> seat_parts(const Ticket& ticket) {
    std::vector<Part> parts;
    if (!ticket.seat) return parts;
    const Language language = ticket.language;
    for (const Part& part :
         {Part{words::zone.in(language), ticket.seat->zone}, Part{words::row.in(language), ticket.seat->row},
          Part{words::seat.in(language), ticket.seat->number}})
        if (!part.value.empty()) parts.push_back(part);
    return parts;
}

}  // namespace

void add_seat(Canvas& canvas, std::vector<Row>& rows, const Ticket& ticket, double label_pt, double value_pt,
              double width_mm, double above_mm) {
    const std::vector<Part> parts = seat_parts(ticket);
    if (parts.empty()) {
        add_line(rows, words::unnumbered.in(ticket.language), {.size_pt = value_pt * 0.7, .bold = true},
                 above_mm);
        return;
    }
    // A long zone gets more of the width than a short row, within reason.
    const auto weight = [](const Part& part) {
        return std::clamp(static_cast<double>(part.value.size()), 3.0, 9.0);
    };
    double weights = 0;
    for (const Part& part : parts) weights += weight(part);
    weights = std::max(weights, 12.0);
    Row labels{.cells = {}, .above_mm = above_mm};
    Row values;
    double from = 0;
    for (const Part& part : parts) {
        const double share = weight(part) / weights;
        const double to = from + share - 0.03;
        const Type type = fitted(canvas, part.value, {.size_pt = value_pt, .bold = true},
                                 (to - from) * width_mm, value_pt * 0.9, value_pt * 0.3);
        labels.cells.push_back(
            {.text = {std::string(part.label), {.size_pt = label_pt}}, .from = from, .to = to});
        values.cells.push_back({.text = {std::string(part.value), type}, .from = from, .to = to});
        from += share;
    }
    rows.push_back(std::move(labels));
    rows.push_back(std::move(values));
}

std::string seat_text(const Ticket& ticket) {
    std::string text;
    for (const Part& part : seat_parts(ticket)) {
        if (!text.empty()) text += "  ";
        text += part.label;
        text += "\u00A0";
        text += part.value;
    }
    return text.empty() ? std::string(words::unnumbered.in(ticket.language)) : text;
}

std::string category_text(const Ticket& ticket) {
    if (ticket.category.empty()) return std::string(words::only_category.in(ticket.language));
    return labelled(words::category, ticket.category, ticket.language);
}

void add_small_print(std::vector<Row>& rows, const Ticket& ticket, Type type, double value_from) {
    const Language language = ticket.language;
    const auto pair = [&](const Said& label, std::string_view value) {
        add_pair(rows, label.in(language), value, type, value_from);
    };
    pair(words::holder, ticket.holder.value_or(""));
    pair(words::sale_number, ticket.sale_number);
    pair(words::sold_at, ticket.sold_at);
    pair(words::sold_by, ticket.sold_by);
    pair(words::organiser, ticket.issuer.name);
    add_pair(rows, "", ticket.issuer.address, type, value_from);
    pair(words::vat_number, ticket.issuer.vat_number);
}

double thermal_code_mm(const Modules& modules, double largest_mm) {
    const double dots = std::floor(largest_mm / modules.side / thermal_dot_mm);
    return std::max(dots, 1.0) * thermal_dot_mm * modules.side;
}

}  // namespace guichet::printing
