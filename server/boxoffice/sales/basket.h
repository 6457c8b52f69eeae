#pragma once
// Lines of a sale and their sums: price, VAT, total. Pure arithmetic on whole cents.

#include <vector>

#include <boost/describe.hpp>

#include "boxoffice/pricing/tariff.h"
#include "boxoffice/pricing/vat.h"

namespace guichet::sales {

inline constexpr size_t lines_max = 200;
inline constexpr int64_t quantity_max = 500;
inline constexpr int64_t places_max = 5000;     // of all lines of a sale
inline constexpr Money total_max{100'000'000};  // as the contract says of every amount

// What a cashier wants: so many places of a screening at a tariff.
struct Wish {
    ScreeningId screening_id;
    TariffId tariff_id;
    int64_t quantity = 0;
    std::optional<std::string> area;  // of standing places
    std::vector<SeatId> seats;        // one for each place, when numbered
};
BOOST_DESCRIBE_STRUCT(Wish, (), (screening_id, tariff_id, quantity, area, seats))

struct Line {
    int64_t line = 0;  // 1, 2, …
    ScreeningId screening;
    TariffId tariff;
    QuotaId quota;
    int64_t quantity = 0;
    Money unit;
    Money amount;
    pricing::AppliedVat vat;
    Money vat_amount;
    std::vector<SeatId> seats;
};

Line priced_line(int64_t line, const Wish& wish, const pricing::Tariff& tariff, QuotaId quota,
                 const pricing::AppliedVat& vat);
Money total_of(const std::vector<Line>& lines);

// The same tariff of the same screening and area asked for twice is one line.
std::vector<Wish> merged(const std::vector<Wish>& wishes);

}  // namespace guichet::sales
