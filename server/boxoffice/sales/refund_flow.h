#pragma once
// The story of a refund, and of a cancellation in the first minutes.

#include "boxoffice/sales/cart_flow.h"
#include "boxoffice/sales/refund.h"
#include "commands/unit.h"

namespace guichet::sales {

// A second person who gave his PIN.
struct Approver {
    UserId user;
    std::string name;
};

struct RefundSale {
    std::vector<Element> elements;  // empty: all that is left
    std::optional<Money> fee_cents;
    std::vector<Payment> payments;  // empty: as it was paid
    std::string reason;
    std::optional<std::string> note;
    Money expected_cents;  // what the screen said would be given back
    std::vector<std::string> print;
};
BOOST_DESCRIBE_STRUCT(RefundSale, (), (elements, fee_cents, payments, reason, note, expected_cents, print))
RefundWish wish_of(const RefundSale& command);

// Facts as they stand, for a decision on a reader (what would be given back?) or on the writer.
Result<RefundFacts> load_refund_facts(storage::Connection& connection, const Cashier& cashier,
                                      const StoredSale& sale, const commands::TenantSettings& settings,
                                      TimeMs now);

// The document that gives back bears `id`, the idempotency key.
commands::Work refund_sale(Cashier cashier, std::string id, std::string sale, RefundSale command,
                           std::optional<Approver> approver);
commands::Work cancel_sale(Cashier cashier, std::string id, std::string sale, std::string note);

RefundRules refund_rules(storage::Connection& connection);
commands::Work set_refund_rules(RefundRules rules);

}  // namespace guichet::sales
