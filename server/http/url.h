#pragma once
// Percent-decoding of request targets. Pure; whatever is malformed or ambiguous gives nullopt.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guichet::http {

inline constexpr size_t query_pairs_max = 200;

// Refuses "%2F" (it would change where a segment ends), control characters, and the segments "."
// and "..": a handler that joins the path to a folder cannot be led out of it.
std::optional<std::string> decode_path(std::string_view raw);

// "a=1&b=x%20y+z": names and values decoded, '+' is a space, empty parts skipped, NUL refused.
using Query = std::vector<std::pair<std::string, std::string>>;
std::optional<Query> parse_query(std::string_view raw);

}  // namespace guichet::http
