#include "boxoffice/reports/statement.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/json.h"

namespace guichet::reports {
namespace {

constexpr std::array<std::string_view, 6> states = {"paid",     "reserved",  "partly_refunded",
                                                    "refunded", "cancelled", "expired"};
constexpr std::array<std::string_view, 3> kinds = {"sale", "refund", "correction"};
constexpr std::array<std::string_view, 3> line_kinds = {"ticket", "fee", "rounding"};

template <size_t n>
bool among(const std::optional<std::string>& word, const std::array<std::string_view, n>& words) {
    return !word || std::ranges::find(words, *word) != words.end();
}

template <class T>
bool is(const std::optional<T>& wanted, const T& found) {
    return !wanted || *wanted == found;
}

}  // namespace

bool Filter::asks_for_events() const { return screening_id || work_id || event_from_day || event_to_day; }

bool Filter::asks_for_lines() const { return asks_for_events() || tariff_id || tariff_key || line_kind; }

std::optional<Refusal> why_not_filter(const Filter& f, std::string_view path) {
    Check check;
    const auto at = [&](const char* name) { return std::string(path) + "/" + name; };
    const auto days = [&](const char* name, const std::optional<std::string>& day) {
        check.that(!day || is_day(*day), at(name), "must be a day such as 2026-11-24");
    };
    days("from_day", f.from_day), days("to_day", f.to_day);
    days("event_from_day", f.event_from_day), days("event_to_day", f.event_to_day);
    check.that(!f.from_day || !f.to_day || *f.from_day <= *f.to_day, at("to_day"), "is before from_day")
        .that(!f.event_from_day || !f.event_to_day || *f.event_from_day <= *f.event_to_day,
              at("event_to_day"), "is before event_from_day")
        .that(!f.method || registers::parse_method(*f.method), at("method"), "is not of the contract")
        .that(among(f.line_kind, line_kinds), at("line_kind"), "must be ticket, fee or rounding")
        .that(among(f.state, states), at("state"), "is not of the contract")
        .that(among(f.kind, kinds), at("kind"), "must be sale, refund or correction")
        .range(at("number"), f.number.value_or(1), 1, json::id_max)
        .length(at("customer"), f.customer.value_or("x"), 1, name_chars_max)
        .length(at("tariff_key"), f.tariff_key.value_or("x"), 1, key_chars_max);
    return check.refusal();
}

Period period_of(const std::optional<std::string>& from_day, const std::optional<std::string>& to_day,
                 std::string_view zone) {
    Period period;
    if (from_day) period.from = start_of_day(*from_day, zone);
    if (to_day) period.until = start_of_day(day_after(*to_day, 1), zone);
    return period;
}

bool heading_matches(const Filter& f, const Period& sold, const sales::StoredSale& sale, const Names& names) {
    if (!sold.holds(sale.made_at_ms) || !is(f.register_id, sale.at_register) || !is(f.user_id, sale.user) ||
        !is(f.kind, sale.kind) || !is(f.number, sale.number))
        return false;
    if (f.salepoint_id && names.registers.at(sale.at_register).salepoint != *f.salepoint_id) return false;
    return !f.customer || folded(sale.customer).find(folded(*f.customer)) != std::string::npos;
}

bool choose_lines(const Filter& f, const Period& event, const Names& names, Document& document) {
    const bool some = f.asks_for_lines();
    for (size_t i = 0; i < document.sale.lines.size(); ++i) {
        const sales::StoredLine& line = document.sale.lines[i];
        bool fits =
            is(f.line_kind, line.kind) && is(f.screening_id, line.screening) && is(f.tariff_id, line.tariff);
        if (fits && f.asks_for_events()) {
            fits = static_cast<bool>(line.screening);
            if (fits) {
                const ScreeningName& screening = names.screenings.at(line.screening);
                fits = is(f.work_id, screening.work) && event.holds(screening.starts_at_ms);
            }
        }
        if (fits && f.tariff_key) fits = line.tariff && names.tariffs.at(line.tariff).key == *f.tariff_key;
        if (fits) document.shown.push_back(i);
    }
    return !some || !document.shown.empty();
}

bool rest_matches(const Filter& f, const Document& document) {
    if (!is(f.state, document.state)) return false;
    if (!f.method) return true;
    // Nobody has paid a reservation yet: its way of payment is "later".
    if (*f.method == "later") return !document.in_books();
    return std::ranges::any_of(document.sale.payments, [&](const sales::Payment& payment) {
        return registers::name_of(payment.method) == *f.method;
    });
}

}  // namespace guichet::reports
