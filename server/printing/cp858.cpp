#include "printing/cp858.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "printing/text.h"

namespace guichet::printing {

namespace {

// Bytes 0x80 to 0xFF in order.
constexpr std::u32string_view upper_half =
    U"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
    U"└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0";
static_assert(upper_half.size() == 128);

// A run of letters and the nearest plain letter of each.
struct Letters {
    char32_t first;
    std::string_view plain;
};
constexpr Letters letters[] = {
    {0x0100,  // Latin Extended-A: Slavic, Baltic, Turkish, Hungarian
     "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi??JjKkkLlLlLlLlLlNnNnNnnNnOoOoOo??"
     "RrRrRrSsSs"
     "SsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs"},
    {0x01A0, "Oo"},
    {0x01AF, "Uu"},  // Vietnamese
    {0x01CD, "AaIiOoUuUuUuUuUu?Aa"},
    {0x0218, "SsTt"},  // Romanian
    {0x1E00,
     "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrR"
     "r"
     "RrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwyasss?d"},
    {0x1EA0, "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy"},
    {0xFF01,  // full-width forms
     "!\"#$%&'()*+,-./"
     "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"},
};

// A run of letters of another script, each with its Latin letters.
struct Script {
    char32_t first;
    std::string_view latin;  // separated by one space
};
constexpr Script scripts[] = {
    {0x0391,
     "A B G D E Z I Th I K L M N X O P R ? S T Y F Ch Ps O I Y a e i i y "
     "a b g d e z i th i k l m n x o p r s s t y f ch ps o i y o y o"},
    // Cyrillic as passports write it (ICAO 9303): the name on the ticket is the name on the card.
    {0x0400,
     "E E D G Ie Dz I I J Lj Nj C K I U Dz "
     "A B V G D E Zh Z I I K L M N O P R S T U F Kh Ts Ch Sh Shch Ie Y ' E Iu Ia "
     "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y ' e iu ia "
     "e e d g ie dz i i j lj nj c k i u dz"},
    {0x05D0, "' b g d h v z ch t y k k l m m n n s ' p p ts ts q r sh t"},
    {0x0621, "' a a ' i ' a b h t th j h kh d dh r z s sh s d t z ' gh"},
    {0x0641, "f q k l m n h w a y"},
};

struct Spelling {
    char32_t point;
    std::string_view latin;
};
constexpr Spelling spellings[] = {
    {0x0132, "IJ"},   {0x0133, "ij"}, {0x0152, "OE"}, {0x0153, "oe"},  {0x0386, "A"},  {0x0388, "E"},
    {0x0389, "I"},    {0x038A, "I"},  {0x038C, "O"},  {0x038E, "Y"},   {0x038F, "O"},  {0x0390, "i"},
    {0x042C, ""},     {0x044C, ""},   {0x1E9E, "SS"}, {0x2002, " "},   {0x2003, " "},  {0x2009, " "},
    {0x202F, "\xFF"}, {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},   {0x2013, "-"},  {0x2014, "-"},
    {0x2015, "-"},    {0x2018, "'"},  {0x2019, "'"},  {0x201A, ","},   {0x201B, "'"},  {0x201C, "\""},
    {0x201D, "\""},   {0x201E, "\""}, {0x2022, "-"},  {0x2026, "..."}, {0x2032, "'"},  {0x2033, "\""},
    {0x2039, "<"},    {0x203A, ">"},  {0x2044, "/"},  {0x2116, "No"},  {0x2122, "TM"}, {0x2190, "<-"},
    {0x2192, "->"},   {0x2212, "-"},  {0x2260, "<>"}, {0x2264, "<="},  {0x2265, ">="}, {0x3000, " "},
    {0xFB01, "fi"},   {0xFB02, "fl"},
};

constexpr std::string_view bases = "AEIOUaeiouyYNncC";
// The letters of the page that a base makes with each mark, in the order of `bases`; ' ' for none.
struct Mark {
    char32_t point;
    std::u32string_view letters;
};
constexpr Mark marks[] = {
    {0x0300, U"ÀÈÌÒÙàèìòù      "}, {0x0301, U"ÁÉÍÓÚáéíóúýÝ    "}, {0x0302, U"ÂÊÎÔÛâêîôû      "},
    {0x0303, U"Ã  Õ ã  õ   Ññ  "}, {0x0308, U"ÄËÏÖÜäëïöüÿ     "}, {0x030A, U"Å    å          "},
    {0x0327, U"              çÇ"},
};

bool is_silent(char32_t point) {  // marks, joiners, variation selectors: nothing to print
    return (point >= 0x0300 && point <= 0x036F) || (point >= 0x0591 && point <= 0x05C7) ||
           (point >= 0x064B && point <= 0x065F) || point == 0x0640 || (point >= 0x200B && point <= 0x200F) ||
           (point >= 0x2028 && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) ||
           (point >= 0x20D0 && point <= 0x20FF) || (point >= 0xFE00 && point <= 0xFE2F) || point == 0xAD ||
           point == 0xFEFF || (point >= 0x1F3FB && point <= 0x1F3FF);
}

std::optional<char> byte_of(char32_t point) {
    if (point >= 0x20 && point <= 0x7E) return static_cast<char>(point);
    const std::size_t at = upper_half.find(point);
    if (at == std::u32string_view::npos) return std::nullopt;
    return static_cast<char>(0x80 + at);
}

// Names typed on some phones arrive as a letter and a mark: é as e and U+0301.
std::optional<char> composed(char base, char32_t mark) {
    const std::size_t at = bases.find(base);
    if (at == std::string_view::npos) return std::nullopt;
    for (const Mark& known : marks)
        if (known.point == mark && known.letters[at] != U' ') return byte_of(known.letters[at]);
    return std::nullopt;
}

std::string_view word_at(std::string_view words, std::size_t index) {
    for (; index > 0; --index) {
        const std::size_t space = words.find(' ');
        if (space == std::string_view::npos) return {};
        words.remove_prefix(space + 1);
    }
    return words.substr(0, words.find(' '));
}

std::string_view nearest(char32_t point) {
    for (const Spelling& spelling : spellings)
        if (spelling.point == point) return spelling.latin;
    for (const Letters& run : letters)
        if (point >= run.first && point < run.first + run.plain.size())
            return run.plain.substr(point - run.first, 1);
    for (const Script& script : scripts)
        if (point >= script.first && point < script.first + 0x70) {
            const std::string_view latin = word_at(script.latin, point - script.first);
            if (!latin.empty()) return latin;
        }
    return "?";
}

}  // namespace

std::string to_cp858(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (const char32_t point : decode_utf8(text)) {
        if (point < 0x20 || (point >= 0x7F && point <= 0x9F)) continue;
        if (is_silent(point)) {
            if (!bytes.empty())
                if (const auto letter = composed(bytes.back(), point)) bytes.back() = *letter;
            continue;
        }
        if (const auto byte = byte_of(point))
            bytes += *byte;
        else
            bytes += nearest(point);
    }
    return bytes;
}

}  // namespace guichet::printing
