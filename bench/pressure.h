#pragma once
// Sends requests over many connections and measures the answers.

#include <functional>
#include <string>

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

// The result as a JSON object. `request_for` makes the next request of a connection.
std::string run(const Pressure& pressure, const std::function<std::string(size_t)>& request_for);

}  // namespace guichet::bench
