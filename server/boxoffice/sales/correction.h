#pragma once
// A wrong way of payment put right, in a document of its own: minus by one method, plus by another
// (wished for everywhere, domain.md F26). The sale itself stays as it was recorded. Pure.

#include "boxoffice/identity/role.h"
#include "boxoffice/sales/stored_sale.h"

namespace guichet::sales {

struct CorrectionWish {
    registers::Method from{}, to{};
    Money amount;  // as recorded under `from`
    std::string reference, note;
};

struct CorrectionFacts {
    StoredSale sale;
    registers::Register at_register;
    Money in_drawer;
    identity::Roles roles;
    TimeMs now = 0;
};

struct Correction {
    std::vector<Payment> payments;  // two: minus and plus
    Money rounding;                 // of cash that comes or goes; payments add up to it
};

// Any cashier may in the register session that took the money; later only who may refund.
Result<Correction> decide_correction(const CorrectionWish& wish, const CorrectionFacts& facts);

}  // namespace guichet::sales
