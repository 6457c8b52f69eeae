#include "boxoffice/reports/statement_table.h"

#include "boxoffice/reports/report_words.h"

namespace guichet::reports {
namespace {

struct Spec {
    const Word* title;
    Shape shape;
    double width;
    bool on_paper;
};
constexpr Spec columns[] = {
    {&words::number, Shape::number, 1.2, true},    {&words::day, Shape::text, 1.8, true},
    {&words::time, Shape::text, 1.1, true},        {&words::kind, Shape::text, 1.8, true},
    {&words::state, Shape::text, 1.6, true},       {&words::salepoint, Shape::text, 2, false},
    {&words::at_register, Shape::text, 1.6, true}, {&words::user, Shape::text, 1.6, true},
    {&words::customer, Shape::text, 1.8, true},    {&words::title, Shape::text, 3.3, true},
    {&words::event_day, Shape::text, 1.8, true},   {&words::event_time, Shape::text, 1.3, true},
    {&words::room, Shape::text, 1.5, false},       {&words::tariff, Shape::text, 1.9, true},
    {&words::quantity, Shape::number, 0.7, true},  {&words::price, Shape::money, 1.1, true},
    {&words::amount, Shape::money, 1.3, true},     {&words::unpaid, Shape::money, 1.6, true},
    {&words::vat_rate, Shape::text, 1.2, false},   {&words::vat, Shape::money, 1, false},
    {&words::methods, Shape::text, 2, true},       {&words::reverses, Shape::number, 1, false},
};
constexpr size_t column_count = std::size(columns), title_column = 9, amount_column = 16, unpaid_column = 17,
                 quantity_column = 14;

std::string payments_text(const sales::StoredSale& sale, Language language) {
    std::string text;
    for (const sales::Payment& p : sale.payments)
        text += (text.empty() ? "" : ", ") + method_name(registers::name_of(p.method), language) + " " +
                plain_amount(p.amount_cents);
    return text;
}

}  // namespace

TableHead statement_head(const Filter& filter, const Speech& speech, TimeMs now) {
    TableHead head{.title = said(words::statement, speech.language) + " – " + speech.operator_name};
    std::string period;
    if (filter.from_day || filter.to_day)
        period = filter.from_day.value_or("…") + " – " + filter.to_day.value_or("…");
    head.lines.push_back(period.empty() ? said(words::everything, speech.language) : period);
    head.foot = said(words::made_on, speech.language) + " " + day_of(now, speech.zone) + " " +
                clock_of(now, speech.zone);
    for (const Spec& spec : columns)
        if (!speech.paper || spec.on_paper)
            head.columns.push_back({said(*spec.title, speech.language), spec.shape, spec.width});
    return head;
}

void StatementRows::write(std::vector<Cell> cells, Weight weight) {
    if (speech_.paper) {
        std::vector<Cell> some;
        for (size_t i = 0; i < column_count; ++i)
            if (columns[i].on_paper) some.push_back(std::move(cells[i]));
        cells = std::move(some);
    }
    table_.row(cells, weight);
}

void StatementRows::add(const Document& document, const Names& names) {
    if (document.sale.lines.empty()) return add_line(document, nullptr, names);
    for (const size_t i : document.shown) add_line(document, &document.sale.lines[i], names);
}

void StatementRows::add_line(const Document& document, const sales::StoredLine* line, const Names& names) {
    const sales::StoredSale& sale = document.sale;
    const RegisterName& at = names.registers.at(sale.at_register);
    const Language language = speech_.language;
    std::vector<Cell> cells(column_count);
    size_t i = 0;
    const auto put = [&](Cell cell) { cells[i++] = std::move(cell); };
    put(sale.number);
    put(day_of(sale.made_at_ms, speech_.zone));
    put(clock_of(sale.made_at_ms, speech_.zone));
    put(kind_word(sale.kind, language));
    put(state_word(document.state, language));
    put(at.salepoint_name);
    put(at.name);
    put(names.users.at(sale.user));
    put(sale.customer);
    if (line != nullptr) {
        const ScreeningName* screening = line->screening ? &names.screenings.at(line->screening) : nullptr;
        put(screening ? speech_.say(screening->title) : said(word_of_line(line->kind), language));
        put(screening ? Cell(day_of(screening->starts_at_ms, speech_.zone)) : Cell());
        put(screening ? Cell(clock_of(screening->starts_at_ms, speech_.zone)) : Cell());
        put(screening ? Cell(screening->room) : Cell());
        put(line->tariff ? Cell(speech_.say(names.tariffs.at(line->tariff).name)) : Cell());
        put(line->quantity);
        put(line->unit);
        put(document.in_books() ? Cell(line->amount) : Cell());
        put(document.in_books() ? Cell() : Cell(line->amount));
        put(line->kind == "rounding" ? Cell() : Cell(rate_name(line->vat_bp, language)));
        put(document.in_books() ? Cell(line->vat) : Cell());
    } else {
        i += 11;
    }
    put(payments_text(sale, language));
    if (sale.reverses != 0) put(sale.reverses);
    ++count_;
    write(std::move(cells), Weight::ordinary);
}

void StatementRows::add_sums(const Totals& totals) {
    const auto sum = [&](std::string title, std::optional<int64_t> quantity, Money amount, bool paid) {
        std::vector<Cell> cells(column_count);
        cells[title_column] = std::move(title);
        if (quantity) cells[quantity_column] = *quantity;
        cells[paid ? amount_column : unpaid_column] = amount;
        write(std::move(cells), Weight::strong);
    };
    const Language language = speech_.language;
    for (const auto& [method, amount] : totals.methods)
        sum(said(words::total, language) + " " + method_name(method, language), {}, amount, true);
    for (const auto& [key, tax] : totals.vat)
        sum(said(words::vat, language) + " " + key.first + ", " + rate_name(key.second, language), {},
            tax.vat, true);
    if (totals.unpaid_documents != 0)
        sum(said(words::unpaid, language), totals.unpaid_documents, totals.unpaid, false);
    sum(said(words::total, language) + ", " + said(words::documents, language), totals.documents,
        totals.total + totals.rounding, true);
}

}  // namespace guichet::reports
