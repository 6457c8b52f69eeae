#pragma once
// Tidiness: carts and reservations past their time get an entry in the journal, so that the gauges
// on all tills move. Nothing depends on it; expiry is compared wherever it matters.

#include <condition_variable>
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

    commands::Tenants& tenants_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace guichet::app
