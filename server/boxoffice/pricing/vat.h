#pragma once
// VAT codes with dated rates. "Excluded" (Swiss LTVA 21, trust.md CH2) is no rate, not 0 %.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"

namespace guichet::pricing {

struct VatRate {
    std::string from_day;  // "2024-01-01", first day of validity
    int64_t rate_bp = 0;   // hundredths of a percent: 8.1 % = 810
};

struct VatCode {
    std::string code;
    bool excluded = false;
    std::vector<VatRate> rates;
};

struct AppliedVat {
    std::string code;
    std::optional<int64_t> rate_bp;  // nothing: excluded
};

// The rate of the day of the performance, not of the sale (trust.md CH1). Nothing: no rate that day.
std::optional<AppliedVat> vat_on(const VatCode& code, std::string_view day);

// The tax inside a price that includes it, rounded half away from zero to the cent.
Money vat_inside(Money gross, const AppliedVat& vat);

}  // namespace guichet::pricing
