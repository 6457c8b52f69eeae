#include "commands/recent_keys.h"

#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/bytes.h"

namespace guichet::commands {
namespace {

constexpr TimeMs now = 1'795'600'000'000;
std::string key_at(TimeMs at) { return new_uuid(at); }

TEST(RecentKeys, a_key_made_after_those_of_the_journal_is_new_once) {
    RecentKeys recent(now, key_at(now - 1000));
    const std::string key = key_at(now);
    EXPECT_TRUE(recent.surely_new(key));
    recent.add(key);
    EXPECT_FALSE(recent.surely_new(key));
    EXPECT_TRUE(recent.surely_new(key_at(now)));
    EXPECT_TRUE(recent.surely_new(key_at(now - 500)));  // another till's clock is behind
}

TEST(RecentKeys, an_older_key_may_be_in_the_journal) {
    const std::string greatest = key_at(now - 1000);
    const RecentKeys recent(now, greatest);
    EXPECT_FALSE(recent.surely_new(greatest));
    EXPECT_FALSE(recent.surely_new(key_at(now - 2000)));
}

TEST(RecentKeys, an_empty_journal_has_none) {
    const RecentKeys recent(now, "");
    EXPECT_TRUE(recent.surely_new(key_at(0)));
    EXPECT_TRUE(recent.surely_new(key_at(now)));
}

TEST(RecentKeys, a_key_of_another_version_does_not_close_the_window) {
    RecentKeys recent(now, "", 1);
    for (const char* key : {"f47ac10b-58cc-4372-a567-0e02b2c3d479", "e2c56db5-dffb-48d2-b060-d0f5a71096e0"}) {
        EXPECT_FALSE(recent.surely_new(key));
        recent.add(key);
    }
    EXPECT_TRUE(recent.surely_new(key_at(now)));
}

TEST(RecentKeys, the_window_ends_a_day_from_now_and_is_good_for_half_of_it) {
    const RecentKeys recent(now, "");
    EXPECT_TRUE(recent.surely_new(key_at(now + day_ms - 1)));
    EXPECT_FALSE(recent.surely_new(key_at(now + day_ms)));
    EXPECT_GT(key_at(now + day_ms), RecentKeys::end_of_window(now));
    EXPECT_LT(key_at(now + day_ms - 1), RecentKeys::end_of_window(now));
    EXPECT_TRUE(recent.good_at(now + day_ms / 2 - 1));
    EXPECT_FALSE(recent.good_at(now + day_ms / 2));
}

TEST(RecentKeys, the_last_ones_are_remembered) {
    RecentKeys recent(now, "", 10);
    const std::string unused = key_at(now + 95);
    for (TimeMs i = 0; i < 100; ++i) recent.add(key_at(now + i));
    EXPECT_TRUE(recent.surely_new(unused));
}

// However keys come, one that was accepted is never taken for new.
RC_GTEST_PROP(RecentKeysRules, what_was_accepted_is_never_new, ()) {
    const auto some_key = rc::gen::map(rc::gen::inRange<TimeMs>(-20, 20), [](TimeMs after) {
        return fmt::format("{}-7000-8000-000000000000", RecentKeys::end_of_window(now - day_ms + after));
    });
    std::set<std::string> accepted;
    std::string greatest;
    for (const std::string& key : *rc::gen::container<std::vector<std::string>>(some_key)) {
        accepted.insert(key);
        greatest = std::max(greatest, key);
    }
    RecentKeys recent(now, greatest, *rc::gen::inRange<size_t>(1, 6));
    int news = 0;
    for (const std::string& key : *rc::gen::container<std::vector<std::string>>(some_key)) {
        if (recent.surely_new(key)) {
            ++news;
            RC_ASSERT(!accepted.contains(key));
        }
        recent.add(key);
        accepted.insert(key);
    }
    RC_CLASSIFY(news > 0);
}

}  // namespace
}  // namespace guichet::commands
