#pragma once
// Sales without HTTP: as many commands in flight as there are clients, straight into the writer.

#include "app/settings.h"

namespace CLI {
class App;
}

namespace guichet::app {

struct BenchSell {
    std::string prefix = "bench";
    int clients = 64;
    int seconds = 5;
    int events = 200;       // spread over the first so many screenings
    int64_t fill = 0;       // instead: make tenant, programme and so many sales, then stop
    int screenings = 4000;  // made by fill
    std::string postgres;
};

void add_options(CLI::App& sub, BenchSell& bench);
int bench_sell(const Settings& settings, const BenchSell& bench);

}  // namespace guichet::app
