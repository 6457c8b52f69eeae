#include "app/sweeper.h"

#include <pthread.h>
#include <spdlog/spdlog.h>

#include "boxoffice/books/closing_flow.h"
#include "boxoffice/books/closing_store.h"
#include "boxoffice/books/period_flow.h"
#include "boxoffice/sales/cart_store.h"
#include "boxoffice/sales/reservation_flow.h"
#include "boxoffice/seating/house_flow.h"
#include "boxoffice/seating/house_store.h"

namespace guichet::app {
namespace {
constexpr std::chrono::seconds every{2};
constexpr TimeMs closings_every_ms = 10 * minute_ms;
}  // namespace

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

// What the clock closes once a business day has ended: drawers nobody counts, days, months, years. A
// period that has nothing to close refuses, and nothing is written.
void Sweeper::add_closings(const commands::Tenant& tenant, storage::Connection& connection, TimeMs now,
                           std::vector<commands::Work>& due) {
    const books::BookRules rules = books::book_rules(connection);
    if (!rules.automatic) return;
    const std::string& zone = tenant.settings().time_zone;
    const TimeMs began = books::business_day_start(now, zone, rules);
    TimeMs& looked = looked_at_[tenant.settings().tenant];
    if (looked + closings_every_ms > now && looked >= began) return;
    looked = now;
    for (const books::OpenSession& session : books::list_automatic(connection, began))
        due.push_back(books::close_session(
            {.roles = identity::Role::admin, .at_register = session.at_register}, session.id, {}));
    for (const books::Period period : {books::Period::day, books::Period::month, books::Period::year})
        if (auto prepared = books::prepare_period(connection, period, /*by_clock=*/true, now, zone))
            due.push_back(books::close_period(std::move(*prepared), {}, ""));
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
            for (auto& [screening, seats] : seating::list_house_seats_past(connection, now))
                due.push_back(seating::expire_house_seats(screening, std::move(seats)));
            add_closings(tenant, connection, now, due);
        });
        for (commands::Work& work : due)
            tenant.writer().submit(
                {.key = new_uuid(now), .work = std::move(work), .done = [](const commands::Answer&) {}});
    } catch (const std::exception& e) {
        spdlog::error("sweeping {}: {}", tenant.settings().tenant, e.what());
    }
}

}  // namespace guichet::app
