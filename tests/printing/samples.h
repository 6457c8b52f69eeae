#pragma once
// Papers to test with: a plausible ticket and receipt in each language, and the worst names we
// know.

#include <array>
#include <iosfwd>
#include <string>
#include <vector>

#include "printing/document.h"
#include "printing/pdf.h"

namespace guichet::printing {

// For the names of tests.
void PrintTo(Stock stock, std::ostream* out);

}  // namespace guichet::printing

namespace guichet::printing::samples {

inline constexpr std::array<Language, 4> languages{Language::fr, Language::de, Language::it, Language::en};
inline constexpr std::array<Stock, 3> stocks{Stock::a4, Stock::roll80, Stock::stock_2x5};

// 147 characters of base45, as a signed ticket code has.
std::string signed_code();

Ticket ticket(Language language);       // numbered seat, everything filled in
Ticket free_ticket(Language language);  // free of charge, unnumbered, single category
Receipt sale(Language language);        // cash, rounded, two rates and one outside VAT
Receipt refund(Language language);      // negative lines, to a card
Receipt long_sale(Language language, int lines);

// A title of 300 characters, in whole words.
std::string title_of_300_characters();
std::string word_of_300_letters();
// Names that try something: direction, emoji, piled marks, printer commands, broken UTF-8.
std::vector<std::string> hostile_names();

std::string name_of(Language language);
std::string name_of(Stock stock);

}  // namespace guichet::printing::samples
