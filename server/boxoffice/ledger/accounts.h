#pragma once
// Which account of the bookkeeping each kind of money goes to. The defaults follow the Swiss chart of
// accounts for small firms (Kontenrahmen KMU); docs/operating/postings.md names them. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/refusal.h"

namespace guichet::ledger {

struct OfVatCode {
    std::string vat_code;
    std::string revenue;
    std::optional<std::string> vat_due;
};
BOOST_DESCRIBE_STRUCT(OfVatCode, (), (vat_code, revenue, vat_due))

// Cash in and out whose note is this text, whatever case and accents.
struct OfReason {
    std::string reason;
    std::string account;
};
BOOST_DESCRIBE_STRUCT(OfReason, (), (reason, account))

struct Accounts {
    std::string cash = "1000";      // the money in all drawers
    std::string transit = "1090";   // money on its way between drawer, safe and bank
    std::string card = "1095";      // until the card company pays
    std::string twint = "1096";     // until Twint pays
    std::string clearing = "1097";  // every sale passes here, from its payments to its revenue: ends at 0
    std::string unclear = "1099";   // cash in and out for a reason that has no account
    std::string transfer = "1100";  // customers who pay by bank transfer
    std::string vat_due = "2200";
    std::string revenue = "3400";
    std::string fees = "3600";        // kept from refunds
    std::string rounding = "6960";    // of cash to 0.05
    std::string difference = "6961";  // drawers that held more or less than expected
    std::vector<OfVatCode> vat_codes;
    std::vector<OfReason> reasons;

    // `method` as the contract names it; throws Broken when no money comes that way.
    const std::string& of_method(std::string_view method) const;
    const std::string& revenue_of(std::string_view vat_code) const;
    const std::string& vat_due_of(std::string_view vat_code) const;
    const std::string& of_reason(std::string_view note) const;
};
BOOST_DESCRIBE_STRUCT(Accounts, (),
                      (cash, transit, card, twint, clearing, unclear, transfer, vat_due, revenue, fees,
                       rounding, difference, vat_codes, reasons))

inline constexpr size_t vat_codes_max = 50, reasons_max = 100;

// An account code has 3 to 12 characters: digits, with points between. The cash account is the drawers'
// and the clearing account ends at 0: nothing else may be booked on them, or neither could be checked.
std::optional<Refusal> why_not_accounts(const Accounts& accounts);

}  // namespace guichet::ledger
