#include "app/sweeper.h"

#include <pthread.h>
#include <spdlog/spdlog.h>

#include "boxoffice/sales/reservation_flow.h"
#include "boxoffice/sales/cart_store.h"

namespace guichet::app {
namespace {
constexpr std::chrono::seconds every{2};
}

Sweeper::Sweeper(commands::Tenants& tenants)
    : tenants_(tenants), thread_([this] {
          while (true) {
              {
                  std::unique_lock lock(mutex_);
                  if (wake_.wait_for(lock, every, [this] { return stopping_; })) return;
              }
              for (auto& [prefix, tenant] : tenants_.all()) sweep(*tenant);
          }
      }) {
    pthread_setname_np(thread_.native_handle(), "sweeper");
}

Sweeper::~Sweeper() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Sweeper::sweep(commands::Tenant& tenant) {
    try {
        const TimeMs now = tenant.clock().now_ms();
        std::vector<commands::Work> due;
        tenant.readers().ask([&](storage::Connection& connection) {
            for (std::string& id : sales::list_expired(connection, now))
                due.push_back(sales::expire_cart(std::move(id)));
            for (std::string& id : sales::list_expired_reservations(connection, now))
                due.push_back(sales::expire_reservation(std::move(id)));
        });
        for (commands::Work& work : due)
            tenant.writer().submit(
                {.key = new_uuid(now), .work = std::move(work), .done = [](const commands::Answer&) {}});
    } catch (const std::exception& e) {
        spdlog::error("sweeping {}: {}", tenant.settings().tenant, e.what());
    }
}

}  // namespace guichet::app
