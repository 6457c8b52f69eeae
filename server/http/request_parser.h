#pragma once
// One request from bytes, however they are cut into pieces. Strict wherever two programs could
// disagree about where a request ends (request smuggling): such a request is refused, not repaired.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "base/refusal.h"
#include "http/message.h"

namespace guichet::http {

struct RequestLimits {
    size_t header_bytes_max = 16 * 1024;  // request line, fields and the empty line; 431 beyond
    size_t body_bytes_max = 1024 * 1024;  // 413 beyond
    // Another bound for the few requests that may be larger; asked once method and path are known.
    std::function<std::optional<size_t>(const Request&)> body_bytes_max_of;
};

inline constexpr size_t header_fields_max = 100;

class RequestParser {
public:
    RequestParser(Request& into, const RequestLimits& limits);  // both outlive it
    ~RequestParser();
    RequestParser(const RequestParser&) = delete;
    RequestParser& operator=(const RequestParser&) = delete;

    // Reads from the front of `input` and returns how many bytes it used. What it did not use must
    // stand in front of the next input. Call it only while done() is false.
    size_t take(std::string_view input);

    bool done() const;                 // complete or refused
    const RefusalCode* fault() const;  // why refused; nullptr otherwise
    bool header_done() const;
    bool some_taken() const;
    bool waits_for_continue() const;  // "Expect: 100-continue" and no byte of the body came yet
    // Of a complete request:
    bool is_head() const;
    bool is_http10() const;
    bool keeps_alive() const;

private:
    struct Beast;
    std::unique_ptr<Beast> beast_;
};

}  // namespace guichet::http
