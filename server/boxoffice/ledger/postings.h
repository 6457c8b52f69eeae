#pragma once
// What was closed, as double-entry postings for the bookkeeping: each from one account to another, so that
// debit and credit are the same whatever is left out (docs/decisions/0021). Pure.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/money.h"
#include "base/text.h"
#include "boxoffice/ledger/accounts.h"

namespace guichet::ledger {

// Closed days, or one closing of a register.
struct PostingsFilter {
    std::optional<std::string> from_day, to_day;
    std::optional<int64_t> closing;
};
BOOST_DESCRIBE_STRUCT(PostingsFilter, (), (from_day, to_day, closing))
// Malformed: neither a closing nor a period of at most 366 days.
std::optional<Refusal> why_not_postings(const PostingsFilter& filter);

// A closed range of the journal: what lies in it never changes.
struct Source {
    int64_t number = 0;                        // of the closing
    std::string day;                           // business day, "2026-11-24"
    int64_t from_entry = 0, until_entry = 0;   // of the journal
    std::optional<RegisterSessionId> session;  // only what went through this one; else a closed day
    int64_t documents = 0;                     // of a day

    std::string voucher() const;  // P12: closed period 12; Z7: closing 7 of a register
};

struct Revenue {
    std::string vat_code;
    std::optional<int64_t> vat_bp;
    bool fee = false;
    Money amount, vat;  // taxes included, and the tax in it
};

// Cash that came into a drawer (negative: left it) without a sale.
struct CashMove {
    int64_t entry = 0;
    std::string kind;  // as drawer_movement names it
    Money amount;      // of a float: what the session before had not left there already
    std::string note;
    std::string reason;  // note of the movement meant: an error's is that of what it takes back
    std::string at_register;
};

struct Closed {
    Source source;
    std::map<std::string, Money> methods;
    std::vector<Revenue> revenue;
    Money rounding;
    std::vector<CashMove> moves;
};

struct Posting {
    std::string day, voucher, debit, credit;
    Money amount;                   // more than 0
    std::string vat_code;           // of revenue and tax
    std::optional<int64_t> vat_bp;  // none: outside the scope of VAT
    std::string text;
};

// Payments and lines must agree, else the clearing account would not end at 0: throws Broken.
std::vector<Posting> postings_of(const Closed& closed, const Accounts& accounts, Language language);

struct Sums {
    Money debit, credit;
    Money balance() const { return debit - credit; }
};
std::map<std::string, Sums> sums_by_account(const std::vector<Posting>& postings);

}  // namespace guichet::ledger
