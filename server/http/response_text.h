#pragma once
// What goes on the wire before a body: status lines and header fields. Pure.

#include <ctime>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace guichet::http {

struct Framing {
    std::optional<size_t> content_length;
    bool chunked = false;
    bool close = false;       // says "Connection: close"
    bool keep_alive = false;  // says "Connection: keep-alive", which HTTP/1.0 clients wait for
};

// Appends status line, Date, type, framing, the response's own headers and the empty line. False,
// with nothing appended, when status or a header cannot stand on the wire (a line break in a value
// would let its author write headers of his own).
bool render_head(std::string& out, const Response& response, const Framing& framing, std::string_view date);

// "Tue, 24 Nov 2026 08:00:00 GMT", made once a second.
class DateText {
public:
    std::string_view at(std::time_t second);

private:
    std::time_t second_ = -1;
    std::string text_;
};

}  // namespace guichet::http
