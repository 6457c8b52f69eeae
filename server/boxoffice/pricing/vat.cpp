#include "boxoffice/pricing/vat.h"

namespace guichet::pricing {

std::optional<AppliedVat> vat_on(const VatCode& code, std::string_view day) {
    if (code.excluded) return AppliedVat{code.code, std::nullopt};
    const VatRate* valid = nullptr;
    for (const VatRate& rate : code.rates)
        if (rate.from_day <= day && (valid == nullptr || rate.from_day > valid->from_day)) valid = &rate;
    if (valid == nullptr) return std::nullopt;
    return AppliedVat{code.code, valid->rate_bp};
}

Money vat_inside(Money gross, const AppliedVat& vat) {
    if (!vat.rate_bp) return {};
    return {divide_rounded(gross.cents * *vat.rate_bp, 10'000 + *vat.rate_bp)};
}

}  // namespace guichet::pricing
