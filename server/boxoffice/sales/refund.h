#pragma once
// Giving money back for a sale, as a whole or element by element, in a document of its own whose
// negative lines point to what they reverse (domain.md F25–F29, 2.14). Pure.

#include "boxoffice/identity/role.h"
#include "boxoffice/sales/stored_sale.h"

namespace guichet::sales {

// What a house may set about refunds; 0 and nothing mean no limit. Limits of time and amount are for
// those who are not admin, the second person for everybody.
struct RefundRules {
    bool open_session_only = false;
    int64_t within_hours = 0;
    std::optional<Money> amount_max_cents;
    std::optional<Money> second_person_above_cents;
};
BOOST_DESCRIBE_STRUCT(RefundRules, (),
                      (open_session_only, within_hours, amount_max_cents, second_person_above_cents))

struct Element {
    int64_t line = 0;
    std::optional<int64_t> quantity;  // or
    std::vector<int64_t> tickets;     // by number, when it matters which
};
BOOST_DESCRIBE_STRUCT(Element, (), (line, quantity, tickets))

struct RefundWish {
    std::vector<Element> elements;  // empty: all that is left
    Money fee;                      // kept, taxes included
    std::vector<Payment> payments;  // how to give back, positive; empty: as it was paid
    std::string reason, note;
};

// A ticket of the sale, as far as a refund asks.
struct RefundTicket {
    int64_t number = 0;
    int64_t line = 0;
    bool refunded = false;
    bool entered = false;  // used at the door
};

struct RefundFacts {
    StoredSale sale;
    std::vector<RefundTicket> tickets;
    std::map<int64_t, std::string> not_refundable;  // lines whose tariff excludes it, with its name
    registers::Register at_register;                // where the money leaves
    Money in_drawer;
    identity::Roles roles;
    RefundRules rules;
    bool approved = false;    // by a second person
    std::string last_refund;  // when and by whom, for people
    TimeMs now = 0;
};

struct Refund {
    std::vector<StoredLine> lines;    // negative, and a fee that is kept
    std::vector<Payment> given_back;  // negative
    std::vector<int64_t> tickets;     // that admit nobody any more
    Money total, rounding;            // total + rounding = payments

    Money given() const;  // positive
};

// The table under F25: may this person give this sale back here at all? Nothing: yes.
std::optional<Refusal> why_not_refund(const RefundFacts& facts);

Result<Refund> decide_refund(const RefundWish& wish, const RefundFacts& facts);

// All of a sale within its first minutes, in the register session that took the money; any cashier
// may. An unpaid reservation may be given up at any time: then there is nothing to give back.
inline constexpr TimeMs cancel_within_ms = 5 * minute_ms;
struct Cancellation {
    bool reservation_only = false;
    Refund refund;
};
Result<Cancellation> decide_cancel(const RefundFacts& facts);

}  // namespace guichet::sales
