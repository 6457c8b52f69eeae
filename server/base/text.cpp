#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include <fmt/format.h>

namespace guichet {

std::optional<Language> parse_language(std::string_view code) {
    for (size_t i = 0; i < language_codes.size(); ++i)
        if (language_codes[i] == code) return static_cast<Language>(i);
    return std::nullopt;
}

Language language_of_header(std::string_view header, Language otherwise) {
    Language best = otherwise;
    double best_weight = 0;
    while (!header.empty()) {
        const size_t comma = std::min(header.find(','), header.size());
        std::string_view part = header.substr(0, comma);
        header.remove_prefix(std::min(comma + 1, header.size()));
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);

        double weight = 1;
        if (const size_t q = part.find(";q="); q != std::string_view::npos)
            weight = std::strtod(std::string(part.substr(q + 3)).c_str(), nullptr);
        const auto language = parse_language(part.substr(0, 2));
        if (language && weight > best_weight) {
            best = *language;
            best_weight = weight;
        }
    }
    return best;
}

bool Text::empty() const {
    return std::ranges::all_of(in, [](const std::string& word) { return word.empty(); });
}

const std::string& Text::best(Language wanted, Language tenants) const {
    if (!(*this)[wanted].empty()) return (*this)[wanted];
    if (!(*this)[tenants].empty()) return (*this)[tenants];
    const auto first = std::ranges::find_if(in, [](const std::string& w) { return !w.empty(); });
    return first == in.end() ? in.front() : *first;
}

namespace {

// One code point from the front of `bytes`; 0 and no progress at a malformed sequence.
uint32_t take_code_point(std::string_view& bytes) {
    const auto first = static_cast<unsigned char>(bytes.front());
    const int length = first < 0x80                    ? 1
                       : first >= 0xC2 && first < 0xE0 ? 2
                       : first >= 0xE0 && first < 0xF0 ? 3
                       : first >= 0xF0 && first < 0xF5 ? 4
                                                       : 0;
    if (length == 0 || bytes.size() < static_cast<size_t>(length)) return 0;
    uint32_t point = length == 1 ? first : first & (0xFF >> (length + 1));
    for (int i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(bytes[static_cast<size_t>(i)]);
        if ((next & 0xC0) != 0x80) return 0;
        point = (point << 6) | (next & 0x3F);
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (overlong || surrogate || point > 0x10FFFF) return 0;
    bytes.remove_prefix(static_cast<size_t>(length));
    return point;
}

// Latin-1 and Latin Extended-A by their base letter; index = code point - 0xC0.
constexpr std::string_view base_letters =
    "aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const size_t before = bytes.size();
        take_code_point(bytes);
        if (bytes.size() == before) return false;
    }
    return true;
}

size_t characters_of(std::string_view utf8) {
    return static_cast<size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string folded(std::string_view utf8) {
    std::string out;
    while (!utf8.empty()) {
        const std::string_view before = utf8;
        const uint32_t point = take_code_point(utf8);
        if (utf8.size() == before.size()) {  // malformed: keep the byte, go on
            out += utf8.front();
            utf8.remove_prefix(1);
        } else if (point < 0x80) {
            out += static_cast<char>(point >= 'A' && point <= 'Z' ? point + 32 : point);
        } else if (point >= 0xC0 && point - 0xC0 < base_letters.size()) {
            out += base_letters[point - 0xC0];
        } else {
            out += before.substr(0, before.size() - utf8.size());
        }
    }
    return out;
}

std::string money_text(int64_t cents, std::string_view currency) {
    const int64_t size = std::abs(cents);
    return fmt::format("{} {}{}.{:02}", currency, cents < 0 ? "-" : "", size / 100, size % 100);
}

}  // namespace guichet
