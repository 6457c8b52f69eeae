#pragma once
// The chart of accounts of a box office, and what its closings hold.

#include "boxoffice/ledger/postings.h"
#include "commands/unit.h"

namespace guichet::ledger {

Accounts find_accounts(storage::Connection& connection);

// Of the closed business days from `from_day` to `to_day`, both included.
std::vector<Source> list_closed_days(storage::Connection& connection, std::string_view from_day,
                                     std::string_view to_day);
std::optional<Source> find_closed_session(storage::Connection& connection, int64_t closing,
                                          const std::string& zone);
Closed load_closed(storage::Connection& connection, const Source& source);

}  // namespace guichet::ledger
