#include "boxoffice/sales/basket.h"

#include <algorithm>

namespace guichet::sales {

Line priced_line(int64_t line, const Wish& wish, const pricing::Tariff& tariff, QuotaId quota,
                 const pricing::AppliedVat& vat) {
    const Money amount = times(tariff.price, wish.quantity);
    return {.line = line,
            .screening = wish.screening_id,
            .tariff = tariff.id,
            .quota = quota,
            .quantity = wish.quantity,
            .unit = tariff.price,
            .amount = amount,
            .vat = vat,
            .vat_amount = pricing::vat_inside(amount, vat),
            .seats = wish.seats};
}

Money total_of(const std::vector<Line>& lines) {
    Money total;
    for (const Line& line : lines) total += line.amount;
    return total;
}

std::vector<Wish> merged(const std::vector<Wish>& wishes) {
    std::vector<Wish> out;
    for (const Wish& wish : wishes) {
        const auto same = std::ranges::find_if(out, [&](const Wish& w) {
            return w.screening_id == wish.screening_id && w.tariff_id == wish.tariff_id &&
                   w.area == wish.area;
        });
        if (same == out.end()) {
            out.push_back(wish);
            continue;
        }
        same->quantity += wish.quantity;
        same->seats.insert(same->seats.end(), wish.seats.begin(), wish.seats.end());
    }
    return out;
}

}  // namespace guichet::sales
