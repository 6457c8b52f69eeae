#include "boxoffice/sales/offer.h"

#include "base/refusals.gen.h"

namespace guichet::sales {
namespace {

// Seats and areas: what is named must be there, and in a category of this tariff.
std::optional<Refusal> why_not_placed(const Offer& offer, const Counter& counter) {
    const std::string& title = offer.screening->title.best(counter.language, counter.language);
    const std::string& tariff = offer.tariff->name.best(counter.language, counter.language);
    if (offer.seats == nullptr)
        return offer.wish.seats.empty() ? std::nullopt : std::optional(refusals::seats_not_numbered(title));
    if (const auto& key = offer.wish.area; key && offer.wish.seats.empty()) {
        const seating::MapArea* area = offer.seats->hall().area(*key);
        if (!seating::may_take(*offer.tariff, area->category))
            return refusals::seat_not_at_tariff(area->name.best(counter.language, counter.language), tariff);
        return std::nullopt;
    }
    if (static_cast<int64_t>(offer.wish.seats.size()) != offer.wish.quantity)
        return refusals::seat_needed(title);
    return seating::why_not_seats(*offer.seats, {.take = offer.wish.seats}, offer.holder, *offer.tariff,
                                  counter.now, {counter.language, title, tariff});
}

}  // namespace

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
    if (!offer.quota) return refusals::area_unknown();
    return why_not_placed(offer, counter);
}

}  // namespace guichet::sales
