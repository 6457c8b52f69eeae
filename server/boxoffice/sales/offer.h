#pragma once
// One wish with everything that is known about it: may this seller sell it now, and for how much?

#include <memory>

#include "boxoffice/catalogue/screening.h"
#include "boxoffice/pricing/tariff.h"
#include "boxoffice/pricing/vat.h"
#include "boxoffice/sales/basket.h"
#include "boxoffice/seating/seats.h"

namespace guichet::sales {

struct Offer {
    Wish wish;
    std::string holder;                                     // cart that may hold some of it already
    std::shared_ptr<const catalogue::Screening> screening;  // nullptr: there is none
    std::shared_ptr<const pricing::Tariff> tariff;
    std::optional<pricing::AppliedVat> vat;  // nothing: no rate on that day
    std::string day;                         // of the performance
    QuotaId quota;                           // 0: no such area
    int64_t places_left = 0;                 // for this customer, what he holds already included
    const seating::Seats* seats = nullptr;   // of a numbered screening
};

struct Counter {
    pricing::Seller seller;
    TimeMs now = 0;
    std::string time_zone;
    Language language = Language::fr;  // of titles in refusals
};

// Everything but the number of places.
std::optional<Refusal> why_not_offered(const Offer& offer, const Counter& counter);

}  // namespace guichet::sales
