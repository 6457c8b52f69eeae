#include "http/response_text.h"

#include <algorithm>
#include <charconv>

namespace guichet::http {
namespace {

std::string_view reason_of(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 421:
            return "Misdirected Request";
        case 422:
            return "Unprocessable Content";
        case 428:
            return "Precondition Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 502:
            return "Bad Gateway";
        case 503:
            return "Service Unavailable";
        case 504:
            return "Gateway Timeout";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "";
    }
}

bool is_token(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

bool is_value(std::string_view value) {
    return std::ranges::none_of(value, [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; });
}

bool can_be_written(const Response& response) {
    if (response.status < 200 || response.status > 599) return false;
    if (!is_value(response.content_type)) return false;
    return std::ranges::all_of(response.headers, [](const auto& header) {
        return is_token(header.first) && is_value(header.second);
    });
}

void append_number(std::string& out, size_t number) {
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

bool render_head(std::string& out, const Response& response, const Framing& framing, std::string_view date) {
    if (!can_be_written(response)) return false;
    out.append("HTTP/1.1 ");
    append_number(out, static_cast<size_t>(response.status));
    out.append(" ").append(reason_of(response.status)).append("\r\n");
    append_field(out, "Date", date);
    // On every answer, also on those that no handler makes (trust.md 3.3).
    append_field(out, "X-Content-Type-Options", "nosniff");
    append_field(out, "Referrer-Policy", "no-referrer");
    // 204 and 304 have no body (RFC 9110 15.3.5, 15.4.5); a Content-Length there misleads proxies.
    if (response.status != 204 && response.status != 304) {
        if (!response.content_type.empty()) append_field(out, "Content-Type", response.content_type);
        if (framing.content_length) {
            out.append("Content-Length: ");
            append_number(out, *framing.content_length);
            out.append("\r\n");
        }
        if (framing.chunked) append_field(out, "Transfer-Encoding", "chunked");
    }
    if (framing.close) {
        append_field(out, "Connection", "close");
    } else if (framing.keep_alive) {
        append_field(out, "Connection", "keep-alive");
    }
    for (const auto& [name, value] : response.headers) append_field(out, name, value);
    out.append("\r\n");
    return true;
}

std::string_view DateText::at(std::time_t second) {
    if (second != second_) {
        second_ = second;
        static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        std::tm utc{};
        gmtime_r(&second, &utc);
        char text[40];
        // Not strftime's %a and %b: they follow the locale.
        std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[utc.tm_wday],
                      utc.tm_mday, months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                      utc.tm_sec);
        text_ = text;
    }
    return text_;
}

}  // namespace guichet::http
