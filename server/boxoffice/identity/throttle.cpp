#include "boxoffice/identity/throttle.h"

#include <algorithm>

namespace guichet::identity {

int64_t Throttle::wait_s(const std::string& budget, int64_t now_s) const {
    const std::lock_guard lock(mutex_);
    const auto found = tries_.find(budget);
    return found == tries_.end() ? 0 : std::max<int64_t>(0, found->second.not_before_s - now_s);
}

void Throttle::failed(const std::string& budget, int64_t now_s) {
    const std::lock_guard lock(mutex_);
    // Too many names tried: forget those that may try again anyway.
    if (tries_.size() >= budgets_max)
        std::erase_if(tries_, [&](const auto& entry) { return entry.second.not_before_s <= now_s; });
    if (tries_.size() >= budgets_max) return;
    Tries& tries = tries_[budget];
    ++tries.failures;
    if (tries.failures < free_failures) return;
    const int doublings = std::min(tries.failures - free_failures, 20);
    tries.not_before_s = now_s + std::min<int64_t>(int64_t{2} << doublings, wait_max_s);
}

void Throttle::succeeded(const std::string& budget) {
    const std::lock_guard lock(mutex_);
    tries_.erase(budget);
}

}  // namespace guichet::identity
