#include "boxoffice/reports/takings.h"

#include "base/check.h"

namespace guichet::reports {

bool longer_than(const std::string& from_day, const std::string& to_day, int days) {
    return to_day > day_after(from_day, days - 1);
}

std::optional<Refusal> why_not_takings(const TakingsFilter& f, std::string_view path) {
    const auto at = [&](const char* name) { return std::string(path) + "/" + name; };
    Check check;
    check.that(!f.from_day || is_day(*f.from_day), at("from_day"), "must be a day such as 2026-11-24")
        .that(!f.to_day || is_day(*f.to_day), at("to_day"), "must be a day such as 2026-11-24");
    if (check.refusal()) return check.refusal();
    check.that(f.from_day.has_value() == f.to_day.has_value(), at("to_day"), "comes with from_day")
        .that(f.from_day || f.screening_id || f.work_id, at("from_day"), "is missing")
        .that(!f.from_day || !f.to_day || *f.from_day <= *f.to_day, at("to_day"), "is before from_day");
    if (check.refusal() || !f.from_day) return check.refusal();
    check.that(!longer_than(*f.from_day, *f.to_day, period_days_max), at("to_day"),
               "is more than 366 days after from_day");
    return check.refusal();
}

TakingsLine Takings::sum() const {
    TakingsLine all;
    for (const TakingsLine& line : lines) {
        all.given_out += line.given_out;
        all.refunded += line.refunded;
        all.amount += line.amount;
        all.vat += line.vat;
    }
    return all;
}

int64_t Takings::sold() const {
    int64_t all = 0;
    for (const TakingsLine& line : lines) all += line.sold();
    return all;
}

int64_t Takings::free() const {
    int64_t all = 0;
    for (const TakingsLine& line : lines) all += line.free();
    return all;
}

int64_t Takings::occupancy_percent() const {
    return capacity == 0 ? 0 : divide_rounded(100 * places(), capacity);
}

}  // namespace guichet::reports
