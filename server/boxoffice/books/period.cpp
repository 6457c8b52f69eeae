#include "boxoffice/books/period.h"

#include "base/bytes.h"
#include "base/json.h"
#include "base/refusals.gen.h"

namespace guichet::books {

std::string business_day(TimeMs at, const std::string& zone, const BookRules& rules) {
    const std::string day = day_of(at, zone);
    const TimeMs begins = start_of_day(day, zone) + rules.day_ends_minutes * minute_ms;
    return at < begins ? day_after(day, -1) : day;
}

TimeMs business_day_start(TimeMs at, const std::string& zone, const BookRules& rules) {
    return start_of_day(business_day(at, zone, rules), zone) + rules.day_ends_minutes * minute_ms;
}

TimeMs business_day_end(TimeMs at, const std::string& zone, const BookRules& rules) {
    return start_of_day(day_after(business_day(at, zone, rules), 1), zone) +
           rules.day_ends_minutes * minute_ms;
}

std::string label_of(Period period, const std::string& day) {
    return day.substr(0, period == Period::day ? 10 : period == Period::month ? 7 : 4);
}

Result<Range> decide_long_period(Period period, int64_t after_entry, const std::vector<Earlier>& parts,
                                 const std::string& today) {
    if (parts.empty()) return refusals::closing_nothing();
    const std::string label = label_of(period, parts.front().label);
    if (label == label_of(period, today)) return refusals::closing_not_over(label);
    Range range{label, after_entry + 1, 0};
    for (const Earlier& part : parts)
        if (label_of(period, part.label) == label) range.until_entry = part.until_entry;
    return range;
}

std::string signed_text(const PeriodClosing& c, std::string_view signature_before) {
    json::Writer w(512);
    w.begin_list()
        .value("guichet-closing-1")
        .value(c.number)
        .value(c.period)
        .value(c.range.label)
        .value(c.range.from_entry)
        .value(c.range.until_entry)
        .value(c.at_ms)
        .value(c.documents)
        .value(c.total)
        .raw_value(c.by_rate)
        .value(c.net)
        .value(c.absolute)
        .value(hex(signature_before));
    return w.end_list().take();
}

}  // namespace guichet::books
