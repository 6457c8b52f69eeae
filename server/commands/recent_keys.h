#pragma once
// Tells a new idempotency key from one that may have been accepted before, without asking the database.
// Keys are UUIDs that begin with the time at which they were made (RFC 9562, version 7), so that new ones lie
// above those of the journal. Of the keys in a window above these, all that are accepted are remembered here,
// by their hash: two keys with the same one only cost a look. Other keys are allowed too; they are only never
// known to be new.

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "base/clock.h"

namespace guichet::commands {

class RecentKeys {
public:
    // Where the window ends: a day after `now`, for clocks that are fast.
    static std::string end_of_window(TimeMs now) {
        const auto ms = static_cast<uint64_t>(now + day_ms);
        return fmt::format("{:08x}-{:04x}", ms >> 16 & 0xffff'ffff, ms & 0xffff);
    }

    // `greatest` of the journal's keys below the end of the window, "" when there is none. Of those accepted
    // from now on at least the last `room` are remembered.
    RecentKeys(TimeMs now, std::string greatest, size_t room = 8192)
        : made_(now), room_(room), begin_(std::move(greatest)), end_(end_of_window(now)) {}

    // Otherwise the window has fallen too far behind, and another one is due.
    bool good_at(TimeMs now) const { return now - made_ < day_ms / 2; }

    bool surely_new(const std::string& key) const {
        if (!within(key)) return false;
        const size_t hash = std::hash<std::string>{}(key);
        return !young_.hashes.contains(hash) && !old_.hashes.contains(hash);
    }

    void add(const std::string& key) {  // was accepted
        if (!within(key)) return;
        young_.hashes.insert(std::hash<std::string>{}(key));
        if (key > young_.greatest) young_.greatest = key;
        if (young_.hashes.size() < room_) return;
        // What is forgotten must not be taken for new.
        begin_ = std::max(begin_, old_.greatest);
        old_ = std::exchange(young_, {});
    }

private:
    struct Generation {
        std::unordered_set<size_t> hashes;
        std::string greatest;
    };
    bool within(const std::string& key) const { return key > begin_ && key < end_; }

    TimeMs made_;
    size_t room_;
    std::string begin_, end_;  // neither is within
    Generation young_, old_;
};

}  // namespace guichet::commands
