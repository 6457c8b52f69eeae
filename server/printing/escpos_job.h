#pragma once
// One print job under way: text in, wrapped and aligned, commands between. The only place where
// a text meets command bytes.

#include <initializer_list>
#include <string>
#include <string_view>

namespace guichet::printing {

struct Style {
    bool bold = false;
    int wide = 1;  // 1 or 2 times
    int tall = 1;
    bool inverse = false;
    bool centred = false;
};

class Job {
public:
    explicit Job(int columns);

    // Wraps at words, and inside a word longer than the line. Nothing for an empty text.
    void print(std::string_view text, Style style = {});
    // Two texts at the edges of one line, or of two lines when they do not fit on one.
    void print_edges(std::string_view left, std::string_view right, Style style = {});
    void print_pair(std::string_view label, std::string_view value);  // nothing without a value
    void print_rule();
    void print_code(std::string_view payload);
    void feed();
    void pulse_drawer();
    std::string finish();  // cuts

private:
    void send(std::initializer_list<int> bytes);
    void set(const Style& style);
    void print_bytes(std::string bytes, const Style& style);

    int columns_;
    std::string bytes_;
};

}  // namespace guichet::printing
