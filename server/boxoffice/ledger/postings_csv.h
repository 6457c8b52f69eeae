#pragma once
// Postings as a file that bookkeeping programs import: UTF-8 with a byte order mark, `;`, one posting a row.

#include "boxoffice/ledger/postings.h"

namespace guichet::ledger {

std::string render_csv(const std::vector<Posting>& postings, Language language);

}  // namespace guichet::ledger
