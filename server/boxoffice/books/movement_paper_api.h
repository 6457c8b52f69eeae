#pragma once
// Cash put in, taken out or taken back, as a slip to sign.

#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/papers_api.h"
#include "printing/slip.h"

namespace guichet::books {

printing::Slip slip_of_movement(const registers::CashMoved& moved, const registers::StoredSession& session,
                                int64_t copy, const commands::TenantSettings& settings);

sales::Paper movement_paper();

}  // namespace guichet::books
