#pragma once
// The seats of one screening: which are free, which are promised or sold, and who may take them
// (domain.md 2.4, F14).

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "boxoffice/pricing/tariff.h"
#include "boxoffice/seating/hall.h"

namespace guichet::seating {

enum class SeatState : uint8_t { free, held, reserved, sold, house };
BOOST_DESCRIBE_ENUM(SeatState, free, held, reserved, sold, house)

// Why the house keeps a seat: blocked for now, held for somebody, killed: not there tonight.
enum class House { blocked, held, killed };
BOOST_DESCRIBE_ENUM(House, blocked, held, killed)

inline constexpr TimeMs never_ms = 9'007'199'254'740'991;

// A seat that is not free. Past `expires_at_ms` it is free again, whether anybody tidied up or not.
struct Claim {
    SeatState state = SeatState::sold;
    std::string holder;  // held: the cart; whose a reserved or sold seat is, its ticket says
    TimeMs expires_at_ms = never_ms;
    RegisterId at_register;  // held
    std::string register_name;
    TariffId tariff;     // held
    int64_t ticket = 0;  // reserved, sold
    House house{};
    std::string name;  // what the house keeps it for
};

class Seats {
public:
    Seats(ScreeningId screening, HallPtr hall)
        : screening_(screening),
          hall_(std::move(hall)),
          sold_(static_cast<size_t>(hall_->seat_count()) + 1) {}

    ScreeningId screening() const { return screening_; }
    const Hall& hall() const { return *hall_; }
    bool is_free(int64_t seat, TimeMs now) const { return !sold_[at(seat)] && find(seat, now) == nullptr; }
    // Free, or held by this cart.
    bool is_free_for(int64_t seat, std::string_view holder, TimeMs now) const;
    SeatState state(int64_t seat, TimeMs now) const;
    // The promise that keeps the seat; nothing for free and sold seats.
    const Claim* find(int64_t seat, TimeMs now) const;
    // The promise that is written down, valid or past its time: the next one replaces it.
    const Claim* written(int64_t seat) const;
    int64_t taken(TimeMs now) const;  // not free

    void put(int64_t seat, Claim claim);
    void clear(int64_t seat);

private:
    static size_t at(int64_t seat) { return static_cast<size_t>(seat); }

    ScreeningId screening_;
    HallPtr hall_;
    std::vector<bool> sold_;  // by seat; most seats of a good evening, so no claim each
    int64_t sold_count_ = 0;
    std::unordered_map<int64_t, Claim> claims_;
};

// Whether `cart` is written as the holder of this seat, be it past its time.
bool holds(const Seats& seats, SeatId seat, std::string_view cart);
// May this tariff be sold on a seat of that category?
bool may_take(const pricing::Tariff& tariff, const std::string& category);

struct SeatWish {
    std::vector<SeatId> take;
    std::vector<SeatId> release;
};

// What a refusal must name besides the seat.
struct SeatNames {
    Language language = Language::fr;
    std::string title;
    std::string tariff;
};

// Nothing when `holder` may have all that he wishes at this tariff; every refusal names a seat.
std::optional<Refusal> why_not_seats(const Seats& seats, const SeatWish& wish, std::string_view holder,
                                     const pricing::Tariff& tariff, TimeMs now, const SeatNames& names);

}  // namespace guichet::seating
