#pragma once
// Sends requests over many connections and measures the answers.

#include <functional>
#include <string>
#include <string_view>

#include "http_client.h"
#include "sale_requests.h"

namespace guichet::bench {

struct Pressure {
    Address address;
    size_t connections = 64;
    double rate = 0;  // requests per second; 0: each connection asks again as soon as it is answered
    double seconds = 5;
    double warm_up_seconds = 1;
    int pid = 0;
    std::string acknowledged_file;
};

// The next request of a connection; empty: it has nothing more to ask.
using RequestFor = std::function<std::string(size_t connection)>;
using Answered = std::function<void(size_t connection, int status, std::string_view body)>;

// The result as a JSON object. Ends early when no connection has anything more to ask.
std::string run(const Pressure& pressure, const RequestFor& request_for, const Answered& answered = {});

}  // namespace guichet::bench
