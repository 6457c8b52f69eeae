#include "boxoffice/sales/basket.h"

#include <algorithm>

namespace guichet::sales {

Line priced_line(int64_t line, const catalogue::Screening& screening, const pricing::Tariff& tariff,
                 QuotaId quota, int64_t quantity, const pricing::AppliedVat& vat) {
    const Money amount = times(tariff.price, quantity);
    return {.line = line,
            .screening = screening.id,
            .tariff = tariff.id,
            .quota = quota,
            .quantity = quantity,
            .unit = tariff.price,
            .amount = amount,
            .vat = vat,
            .vat_amount = pricing::vat_inside(amount, vat)};
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
            return w.screening_id == wish.screening_id && w.tariff_id == wish.tariff_id;
        });
        if (same == out.end())
            out.push_back(wish);
        else
            same->quantity += wish.quantity;
    }
    return out;
}

}  // namespace guichet::sales
