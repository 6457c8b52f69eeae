#pragma once
// Words for people in the four languages of the box office.

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace guichet {

enum class Language { fr, de, it, en };

inline constexpr std::array<std::string_view, 4> language_codes{"fr", "de", "it", "en"};

inline std::string_view code_of(Language language) { return language_codes[static_cast<size_t>(language)]; }
std::optional<Language> parse_language(std::string_view code);
// The best of our languages for an Accept-Language header (RFC 9110 12.5.4), or `otherwise`.
Language language_of_header(std::string_view accept_language, Language otherwise);

// A title or name in one to four languages. "" = not given in that language.
struct Text {
    std::array<std::string, 4> in;

    const std::string& operator[](Language language) const { return in[static_cast<size_t>(language)]; }
    std::string& operator[](Language language) { return in[static_cast<size_t>(language)]; }
    bool empty() const;
    // In `wanted`, else in `tenants`, else in the first language there is.
    const std::string& best(Language wanted, Language tenants) const;
    friend bool operator==(const Text&, const Text&) = default;
};

// Lower case without accents, for searching ("Désirée" -> "desiree"). Letters we do not know stay.
std::string folded(std::string_view utf8);
// "CHF 1234.50": plain and the same everywhere; screens format for people themselves.
std::string money_text(int64_t cents, std::string_view currency);
bool is_valid_utf8(std::string_view bytes);
// Characters (code points) of valid UTF-8, as JSON Schema counts them.
size_t characters_of(std::string_view utf8);

}  // namespace guichet
