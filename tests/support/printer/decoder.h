#pragma once
// What an ESC/POS printer makes of a stream of bytes: its paper as text and codes, its knife, its
// drawer. Written from the manuals and not from server/printing, so that it can prove it wrong.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::printer {

inline constexpr int paper_dots = 576;  // 72 mm at 203 dpi
inline constexpr int font_dots = 12;    // a column of font A

struct Line {
    std::string text;  // UTF-8
    int columns = 0;   // of font A, wide letters counted twice
    bool bold = false;
    bool inverse = false;
    bool centred = false;
    int wide = 1;
    int tall = 1;
};

struct PrintedCode {
    std::string payload;
    int module_dots = 3;
    char correction = '0';  // '0' L, '1' M, '2' Q, '3' H
};

struct Paper {
    std::vector<Line> lines;
    std::vector<PrintedCode> codes;
    int cuts = 0;
    int drawer_pulses = 0;
    std::size_t unknown_bytes = 0;  // neither text of the code page nor a command known here

    std::string text() const;  // the lines, each ended by '\n'
};

// What the sensors would say to DLE EOT.
struct Sensors {
    bool paper = true;
};

class Decoder {
public:
    explicit Decoder(Sensors sensors = {}) : sensors_(sensors) {}

    // Takes the next bytes and returns the printer's answers to status requests among them.
    std::string take(std::string_view bytes);
    // The paper; a command or line left unfinished counts as unknown or as a last line.
    Paper finish();

private:
    std::size_t step(std::string_view rest, std::string& answers);
    std::size_t escape(std::string_view rest);
    std::size_t group(std::string_view rest);
    std::size_t realtime(std::string_view rest, std::string& answers);
    void code_function(std::string_view parameters);
    void put(unsigned char byte);
    void end_line();
    void reset_style();

    Sensors sensors_;
    std::string waiting_;  // the start of a command whose end has not come yet
    Paper paper_;
    Line line_;
    PrintedCode stored_;
    int code_page_ = 0;
};

Paper decoded(std::string_view bytes);

}  // namespace guichet::printer
