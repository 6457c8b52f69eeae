#pragma once
// The table on paper.

#include "boxoffice/reports/table.h"

namespace guichet::reports {

// A4 landscape, the head on every page. Amounts as `12.35`, as in the other files.
std::unique_ptr<Table> pdf_table(const std::string& path, const TableHead& head, std::string_view page_word);

}  // namespace guichet::reports
