#pragma once
// Tells what was committed, as it happens, to anybody who listens from a journal number on.

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace guichet::journal {

class Feed {
public:
    using Chunk = std::shared_ptr<const std::string>;
    using Listener = std::function<void(const Chunk&)>;  // must not block, must not call the feed

    explicit Feed(int64_t last) : last_(last) {}

    // Entries last+1 … new_last, as event texts one after the other; called once per commit.
    void publish(std::string events, int64_t new_last);
    int64_t last() const;

    // Hears everything after entry `after`. Nothing when that is older than what is kept here: the
    // caller then reads the journal up to a newer number and attaches again.
    std::optional<uint64_t> attach(int64_t after, Listener listener);
    void detach(uint64_t id);
    size_t listeners() const;

private:
    static constexpr size_t kept_bytes_max = 1 << 20;

    struct Kept {
        int64_t before;  // number of the entry just before this chunk
        Chunk events;
    };

    mutable std::mutex mutex_;
    int64_t last_;
    std::deque<Kept> kept_;
    size_t kept_bytes_ = 0;
    uint64_t next_id_ = 1;
    std::unordered_map<uint64_t, Listener> listeners_;
};

}  // namespace guichet::journal
