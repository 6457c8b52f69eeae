#pragma once
// The statement as rows of a file: one for each line that the filter shows. Pure.

#include "boxoffice/reports/table.h"
#include "boxoffice/reports/totals.h"

namespace guichet::reports {

// Whom a file speaks to, and for which box office.
struct Speech {
    Language language = Language::fr;
    Language tenants = Language::fr;
    std::string zone;
    std::string operator_name;
    bool paper = false;  // fewer columns, and sums at the end

    std::string say(const Text& text) const { return text.best(language, tenants); }
};

TableHead statement_head(const Filter& filter, const Speech& speech, TimeMs now);

class StatementRows {
public:
    StatementRows(Table& table, Speech speech) : table_(table), speech_(std::move(speech)) {}
    // A document without lines (a corrected payment) has one row too.
    void add(const Document& document, const Names& names);
    void add_sums(const Totals& totals);
    int64_t count() const { return count_; }

private:
    void add_line(const Document& document, const sales::StoredLine* line, const Names& names);
    void write(std::vector<Cell> cells, Weight weight);

    Table& table_;
    Speech speech_;
    int64_t count_ = 0;
};

}  // namespace guichet::reports
