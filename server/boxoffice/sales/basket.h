#pragma once
// Lines of a sale and their sums: price, VAT, total. Pure arithmetic on whole cents.

#include <vector>

#include <boost/describe.hpp>

#include "boxoffice/catalogue/screening.h"
#include "boxoffice/pricing/tariff.h"
#include "boxoffice/pricing/vat.h"

namespace guichet::sales {

inline constexpr size_t lines_max = 200;
inline constexpr int64_t quantity_max = 500;
inline constexpr Money total_max{100'000'000};  // as the contract says of every amount

// What a cashier wants: so many places of a screening at a tariff.
struct Wish {
    ScreeningId screening_id;
    TariffId tariff_id;
    int64_t quantity = 0;
};
BOOST_DESCRIBE_STRUCT(Wish, (), (screening_id, tariff_id, quantity))

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
};

Line priced_line(int64_t line, const catalogue::Screening& screening, const pricing::Tariff& tariff,
                 QuotaId quota, int64_t quantity, const pricing::AppliedVat& vat);
Money total_of(const std::vector<Line>& lines);

// The same tariff of the same screening asked for twice is one line.
std::vector<Wish> merged(const std::vector<Wish>& wishes);

}  // namespace guichet::sales
