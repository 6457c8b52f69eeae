#pragma once
// The configuration: one TOML file, every key with a default, an unknown key is an error.

#include <string>
#include <vector>

#include "http/server.h"

namespace guichet::app {

struct Settings {
    std::string data_folder = "guichet-data";
    std::string web_folder;  // empty: the one installed beside the program
    std::vector<http::Listen> listen{{}};
    int threads = 1;
    std::vector<std::string> trusted_proxies;
    size_t connections_max = 15000;
    size_t batch_max = 128;
    size_t queue_max = 4096;
    int readers = 2;
    bool full_synchronous = true;
    std::string log_level = "info";
    bool log_requests = false;
};

// Throws std::runtime_error naming the file, the key and what is wrong with it.
Settings load_settings(const std::string& file);

}  // namespace guichet::app
