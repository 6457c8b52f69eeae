#pragma once
// The wall clock is a label (trust.md D7): order comes from numbers, durations from steady clocks.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace guichet {

using TimeMs = int64_t;  // UTC milliseconds since 1970

class Clock {
public:
    virtual ~Clock() = default;
    virtual TimeMs now_ms() const = 0;
};

class SystemClock final : public Clock {
public:
    TimeMs now_ms() const override {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
                   std::chrono::system_clock::now().time_since_epoch())
            .count();
    }
};

inline constexpr TimeMs minute_ms = 60'000;
inline constexpr TimeMs hour_ms = 60 * minute_ms;
inline constexpr TimeMs day_ms = 24 * hour_ms;

bool is_time_zone(std::string_view name);                // IANA name known here
std::string day_of(TimeMs at, std::string_view zone);    // "2026-11-24"
std::string clock_of(TimeMs at, std::string_view zone);  // "20:30"
int weekday_of(TimeMs at, std::string_view zone);        // 0 = Sunday
// First millisecond of a local day. Throws Broken when `day` is not a date (see is_day).
TimeMs start_of_day(std::string_view day, std::string_view zone);
bool is_day(std::string_view day);  // real "YYYY-MM-DD"
std::string day_after(std::string_view day, int days);

}  // namespace guichet
