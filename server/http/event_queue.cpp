#include "http/event_queue.h"

#include <utility>

namespace guichet::http {

EventQueue::EventQueue(std::shared_ptr<Inbox> inbox, size_t bytes_max, std::function<void()> on_close)
    : inbox_(std::move(inbox)), bytes_max_(bytes_max), on_close_(std::move(on_close)) {}

void EventQueue::attach(std::weak_ptr<Client> client) {
    const std::lock_guard lock(mutex_);
    client_ = std::move(client);
    attached_ = true;
}

bool EventQueue::send(std::shared_ptr<const std::string> event) {
    const std::lock_guard lock(mutex_);
    if (gone_ || state_ != State::open) return false;
    if (event->size() > bytes_max_ - bytes_) {
        state_ = State::overflowed;
        events_.clear();
        taken_ = 0;
    } else if (!event->empty()) {
        bytes_ += event->size();
        events_.push_back(std::move(event));
    }
    wake();
    return state_ == State::open;
}

void EventQueue::close() {
    const std::lock_guard lock(mutex_);
    if (gone_ || state_ != State::open) return;
    state_ = State::closing;
    wake();
}

// Before it is attached the connection does not need to be woken: it begins with a look.
void EventQueue::wake() {
    if (attached_ && !std::exchange(woken_, true)) inbox_->push({client_, std::nullopt});
}

EventQueue::State EventQueue::take(std::string& into, size_t bytes_max) {
    const std::lock_guard lock(mutex_);
    woken_ = false;
    if (state_ == State::overflowed) return state_;
    while (taken_ < events_.size() && into.size() < bytes_max) into += *events_[taken_++];
    if (taken_ == events_.size()) {
        // A stream that is quiet again keeps no memory.
        events_.clear();
        events_.shrink_to_fit();
        taken_ = 0;
    }
    return state_;
}

void EventQueue::written(size_t bytes) {
    const std::lock_guard lock(mutex_);
    bytes_ -= bytes;
}

void EventQueue::end() {
    std::function<void()> on_close;
    {
        const std::lock_guard lock(mutex_);
        gone_ = true;
        events_.clear();
        events_.shrink_to_fit();
        taken_ = 0;
        on_close.swap(on_close_);
    }
    try {
        if (on_close) on_close();
    } catch (...) {
        // It belongs to the handler's side, and must not end the streams of others.
    }
}

}  // namespace guichet::http
