#pragma once
// Papers of the books that are slips: on a roll, or on A4 where that is asked for.

#include <functional>

#include "boxoffice/sales/papers_api.h"
#include "printing/slip.h"

namespace guichet::books {

// What stands on one printed slip, as recorded when it was asked for.
using SlipOf =
    std::function<printing::Slip(storage::Connection&, const sales::StoredPrint&, const commands::Tenant&)>;
sales::Paper slip_paper(SlipOf slip);

}  // namespace guichet::books
