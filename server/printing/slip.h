#pragma once
// A slip for the house: a heading, then sections of labelled values. Reports and closings of a
// register, cash put in or taken out. On an A4 page or an 80 mm roll, as PDF or ESC/POS.

#include <string>
#include <vector>

#include "printing/document.h"
#include "printing/pdf.h"

namespace guichet::printing {

struct SlipRow {
    std::string label;
    std::string value;
    bool strong = false;
};

struct SlipSection {
    std::string title;  // may be empty
    std::vector<SlipRow> rows;
};

struct Slip {
    Language language = Language::fr;
    Operator issuer;
    std::string title;
    std::vector<SlipRow> facts;
    std::vector<SlipSection> sections;
    std::string small_print;
    bool sign_here = false;  // a line for somebody's hand
    int copy_number = 0;
    bool training = false;
};

inline constexpr std::size_t slip_rows_max = 5000;  // beyond: std::invalid_argument

std::string slip_pdf(const Slip& slip, Stock stock);
std::string slip_bytes(const Slip& slip);

}  // namespace guichet::printing
