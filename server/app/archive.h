#pragma once
// `guichet archive`: writes an archive beside a serving program, and notes it in the journal.

#include <string>

#include "app/settings.h"

namespace CLI {
class App;
}

namespace guichet::app {

struct ArchiveWish {
    std::string prefix, out, day, month, year;
    int64_t from_entry = 1, until_entry = 0;
};

void add_options(CLI::App& sub, ArchiveWish& wish);
int archive(const Settings& settings, const ArchiveWish& wish);

}  // namespace guichet::app
