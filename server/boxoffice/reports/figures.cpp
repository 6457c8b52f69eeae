#include "boxoffice/reports/figures.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "boxoffice/reports/takings.h"

namespace guichet::reports {

std::optional<Refusal> why_not_figures(const FiguresFilter& f) {
    constexpr std::array<std::string_view, 6> all_by = {"day", "hour", "work", "room", "tariff", "salepoint"};
    Check check;
    check.that(f.from_day && is_day(*f.from_day), "/from_day", "must be a day such as 2026-11-24")
        .that(f.to_day && is_day(*f.to_day), "/to_day", "must be a day such as 2026-11-24")
        .that(f.by && std::ranges::find(all_by, *f.by) != all_by.end(), "/by", "is not of the contract")
        .that(!f.of || *f.of == "sale" || *f.of == "screening", "/of", "must be sale or screening");
    if (check.refusal()) return check.refusal();
    check.that(*f.from_day <= *f.to_day, "/to_day", "is before from_day")
        .that(!longer_than(*f.from_day, *f.to_day, period_days_max), "/to_day",
              "is more than 366 days after from_day");
    return check.refusal();
}

std::vector<Bucket> Buckets::take() {
    std::vector<Bucket> out;
    for (auto& [key, bucket] : buckets_) out.push_back(std::move(bucket));
    buckets_.clear();
    return out;
}

}  // namespace guichet::reports
