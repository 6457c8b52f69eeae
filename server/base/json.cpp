#include "base/json.h"

#include <charconv>

#include "base/refusals.gen.h"

namespace guichet::json {

Result<boost::json::value> parse(std::string_view text, boost::json::storage_ptr memory) {
    boost::json::parse_options options;
    options.max_depth = depth_max;
    boost::system::error_code error;
    auto value = boost::json::parse({text.data(), text.size()}, error, std::move(memory), options);
    if (error) return malformed({"", "is not JSON: " + error.message()});
    return value;
}

Refusal malformed(const Problem& problem) {
    return refusals::malformed(problem.path.empty() ? "/" : problem.path, problem.what);
}

bool Reader::fail(std::string_view what) {
    problem_ = {path_, std::string(what)};
    return false;
}

size_t Reader::step_into(std::string_view name) {
    const size_t before = path_.size();
    path_ += '/';
    path_ += name;
    return before;
}

bool Reader::read_text(const boost::json::value& value, Text& out) {
    if (!value.is_object()) return fail("must be an object of languages");
    for (const auto& [key, words] : value.get_object()) {
        const auto language = parse_language({key.data(), key.size()});
        const size_t before = step_into({key.data(), std::min<size_t>(key.size(), 60)});
        if (!language) return fail("is not one of fr, de, it, en");
        if (!read(words, out[*language])) return false;
        if (characters_of(out[*language]) > 300) return fail("is longer than 300 characters");
        path_.resize(before);
    }
    return !out.empty() || fail("needs at least one language");
}

void Writer::key(std::string_view name) {
    separate();
    string(name);
    out_ += ':';
}

void Writer::number(int64_t n) {
    separate();
    char room[24];
    out_.append(room, std::to_chars(room, room + sizeof room, n).ptr);
}

void Writer::string(std::string_view s) {
    separate();
    out_ += '"';
    size_t from = 0;
    for (size_t i = 0; i < s.size(); ++i) {
        const auto c = static_cast<unsigned char>(s[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out_.append(s, from, i - from);
        from = i + 1;
        switch (c) {
            case '"':
                out_ += "\\\"";
                break;
            case '\\':
                out_ += "\\\\";
                break;
            case '\n':
                out_ += "\\n";
                break;
            case '\t':
                out_ += "\\t";
                break;
            default: {
                constexpr char digits[] = "0123456789abcdef";
                out_ += "\\u00";
                out_ += digits[c >> 4];
                out_ += digits[c & 15];
            }
        }
    }
    out_.append(s, from);
    out_ += '"';
}

void Writer::text(const Text& t) {
    begin();
    for (size_t i = 0; i < t.in.size(); ++i)
        if (!t.in[i].empty()) field(language_codes[i], t.in[i]);
    end();
}

}  // namespace guichet::json
