#pragma once
// A file of an archive while it is written: counted, digested, and on the disk when it is closed.

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

namespace guichet::archive {

struct Written {
    std::string name;  // within the archive, "schema/journal.json"
    int64_t bytes = 0;
    int64_t lines = 0;
    std::string sha256;  // hex
};

class Sheet {
public:
    Sheet(const std::string& folder, std::string name);  // throws Unusable when it cannot be written
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    void text(std::string_view text);
    void line(std::string_view json);  // and the end of the line
    Written close();                   // returns once it is on the disk

private:
    struct Digesting;
    std::string path_;
    std::ofstream file_;
    Written written_;
    std::unique_ptr<Digesting> digesting_;
};

}  // namespace guichet::archive
