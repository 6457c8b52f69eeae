#pragma once
// Requests and answers as values. Nobody outside http/ sees the HTTP library.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guichet::http {

enum class Method { get, post, put, del };

std::string_view name_of(Method method);

// One request, complete and within the limits of ServerOptions. Header names are lower case.
struct Request {
    Method method = Method::get;
    std::string path;                                          // decoded, without query
    std::vector<std::pair<std::string, std::string>> query;    // decoded, in order
    std::vector<std::pair<std::string, std::string>> headers;  // in order
    std::string body;
    std::string remote;             // address of the peer, or of X-Forwarded-For from a trusted proxy
    bool secure = false;            // TLS here, or X-Forwarded-Proto: https from a trusted proxy
    std::vector<std::string> args;  // what stood in the {places} of the route's pattern

    std::string_view header(std::string_view lower_case_name) const;  // "" when absent
    std::optional<std::string_view> query_value(std::string_view name) const;
    std::optional<std::string_view> cookie(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string content_type = "application/json";
    std::string body;
    std::shared_ptr<const std::string> shared_body;  // used instead of body when set (static files)
    std::vector<std::pair<std::string, std::string>> headers;
};

// A stream of server-sent events to one client. Safe from any thread; never blocks. A client that
// does not read (more than `stream_backlog_bytes` waiting) is cut off: it comes back by itself and
// continues from its last event id.
class EventStream {
public:
    virtual ~EventStream() = default;
    virtual bool send(std::shared_ptr<const std::string> event) = 0;  // false once the client is gone
    virtual void close() = 0;
};

// The answer to one request; exactly one of the two is called, once, from any thread. When a
// Responder is destroyed unanswered the client gets 500.
class Responder {
public:
    virtual ~Responder() = default;
    virtual void respond(Response response) = 0;
    // Answers 200 text/event-stream and keeps the connection. `on_close` runs once, when it ends.
    virtual std::shared_ptr<EventStream> stream(std::function<void()> on_close) = 0;
};
using ResponderPtr = std::shared_ptr<Responder>;

// Whoever answers later keeps the request instead of copying it. Nobody changes it once a handler has it.
using RequestPtr = std::shared_ptr<Request>;

// Runs on an I/O thread and must not block: hand slow work to another thread and answer from there.
using Handler = std::function<void(const RequestPtr&, ResponderPtr)>;

}  // namespace guichet::http
