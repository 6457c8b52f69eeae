#pragma once
// The web app, read into memory once: hashed assets for ever, everything else asked for each time.

#include <memory>
#include <string>
#include <unordered_map>

#include "http/message.h"

namespace guichet::app {

class StaticFiles {
public:
    explicit StaticFiles(const std::string& folder);  // an empty or missing folder serves a hint
    http::Response find(const http::Request& request) const;
    bool empty() const { return files_.empty(); }

private:
    struct File {
        std::shared_ptr<const std::string> plain, gzipped;  // gzipped may be nullptr
        std::string type, etag;
        bool forever = false;
    };
    const File* file_of(const std::string& path) const;

    std::unordered_map<std::string, File> files_;  // "/assets/app-1a2b.js"
};

// Headers that every answer bears (trust.md 3.3): nothing runs but what comes from here.
void add_security_headers(http::Response& response, bool secure);

}  // namespace guichet::app
