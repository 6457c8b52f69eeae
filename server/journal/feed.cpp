#include "journal/feed.h"

#include <algorithm>

namespace guichet::journal {

void Feed::publish(std::string events, int64_t new_last) {
    const auto chunk = std::make_shared<const std::string>(std::move(events));
    const std::lock_guard lock(mutex_);
    kept_.push_back({last_, chunk});
    kept_bytes_ += chunk->size();
    while (kept_bytes_ > kept_bytes_max && kept_.size() > 1) {
        kept_bytes_ -= kept_.front().events->size();
        kept_.pop_front();
    }
    last_ = new_last;
    for (const auto& [id, listener] : listeners_) listener(chunk);
}

int64_t Feed::last() const {
    const std::lock_guard lock(mutex_);
    return last_;
}

std::optional<uint64_t> Feed::attach(int64_t after, Listener listener) {
    const std::lock_guard lock(mutex_);
    // Commits are kept whole; a client whose last entry lies inside one reads the journal instead.
    auto from = kept_.end();
    if (after < last_) {
        from = std::ranges::find(kept_, after, &Kept::before);
        if (from == kept_.end()) return std::nullopt;
    }
    for (; from != kept_.end(); ++from) listener(from->events);
    listeners_.emplace(next_id_, std::move(listener));
    return next_id_++;
}

void Feed::detach(uint64_t id) {
    const std::lock_guard lock(mutex_);
    listeners_.erase(id);
}

size_t Feed::listeners() const {
    const std::lock_guard lock(mutex_);
    return listeners_.size();
}

}  // namespace guichet::journal
