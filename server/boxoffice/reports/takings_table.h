#pragma once
// Takings as rows of a file: one for each tariff of a screening; on paper with a heading, the sum, the
// payments and the checks of each screening (the "bordereau de recettes"). Pure.

#include "boxoffice/reports/statement_table.h"
#include "boxoffice/reports/takings.h"

namespace guichet::reports {

TableHead takings_head(const TakingsFilter& filter, const Speech& speech, TimeMs now);

class TakingsRows {
public:
    TakingsRows(Table& table, Speech speech) : table_(table), speech_(std::move(speech)) {}
    void add(const Takings& takings);
    void add_sums();  // of all screenings
    int64_t count() const { return count_; }

private:
    void add_heading(const Takings& takings);
    void add_sum(const Takings& takings);

    Table& table_;
    Speech speech_;
    int64_t count_ = 0;
    TakingsLine all_;
    int64_t sold_ = 0, free_ = 0;
};

}  // namespace guichet::reports
