#pragma once
// Slows down guessing of passwords without locking an honest till out: a browser that has signed
// in as this user before carries a cookie and has a budget of its own (trust.md 3.3, ASVS 6.1.1).

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

namespace guichet::identity {

class Throttle {
public:
    static constexpr int free_failures = 5;
    static constexpr int64_t wait_max_s = 15 * 60;
    static constexpr size_t budgets_max = 20'000;

    // Seconds until `budget` may try again; 0 = now. Times are seconds of a steady clock.
    int64_t wait_s(const std::string& budget, int64_t now_s) const;
    void failed(const std::string& budget, int64_t now_s);
    void succeeded(const std::string& budget);

private:
    struct Tries {
        int failures = 0;
        int64_t not_before_s = 0;
    };
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Tries> tries_;
};

}  // namespace guichet::identity
