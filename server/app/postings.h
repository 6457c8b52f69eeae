#pragma once
// `guichet postings`: closed days as postings for the bookkeeping, as a CSV file; also beside a serving
// program.

#include <string>

#include "app/settings.h"

namespace CLI {
class App;
}

namespace guichet::app {

struct PostingsWish {
    std::string prefix, from_day, to_day, out;
};

void add_options(CLI::App& sub, PostingsWish& wish);
int postings(const Settings& settings, const PostingsWish& wish);

}  // namespace guichet::app
