#include "base/clock.h"

#include <gtest/gtest.h>

#include "base/ensure.h"

namespace guichet {
namespace {

constexpr const char* zurich = "Europe/Zurich";

TEST(Days, follow_the_tenants_clock_not_utc) {
    const TimeMs late = 1'795'563'000'000;  // 2026-11-24 23:30 UTC
    EXPECT_EQ(day_of(late, "UTC"), "2026-11-24");
    EXPECT_EQ(day_of(late, zurich), "2026-11-25");
    EXPECT_EQ(clock_of(late, zurich), "00:30");
    EXPECT_EQ(weekday_of(late, zurich), 3);
}

TEST(Days, have_23_and_25_hours_when_the_clock_changes) {
    const auto length = [](const char* day) {
        return start_of_day(day_after(day, 1), zurich) - start_of_day(day, zurich);
    };
    EXPECT_EQ(length("2026-03-29"), 23 * hour_ms);
    EXPECT_EQ(length("2026-10-25"), 25 * hour_ms);
    EXPECT_EQ(length("2026-11-24"), 24 * hour_ms);
}

TEST(Days, are_recognised_strictly) {
    EXPECT_TRUE(is_day("2028-02-29"));
    for (const char* bad : {"2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026/01/01", "",
                            "2026-01-01x", "1969-12-31", "2026-00-10", "abcd-ef-gh"})
        EXPECT_FALSE(is_day(bad)) << bad;
    EXPECT_THROW(start_of_day("yesterday", zurich), Broken);
}

TEST(TimeZones, are_those_of_the_system) {
    EXPECT_TRUE(is_time_zone(zurich));
    EXPECT_FALSE(is_time_zone("Europe/Atlantis"));
}

}  // namespace
}  // namespace guichet
