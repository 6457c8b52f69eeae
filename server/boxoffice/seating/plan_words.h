#pragma once
// What a printed occupancy plan says: of its seats the words for each printing::SeatMark, in its order; of
// shapes that bear no text of their own the words for each ShapeKind, in its order.

#include <array>

namespace guichet::seating {

using InFour = std::array<const char*, 4>;  // fr, de, it, en

inline constexpr std::array<InFour, 5> mark_words{{
    {"libre", "frei", "libero", "free"},
    {"vendu", "verkauft", "venduto", "sold"},
    {"réservé", "reserviert", "prenotato", "reserved"},
    {"en panier", "im Warenkorb", "nel carrello", "in a cart"},
    {"maison", "Haus", "casa", "house"},
}};

inline constexpr std::array<InFour, 7> shape_words{{
    {"Scène", "Bühne", "Palco", "Stage"},
    {"Écran", "Leinwand", "Schermo", "Screen"},
    {"Bar", "Bar", "Bar", "Bar"},
    {"Porte", "Tür", "Porta", "Door"},
    {"", "", "", ""},  // walls, pillars and texts say nothing by themselves
    {"", "", "", ""},
    {"", "", "", ""},
}};

}  // namespace guichet::seating
