#pragma once
// Text of strangers made safe for paper: names and titles come from customers, imports and film
// makers, and end in a printer that obeys control bytes and in a layout that obeys direction marks.

#include <string>
#include <string_view>

#include "printing/document.h"

namespace guichet::printing {

// Code points of the text; each malformed sequence becomes one U+FFFD.
std::u32string decode_utf8(std::string_view text);
void append_utf8(std::string& text, char32_t point);

// Valid UTF-8 on one line, at most text_chars_max characters: line ends and tabs become a space;
// control characters, direction overrides, soft hyphens and invisible tags are gone; no letter
// carries more than three marks, so that it cannot grow into its neighbours.
std::string clean_text(std::string_view text);

// The same document with every text cleaned. Throws std::invalid_argument when a limit of
// document.h is passed, or when the code is empty or holds anything but printable ASCII.
Ticket clean(const Ticket& ticket);
Receipt clean(const Receipt& receipt);

}  // namespace guichet::printing
