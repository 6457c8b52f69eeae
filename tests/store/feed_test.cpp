#include "journal/feed.h"

#include <gtest/gtest.h>

namespace guichet::journal {
namespace {

struct Heard {
    std::string text;
    Feed::Listener listener() {
        return [this](const Feed::Chunk& chunk) { text += *chunk; };
    }
};

TEST(Feeds, tell_everything_after_a_number_and_then_live) {
    Feed feed(10);
    feed.publish("a", 12);
    feed.publish("b", 13);
    Heard early, late, now;
    ASSERT_TRUE(feed.attach(10, early.listener()));
    ASSERT_TRUE(feed.attach(12, late.listener()));
    const auto id = feed.attach(13, now.listener());
    ASSERT_TRUE(id);
    feed.publish("c", 14);
    feed.detach(*id);
    feed.publish("d", 15);
    EXPECT_EQ(early.text, "abcd");
    EXPECT_EQ(late.text, "bcd");
    EXPECT_EQ(now.text, "c");
    EXPECT_EQ(feed.listeners(), 2u);
}

TEST(Feeds, send_those_who_missed_more_to_the_journal) {
    Feed feed(10);
    Heard heard;
    feed.publish("a", 12);
    EXPECT_FALSE(feed.attach(9, heard.listener()));
    EXPECT_FALSE(feed.attach(11, heard.listener()));  // inside a commit
    for (int i = 0; i < 100; ++i) feed.publish(std::string(50'000, 'x'), 13 + i);
    EXPECT_FALSE(feed.attach(12, heard.listener()));  // no longer kept
    EXPECT_TRUE(feed.attach(112, heard.listener()));
}

}  // namespace
}  // namespace guichet::journal
