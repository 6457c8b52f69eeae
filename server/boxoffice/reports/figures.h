#pragma once
// Figures for charts: takings and places in buckets of time or of the programme. Pure.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/clock.h"
#include "base/id.h"
#include "base/money.h"
#include "base/refusal.h"
#include "base/text.h"

namespace guichet::reports {

struct FiguresFilter {
    std::optional<std::string> from_day, to_day, by, of;
};
BOOST_DESCRIBE_STRUCT(FiguresFilter, (), (from_day, to_day, by, of))

std::optional<Refusal> why_not_figures(const FiguresFilter& filter);

// One column of a chart.
struct Bucket {
    std::string key;  // "2026-11-24", "17", an id
    Text label;       // of a work, room, tariff or salepoint
    Money takings;
    int64_t sold = 0;  // places given out, free ones among them
    int64_t refunded = 0;
    int64_t comps = 0;                // free places that were not given back
    std::optional<int64_t> capacity;  // where places belong to the bucket and to nothing else

    std::optional<int64_t> occupancy_percent() const {
        if (!capacity || *capacity == 0) return std::nullopt;
        return divide_rounded(100 * (sold - refunded), *capacity);
    }
};

// Gathers sums under one key each, in the order of the keys.
class Buckets {
public:
    Bucket& of(const std::string& key) {
        Bucket& bucket = buckets_[key];
        bucket.key = key;
        return bucket;
    }
    std::vector<Bucket> take();

private:
    std::map<std::string, Bucket> buckets_;
};

}  // namespace guichet::reports
