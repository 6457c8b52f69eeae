#include "boxoffice/reports/takings_table.h"

#include "boxoffice/reports/report_words.h"

namespace guichet::reports {
namespace {

struct Spec {
    const Word* title;
    Shape shape;
    double width;
};
// On paper the first four stand in the heading of a screening instead.
constexpr Spec columns[] = {
    {&words::event_day, Shape::text, 1.5},    {&words::event_time, Shape::text, 1},
    {&words::title, Shape::text, 3},          {&words::room, Shape::text, 1.5},
    {&words::tariff, Shape::text, 2.6},       {&words::price, Shape::money, 1},
    {&words::first_ticket, Shape::number, 1}, {&words::last_ticket, Shape::number, 1},
    {&words::sold, Shape::number, 1},         {&words::free, Shape::number, 1},
    {&words::refunded, Shape::number, 1},     {&words::amount, Shape::money, 1.2},
    {&words::vat_rate, Shape::text, 1.4},     {&words::vat, Shape::money, 1},
};
constexpr size_t column_count = std::size(columns), heading_columns = 4;

size_t first_column(const Speech& speech) { return speech.paper ? heading_columns : 0; }

std::vector<Cell> counts(const TakingsLine& line, int64_t sold, int64_t free) {
    return {sold, free, line.refunded, line.amount};
}

}  // namespace

TableHead takings_head(const TakingsFilter& filter, const Speech& speech, TimeMs now) {
    TableHead head{.title = said(words::takings, speech.language) + " – " + speech.operator_name};
    if (filter.from_day) head.lines.push_back(*filter.from_day + " – " + filter.to_day.value_or(""));
    head.foot = said(words::made_on, speech.language) + " " + day_of(now, speech.zone) + " " +
                clock_of(now, speech.zone);
    for (size_t i = first_column(speech); i < column_count; ++i)
        head.columns.push_back(
            {said(*columns[i].title, speech.language), columns[i].shape, columns[i].width});
    return head;
}

void TakingsRows::add(const Takings& takings) {
    if (speech_.paper) add_heading(takings);
    for (const TakingsLine& line : takings.lines) {
        std::vector<Cell> cells;
        if (!speech_.paper)
            cells = {day_of(takings.starts_at_ms, speech_.zone), clock_of(takings.starts_at_ms, speech_.zone),
                     speech_.say(takings.title), takings.room};
        cells.emplace_back(speech_.say(line.name));
        cells.emplace_back(line.unit);
        cells.emplace_back(line.first_ticket == 0 ? Cell() : Cell(line.first_ticket));
        cells.emplace_back(line.last_ticket == 0 ? Cell() : Cell(line.last_ticket));
        for (Cell& cell : counts(line, line.sold(), line.free())) cells.push_back(std::move(cell));
        cells.emplace_back(rate_name(line.vat_bp, speech_.language));
        cells.emplace_back(line.vat);
        table_.row(cells);
        ++count_;
    }
    const TakingsLine sum = takings.sum();
    all_.refunded += sum.refunded;
    all_.amount += sum.amount;
    all_.vat += sum.vat;
    sold_ += takings.sold();
    free_ += takings.free();
    if (speech_.paper) add_sum(takings);
}

void TakingsRows::add_heading(const Takings& takings) {
    std::vector<Cell> cells(column_count - heading_columns);
    cells[0] = day_of(takings.starts_at_ms, speech_.zone) + " " +
               clock_of(takings.starts_at_ms, speech_.zone) + " " + speech_.say(takings.title) + ", " +
               takings.room;
    table_.row(cells, Weight::strong);
}

void TakingsRows::add_sum(const Takings& takings) {
    const Language language = speech_.language;
    const TakingsLine sum = takings.sum();
    std::vector<Cell> cells(column_count - heading_columns);
    cells[0] = said(words::total, language);
    size_t at = 4;
    for (Cell& cell : counts(sum, takings.sold(), takings.free())) cells[at++] = std::move(cell);
    cells[9] = sum.vat;
    table_.row(cells, Weight::strong);
    for (const auto& [method, amount] : takings.methods) {
        std::vector<Cell> row(cells.size());
        row[0] = method_name(method, language);
        row[7] = amount;
        table_.row(row);
    }
    const auto note = [&](const std::string& text) {
        std::vector<Cell> row(cells.size());
        row[0] = text;
        table_.row(row);
    };
    note(said(words::capacity, language) + " " + std::to_string(takings.capacity) + ", " +
         std::to_string(takings.occupancy_percent()) + " %");
    note(said(words::entered, language) + " " + std::to_string(takings.entered));
    const bool agrees = takings.places_agree() && takings.payments_agree() && takings.entries_agree();
    note(said(words::checks, language) + ": " +
         said(agrees ? words::check_holds : words::check_fails, language));
}

void TakingsRows::add_sums() {
    std::vector<Cell> cells(column_count - heading_columns);
    cells[0] = said(words::total, speech_.language);
    size_t at = 4;
    for (Cell& cell : counts(all_, sold_, free_)) cells[at++] = std::move(cell);
    cells[9] = all_.vat;
    table_.row(cells, Weight::strong);
}

}  // namespace guichet::reports
