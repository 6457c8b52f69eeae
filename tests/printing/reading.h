#pragma once
// Reads papers with programs that know nothing of us: poppler for text and pictures, zbar for
// codes. A missing program is a failed test that says what to install.

#include <string>
#include <string_view>
#include <vector>

#include "printing/pdf.h"

namespace guichet::printing {

// The words of each page, and of the whole paper, in the order they were drawn.
std::vector<std::string> page_texts_of(const std::string& pdf);
std::string text_of(const std::string& pdf);

// Payloads of all pages, printed at the stock's own resolution (thermal heads have 203 dpi).
std::vector<std::string> codes_of(const std::string& pdf, Stock stock);

struct Box {  // points
    double left = 0, top = 0, right = 0, bottom = 0;
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

// Where the code of each page stands, to a point; all zero when there is none.
std::vector<Box> code_boxes(const std::string& pdf);

// Without white space, and with the quotes and dashes of code page 858, so that a wrapped text in a
// PDF and on a receipt printer can be compared with the text it was made from.
std::string squeezed(std::string_view text);
bool says(std::string_view paper_text, std::string_view expected);

}  // namespace guichet::printing
