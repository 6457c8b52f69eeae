#pragma once
// Taking a sale back: within five minutes and in the register session that made it, as a document of
// its own with negative lines. An unpaid reservation may be given up at any time.

#include "boxoffice/registers/register.h"
#include "boxoffice/sales/stored_sale.h"

namespace guichet::sales {

struct CancelFacts {
    StoredSale sale;
    registers::Register at_register;
    Money in_drawer;
    TimeMs now = 0;
};

struct Cancellation {
    bool reservation_only = false;    // nothing was paid: nothing to give back
    std::vector<StoredLine> lines;    // negative
    std::vector<Payment> given_back;  // negative, by the methods that were paid
    Money total, rounding;            // negative
};

Result<Cancellation> decide_cancel(const CancelFacts& facts);

// The mirror of one line: what it took, it gives.
StoredLine mirrored(const StoredLine& line);

}  // namespace guichet::sales
