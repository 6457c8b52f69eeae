#pragma once
// Money is an integer number of minor units (Rappen, cents) in the tenant's currency.
// No floating-point number ever touches it.

#include <compare>
#include <cstdint>
#include <stdexcept>

namespace guichet {

struct Money {
    int64_t cents = 0;

    friend constexpr auto operator<=>(Money, Money) = default;
    friend constexpr Money operator-(Money a) { return {-a.cents}; }
};

// No sum of a box office comes near this; going beyond it is a defect, not a price.
inline constexpr int64_t money_cents_max = 1'000'000'000'000;

constexpr Money checked(int64_t cents) {
    if (cents > money_cents_max || cents < -money_cents_max)
        throw std::overflow_error("an amount of money left its range");
    return {cents};
}

constexpr Money operator+(Money a, Money b) { return checked(a.cents + b.cents); }
constexpr Money operator-(Money a, Money b) { return checked(a.cents - b.cents); }
constexpr Money& operator+=(Money& a, Money b) { return a = a + b; }
constexpr Money& operator-=(Money& a, Money b) { return a = a - b; }

// `quantity` is at most a few hundred (SetLine in the contract), so the product fits.
constexpr Money times(Money unit, int64_t quantity) { return checked(unit.cents * quantity); }

// Rounds half away from zero, so that a refund mirrors its sale to the cent. divisor > 0.
constexpr int64_t divide_rounded(int64_t numerator, int64_t divisor) {
    const int64_t half = divisor / 2;
    return numerator >= 0 ? (numerator + half) / divisor : -((-numerator + half) / divisor);
}

// Swiss cash has no coin below 5 Rappen (trust.md CH5): the payable cash amount for `exact`.
constexpr Money rounded_to_5(Money exact) { return {divide_rounded(exact.cents, 5) * 5}; }

}  // namespace guichet
