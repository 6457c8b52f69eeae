#pragma once
// Sums over documents of the statement: always the sum of the lines that it shows (docs/decisions/0018).

#include <span>
#include <tuple>

#include "boxoffice/reports/statement.h"

namespace guichet::reports {

// More documents than this are not summed while somebody waits.
inline constexpr int64_t totals_documents_max = 200'000;

struct Part {
    int64_t documents = 0;
    int64_t quantity = 0;  // places, refunded ones negative
    Money amount;
};
struct Tax {
    Money base, vat;
};

struct Totals {
    int64_t documents = 0;         // that are in the books
    Money total, rounding, fees;   // fees are part of the total
    Money settled_without_money;   // lines of documents that no payment belongs to, see below
    int64_t unpaid_documents = 0;  // reservations open, expired or given up: not in the sums above
    Money unpaid;
    std::map<std::string, Money> methods;
    std::map<std::pair<std::string, std::optional<int64_t>>, Tax> vat;  // code and rate
    std::map<TariffId, Part> tariffs;
    std::map<ScreeningId, Part> screenings;
    std::map<UserId, Part> users;
    std::map<SalepointId, Part> salepoints;

    void add(const Document& document, const Names& names);
};

// What of each payment belongs to `part` of a document: in proportion, whole cents, the remainders to
// the largest fractions, so that the result sums to `part`. Nothing when the payments sum to 0.
std::vector<Money> share_of_payments(std::span<const sales::Payment> payments, Money part);

}  // namespace guichet::reports
