#include "http/url.h"

namespace guichet::http {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// The byte that stands as "%XY" at raw[at]; -1 when malformed.
int escaped_byte(std::string_view raw, size_t at) {
    if (raw.size() - at < 3) return -1;
    const int high = hex_digit(raw[at + 1]);
    const int low = hex_digit(raw[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool has_dot_segment(std::string_view path) {
    for (size_t at = path.find("/."); at != std::string_view::npos; at = path.find("/.", at + 1)) {
        std::string_view segment = path.substr(at + 1);
        segment = segment.substr(0, segment.find('/'));
        if (segment == "." || segment == "..") return true;
    }
    return false;
}

std::optional<std::string> decode_form(std::string_view raw) {
    std::string decoded;
    decoded.reserve(raw.size());
    for (size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '+') {
            decoded += ' ';
        } else if (raw[i] == '%') {
            const int byte = escaped_byte(raw, i);
            if (byte <= 0) return std::nullopt;
            decoded += static_cast<char>(byte);
            i += 2;
        } else {
            decoded += raw[i];
        }
    }
    return decoded;
}

}  // namespace

std::optional<std::string> decode_path(std::string_view raw) {
    if (raw.empty() || raw[0] != '/') return std::nullopt;
    std::string path;
    path.reserve(raw.size());
    for (size_t i = 0; i < raw.size(); ++i) {
        int byte = static_cast<unsigned char>(raw[i]);
        if (byte == '%') {
            byte = escaped_byte(raw, i);
            if (byte < 0 || byte == '/') return std::nullopt;
            i += 2;
        }
        if (byte < 0x20 || byte == 0x7f) return std::nullopt;
        path += static_cast<char>(byte);
    }
    if (has_dot_segment(path)) return std::nullopt;
    return path;
}

std::optional<Query> parse_query(std::string_view raw) {
    Query query;
    while (!raw.empty()) {
        const size_t end = raw.find('&');
        const std::string_view part = raw.substr(0, end);
        raw = end == std::string_view::npos ? std::string_view{} : raw.substr(end + 1);
        if (part.empty()) continue;
        if (query.size() == query_pairs_max) return std::nullopt;
        const size_t equals = part.find('=');
        auto name = decode_form(part.substr(0, equals));
        auto value = decode_form(equals == std::string_view::npos ? "" : part.substr(equals + 1));
        if (!name || !value) return std::nullopt;
        query.emplace_back(std::move(*name), std::move(*value));
    }
    return query;
}

}  // namespace guichet::http
