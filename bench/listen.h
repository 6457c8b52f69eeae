#pragma once
// Keeps many event streams open and tells what each costs the server.

#include <cstdint>
#include <string>

#include "http_client.h"

namespace guichet::bench {

struct Listening {
    Address address;
    std::string host;
    std::string cookie;
    std::string path = "/api/v1/feed";
    size_t clients = 1000;
    size_t sources = 1;  // more than 28 000 clients need several
    int64_t after = 0;
    double seconds = 5;
    int pid = 0;
};

std::string run(const Listening& listening);  // the result as a JSON object

}  // namespace guichet::bench
