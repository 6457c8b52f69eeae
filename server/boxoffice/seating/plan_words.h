#pragma once
// What a printed occupancy plan says of its seats: the words for each printing::SeatMark, in its order.

#include <array>

namespace guichet::seating {

using MarkWords = std::array<const char*, 4>;  // fr, de, it, en

inline constexpr std::array<MarkWords, 5> mark_words{{
    {"libre", "frei", "libero", "free"},
    {"vendu", "verkauft", "venduto", "sold"},
    {"réservé", "reserviert", "prenotato", "reserved"},
    {"en panier", "im Warenkorb", "nel carrello", "in a cart"},
    {"maison", "Haus", "casa", "house"},
}};

}  // namespace guichet::seating
