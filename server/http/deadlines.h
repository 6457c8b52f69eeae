#pragma once
// Connections in the order of their deadlines. Every phase has one duration, so a connection that
// enters a phase goes to the end of that phase's list and only the fronts need to be looked at: no
// timer per connection, and entering or leaving a phase costs a few pointer writes.

#include <array>
#include <chrono>
#include <cstddef>

namespace guichet::http {

using Clock = std::chrono::steady_clock;

enum class Phase { running, header, body, write, idle, stream, linger };
inline constexpr size_t phases = 7;

class Timed {
public:
    Timed() = default;
    Timed(const Timed&) = delete;
    Timed& operator=(const Timed&) = delete;

private:
    friend class Deadlines;
    Timed* before_ = nullptr;
    Timed* after_ = nullptr;
    Clock::time_point at_;
};

class Deadlines {
public:
    explicit Deadlines(const std::array<std::chrono::milliseconds, phases>& durations)
        : durations_(durations) {
        for (Timed& end : ends_) end.before_ = end.after_ = &end;
    }
    Deadlines(const Deadlines&) = delete;
    Deadlines& operator=(const Deadlines&) = delete;

    void enter(Timed& timed, Phase phase, Clock::time_point now) {
        leave(timed);
        Timed& end = ends_[static_cast<size_t>(phase)];
        timed.at_ = now + durations_[static_cast<size_t>(phase)];
        timed.before_ = end.before_;
        timed.after_ = &end;
        end.before_->after_ = &timed;
        end.before_ = &timed;
    }
    static void leave(Timed& timed) {
        if (!timed.before_) return;
        timed.before_->after_ = timed.after_;
        timed.after_->before_ = timed.before_;
        timed.before_ = timed.after_ = nullptr;
    }
    Timed* first(Phase phase) {
        Timed& end = ends_[static_cast<size_t>(phase)];
        return end.after_ == &end ? nullptr : end.after_;
    }
    Timed* next(const Timed& timed, Phase phase) {
        return timed.after_ == &ends_[static_cast<size_t>(phase)] ? nullptr : timed.after_;
    }
    Timed* expired(Phase phase, Clock::time_point now) {
        Timed* timed = first(phase);
        return timed && timed->at_ <= now ? timed : nullptr;
    }

private:
    std::array<std::chrono::milliseconds, phases> durations_;
    std::array<Timed, phases> ends_;
};

}  // namespace guichet::http
