#pragma once
// A text as the modules of a QR code, error correction M: 15 % of it may be dirty, torn or shiny.

#include <string_view>
#include <vector>

namespace guichet::printing {

struct Modules {
    int side = 0;            // modules in a row, quiet zone not included
    std::vector<bool> dark;  // side * side, row by row

    bool is_dark(int x, int y) const { return dark[static_cast<std::size_t>(y * side + x)]; }
};

inline constexpr int qr_quiet_modules = 4;  // ISO/IEC 18004: white on every side

// Alphanumeric mode where the payload allows it (45 characters in 11 bits a pair: base45 codes).
// Throws std::invalid_argument when the payload is empty or does not fit version 40.
Modules qr_modules(std::string_view payload);

}  // namespace guichet::printing
