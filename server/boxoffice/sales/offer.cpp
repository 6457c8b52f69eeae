#include "boxoffice/sales/offer.h"

#include "base/refusals.gen.h"

namespace guichet::sales {

std::optional<Refusal> why_not_offered(const Offer& offer, const Counter& counter) {
    if (offer.screening == nullptr) return refusals::screening_unknown();
    if (offer.tariff == nullptr) return refusals::tariff_unknown();
    if (auto refusal =
            catalogue::why_not_for_sale(*offer.screening, counter.now, counter.time_zone, counter.language))
        return refusal;
    if (offer.tariff->grid != offer.screening->grid)
        return refusals::tariff_not_for_screening(
            offer.tariff->name.best(counter.language, counter.language),
            offer.screening->title.best(counter.language, counter.language));
    if (auto refusal = pricing::why_not_sellable(*offer.tariff, counter.seller, counter.now,
                                                 counter.time_zone, counter.language))
        return refusal;
    if (!offer.vat) return refusals::vat_rate_missing(offer.tariff->vat_code, offer.day);
    return std::nullopt;
}

}  // namespace guichet::sales
