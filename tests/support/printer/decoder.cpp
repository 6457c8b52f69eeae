#include "decoder.h"

#include <utility>

namespace guichet::printer {

namespace {

constexpr unsigned char lf = 0x0A;
constexpr unsigned char cr = 0x0D;
constexpr unsigned char dle = 0x10;
constexpr unsigned char esc = 0x1B;
constexpr unsigned char gs = 0x1D;
constexpr int page_858 = 19;

// Bytes 0x80 to 0xFF of code page 858, sixteen a row as in the printers' manuals.
constexpr const char* page_rows[] = {
    "Ç ü é â ä à å ç ê ë è ï î ì Ä Å", "É æ Æ ô ö ò û ù ÿ Ö Ü ø £ Ø × ƒ",
    "á í ó ú ñ Ñ ª º ¿ ® ¬ ½ ¼ ¡ « »", "░ ▒ ▓ │ ┤ Á Â À © ╣ ║ ╗ ╝ ¢ ¥ ┐",
    "└ ┴ ┬ ├ ─ ┼ ã Ã ╚ ╔ ╩ ╦ ╠ ═ ╬ ¤", "ð Ð Ê Ë È € Í Î Ï ┘ ┌ █ ▄ ¦ Ì ▀",
    "Ó ß Ô Ò õ Õ µ þ Þ Ú Û Ù ý Ý ¯ ´", "- ± ‗ ¾ ¶ § ÷ ¸ ° ¨ · ¹ ³ ² ■ \u00A0"};

std::string_view page_letter(unsigned char byte) {
    std::string_view row = page_rows[(byte - 0x80) / 16];
    for (int i = byte % 16; i > 0; --i) row.remove_prefix(row.find(' ') + 1);
    return row.substr(0, row.find(' '));
}

unsigned char at(std::string_view bytes, std::size_t index) {
    return static_cast<unsigned char>(bytes[index]);
}

}  // namespace

std::string Paper::text() const {
    std::string text;
    for (const Line& line : lines) text += line.text + "\n";
    return text;
}

std::string Decoder::take(std::string_view bytes) {
    waiting_ += bytes;
    std::string answers;
    std::size_t done = 0;
    while (done < waiting_.size()) {
        const std::size_t used = step(std::string_view(waiting_).substr(done), answers);
        if (used == 0) break;
        done += used;
    }
    waiting_.erase(0, done);
    return answers;
}

Paper Decoder::finish() {
    paper_.unknown_bytes += waiting_.size();
    waiting_.clear();
    if (!line_.text.empty()) end_line();
    return std::exchange(paper_, {});
}

// How many bytes of the stream the first command or letter uses; 0 when more are needed.
std::size_t Decoder::step(std::string_view rest, std::string& answers) {
    switch (at(rest, 0)) {
        case esc:
            return escape(rest);
        case gs:
            return group(rest);
        case dle:
            return realtime(rest, answers);
        case lf:
            end_line();
            return 1;
        case cr:
            return 1;
        default:
            put(at(rest, 0));
            return 1;
    }
}

std::size_t Decoder::escape(std::string_view rest) {
    if (rest.size() < 2) return 0;
    if (rest[1] == '@') {
        reset_style();
        return 2;
    }
    if (rest.size() < 3) return 0;
    const unsigned char n = at(rest, 2);
    switch (rest[1]) {
        case 'E':
            line_.bold = (n & 1) != 0;
            return 3;
        case 'a':
            line_.centred = n == 1 || n == '1';
            return 3;
        case 't':
            code_page_ = n;
            return 3;
        case 'R':
            // 0 is the set of the USA, where # and { are themselves; others are not decoded here.
            if (n != 0) paper_.unknown_bytes += 3;
            return 3;
        case 'd':
            for (int i = 0; i < n; ++i) end_line();
            return 3;
        case 'p':
            if (rest.size() < 5) return 0;
            ++paper_.drawer_pulses;
            return 5;
        default:
            paper_.unknown_bytes += 2;
            return 2;
    }
}

std::size_t Decoder::group(std::string_view rest) {
    if (rest.size() < 3) return 0;
    const unsigned char n = at(rest, 2);
    switch (rest[1]) {
        case '!':
            line_.wide = (n >> 4 & 7) + 1;
            line_.tall = (n & 7) + 1;
            return 3;
        case 'B':
            line_.inverse = (n & 1) != 0;
            return 3;
        case 'V':
            if (n >= 'A' && rest.size() < 4) return 0;
            ++paper_.cuts;
            return n >= 'A' ? 4 : 3;
        case '(': {
            if (rest.size() < 5) return 0;
            const std::size_t length = at(rest, 3) + std::size_t{256} * at(rest, 4);
            if (rest.size() < 5 + length) return 0;
            if (n == 'k')
                code_function(rest.substr(5, length));
            else
                paper_.unknown_bytes += 5 + length;
            return 5 + length;
        }
        default:
            paper_.unknown_bytes += 2;
            return 2;
    }
}

std::size_t Decoder::realtime(std::string_view rest, std::string& answers) {
    if (rest.size() < 3) return 0;
    if (rest[1] == 0x14) {  // DLE DC4 fn m t: the pulse that does not wait its turn
        if (rest.size() < 5) return 0;
        ++paper_.drawer_pulses;
        return 5;
    }
    if (rest[1] != 0x04) {
        ++paper_.unknown_bytes;
        return 1;
    }
    unsigned char answer = 0x12;
    if (!sensors_.paper) {
        switch (rest[2]) {
            case 1:
                answer |= 0x08;
                break;  // offline
            case 2:
                answer |= 0x20;
                break;  // stopped by paper end
            case 4:
                answer |= 0x60;
                break;  // paper end
            default:
                break;
        }
    }
    answers += static_cast<char>(answer);
    return 3;
}

// GS ( k, codes of the QR family.
void Decoder::code_function(std::string_view parameters) {
    if (parameters.size() < 3 || parameters[0] != '1') {
        paper_.unknown_bytes += 5 + parameters.size();
        return;
    }
    switch (parameters[1]) {
        case 'A':
            return;  // model
        case 'C':
            stored_.module_dots = at(parameters, 2);
            return;
        case 'E':
            stored_.correction = parameters[2];
            return;
        case 'P':
            stored_.payload = parameters.substr(3);
            return;
        case 'Q':
            paper_.codes.push_back(stored_);
            return;
        default:
            paper_.unknown_bytes += 5 + parameters.size();
    }
}

void Decoder::put(unsigned char byte) {
    if (byte < 0x20 || byte == 0x7F || (byte >= 0x80 && code_page_ != page_858)) {
        ++paper_.unknown_bytes;
        return;
    }
    if (byte < 0x80)
        line_.text += static_cast<char>(byte);
    else
        line_.text += page_letter(byte);
    line_.columns += line_.wide;
}

void Decoder::end_line() {
    paper_.lines.push_back(line_);
    line_.text.clear();
    line_.columns = 0;
}

void Decoder::reset_style() {
    line_ = {};
    code_page_ = 0;
    stored_ = {};
}

Paper decoded(std::string_view bytes) {
    Decoder decoder;
    decoder.take(bytes);
    return decoder.finish();
}

}  // namespace guichet::printer
