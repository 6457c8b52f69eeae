#pragma once
// A register's report X and statement Z as slips, made from the JSON that was recorded, so that a copy
// says what the original said.

#include "boxoffice/books/closing_store.h"
#include "boxoffice/sales/papers_api.h"
#include "printing/slip.h"

namespace guichet::books {

printing::Slip slip_of_report(const std::string& report, const commands::TenantSettings& settings);
printing::Slip slip_of_closing(const StoredClosing& closing, int64_t copy,
                               const commands::TenantSettings& settings);

sales::Paper closing_paper();

}  // namespace guichet::books
