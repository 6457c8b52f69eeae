#pragma once
// Text in code page 858 (Western Europe with the euro), which every ESC/POS printer knows. What the
// page lacks is written in its nearest letters (Łódź: Lodz, Чехов: Chekhov); what has none becomes
// '?'.

#include <string>
#include <string_view>

namespace guichet::printing {

inline constexpr char cp858_nbsp = '\xFF';

// One byte is one column. Every byte is 0x20..0x7E or 0x80..0xFF, whatever the text holds.
std::string to_cp858(std::string_view text);

}  // namespace guichet::printing
