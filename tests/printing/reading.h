#pragma once
// Reads papers with programs that know nothing of us: poppler for text and pictures, zbar for
// codes. A missing program is a failed test that says what to install.

#include <string>
#include <string_view>
#include <vector>

#include "printing/pdf.h"

namespace guichet::printing {

// The words in the order they were drawn.
std::string text_of(const std::string& pdf);

// Payloads of all pages, printed at the stock's own resolution (thermal heads have 203 dpi).
std::vector<std::string> codes_of(const std::string& pdf, Stock stock);

struct Box {
    double left, top, right, bottom;  // points
};

struct Word {
    std::string text;
    Box box;
};

struct Page {
    double width = 0;
    double height = 0;
    std::vector<Word> words;
};

std::vector<Page> pages_of(const std::string& pdf);

// Where the code stands on the first page; all zero when there is none.
Box code_box(const std::string& pdf, Stock stock);

// Without white space, and with the quotes and dashes of code page 858, so that a wrapped text in a
// PDF and on a receipt printer can be compared with the text it was made from.
std::string squeezed(std::string_view text);
bool says(std::string_view paper_text, std::string_view expected);

}  // namespace guichet::printing
