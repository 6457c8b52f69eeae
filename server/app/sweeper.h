#pragma once
// What the clock does. Carts, reservations and house seats past their time get an entry in the journal, so
// that the gauges on all tills move; nothing depends on it, expiry is compared wherever it matters. Once a
// business day has ended, its books are closed.

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "commands/tenants.h"

namespace guichet::app {

class Sweeper {
public:
    explicit Sweeper(commands::Tenants& tenants);
    ~Sweeper();
    Sweeper(const Sweeper&) = delete;
    Sweeper& operator=(const Sweeper&) = delete;

private:
    void sweep(commands::Tenant& tenant);
    void add_closings(const commands::Tenant& tenant, storage::Connection& connection, TimeMs now,
                      std::vector<commands::Work>& due);

    commands::Tenants& tenants_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::map<std::string, TimeMs> looked_at_;  // for what a business day's end closes
    std::thread thread_;
};

}  // namespace guichet::app
