#pragma once
// What a register session took, summed from its documents: report X while it is open, statement Z when
// it closes (trust.md 5). One shape for both, as the contract's Report.

#include "boxoffice/registers/registers_store.h"

namespace guichet::books {

// JSON of the contract's Report, as of `now`.
std::string render_report(storage::Connection& connection, const registers::StoredSession& session,
                          TimeMs now);

}  // namespace guichet::books
