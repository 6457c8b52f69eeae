#include "pressure.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <fstream>
#include <map>
#include <memory>
#include <vector>

#include <boost/json.hpp>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "process.h"

namespace guichet::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Time = Clock::time_point;

std::chrono::nanoseconds to_duration(double seconds) {
    return std::chrono::nanoseconds(static_cast<int64_t>(seconds * 1e9));
}

// The text after `"name":` up to the next delimiter; sales are acknowledged in thousands a second,
// so this does not parse the whole answer.
std::string_view field(std::string_view json, std::string_view name) {
    const std::string mark = "\"" + std::string(name) + "\":";
    const size_t at = json.find(mark);
    if (at == std::string_view::npos) return "?";
    std::string_view value = json.substr(at + mark.size());
    while (!value.empty() && (value[0] == ' ' || value[0] == '"')) value.remove_prefix(1);
    return value.substr(0, value.find_first_of("\",} "));
}

class Run {
public:
    Run(const Pressure& pressure, const RequestFor& request_for, const Answered& told)
        : pressure_(pressure),
          request_for_(request_for),
          told_(told),
          epoll_(epoll_create1(EPOLL_CLOEXEC)),
          timer_(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC)),
          slots_(pressure.connections) {
        if (!pressure.acknowledged_file.empty()) acknowledged_.open(pressure.acknowledged_file);
        epoll_event event{.events = EPOLLIN, .data = {.u64 = timer_slot}};
        epoll_ctl(epoll_, EPOLL_CTL_ADD, timer_, &event);
    }
    ~Run() {
        ::close(timer_);
        ::close(epoll_);
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    std::string result() {
        start_ = Clock::now();
        measure_from_ = start_ + to_duration(pressure_.warm_up_seconds);
        measure_to_ = measure_from_ + to_duration(pressure_.seconds);
        for (size_t i = 0; i < slots_.size(); ++i) connect(i);
        turn_until(measure_from_, true);
        const CpuTime cpu_before = cpu_time_of(pressure_.pid);
        const double own_before = own_cpu();
        turn_until(measure_to_, true);
        const CpuTime cpu_after = cpu_time_of(pressure_.pid);
        const double own_after = own_cpu();
        // What was sent is awaited, so that every acknowledged sale is in the file.
        turn_until(measure_to_ + std::chrono::seconds(10), false);
        return report(cpu_before, cpu_after, own_after - own_before);
    }

private:
    static constexpr uint64_t timer_slot = ~0ull;

    struct Slot {
        std::unique_ptr<HttpClient> client;
        bool busy = false;
        bool watches_writing = false;
        Time intended;
    };

    void connect(size_t index) {
        Slot& slot = slots_[index];
        slot.client = std::make_unique<HttpClient>(pressure_.address);
        slot.watches_writing = false;
        epoll_event event{.events = EPOLLIN, .data = {.u64 = index}};
        epoll_ctl(epoll_, EPOLL_CTL_ADD, slot.client->socket(), &event);
        if (pressure_.rate == 0) {
            begin(index, Clock::now());
        } else {
            idle_.push_back(index);
        }
    }

    void begin(size_t index, Time intended) {
        Slot& slot = slots_[index];
        std::string request = request_for_(index);
        if (request.empty()) {
            ++done_;
            return;
        }
        slot.busy = true;
        slot.intended = intended;
        ++in_flight_;
        slot.client->start(std::move(request));
        write(index);
    }

    void write(size_t index) {
        Slot& slot = slots_[index];
        if (slot.client->continue_writing() == HttpClient::State::ended) return lost(index);
        if (slot.client->wants_to_write() == slot.watches_writing) return;
        slot.watches_writing = slot.client->wants_to_write();
        const uint32_t writing = slot.watches_writing ? EPOLLOUT : 0u;
        epoll_event event{.events = EPOLLIN | writing, .data = {.u64 = index}};
        epoll_ctl(epoll_, EPOLL_CTL_MOD, slot.client->socket(), &event);
    }

    void read(size_t index) {
        Slot& slot = slots_[index];
        const auto state = slot.client->continue_reading();
        if (state == HttpClient::State::ended) return lost(index);
        if (state == HttpClient::State::waiting || !slot.busy) return;
        const Time now = Clock::now();
        if (told_) told_(index, slot.client->status(), slot.client->body());
        answered(slot, now);
        slot.busy = false;
        --in_flight_;
        slot.client->forget_answer();
        if (!sending_) return;
        if (pressure_.rate == 0) {
            begin(index, now);
        } else {
            idle_.push_back(index);
        }
    }

    void answered(const Slot& slot, Time now) {
        const int status = slot.client->status();
        if (status == 201 && acknowledged_.is_open())
            acknowledged_ << field(slot.client->body(), "id") << ' ' << field(slot.client->body(), "number")
                          << '\n';
        if (now < measure_from_ || now >= measure_to_) return;
        if (status < 200 || status > 299) {
            ++refused_[std::to_string(status) + " " + std::string(field(slot.client->body(), "code"))];
            return;
        }
        latencies_.push_back(std::chrono::duration<double, std::milli>(now - slot.intended).count());
    }

    void lost(size_t index) {
        Slot& slot = slots_[index];
        if (slot.busy) {
            --in_flight_;
            slot.busy = false;
            ++unanswered_;
        }
        std::erase(idle_, index);
        slot.client.reset();
        if (++reconnects_ > 10 * slots_.size() + 1000)
            throw std::runtime_error("the server refuses or ends every connection");
        if (sending_) connect(index);
    }

    // At a fixed rate: starts what is due, then has the timer ring for the next.
    void start_due() {
        if (pressure_.rate == 0 || !sending_) return;
        for (;;) {
            const Time due = start_ + to_duration(static_cast<double>(started_) / pressure_.rate);
            if (due > Clock::now()) {
                const auto since_boot = due.time_since_epoch();
                const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since_boot);
                const itimerspec at{{0, 0}, {seconds.count(), (since_boot - seconds).count()}};
                timerfd_settime(timer_, TFD_TIMER_ABSTIME, &at, nullptr);
                return;
            }
            if (idle_.empty()) return;  // the next answer comes back here
            const size_t index = idle_.front();
            idle_.pop_front();
            ++started_;
            begin(index, due);
        }
    }

    void turn_until(Time end, bool sending) {
        sending_ = sending;
        epoll_event events[256];
        while (Clock::now() < end && ((sending && done_ < slots_.size()) || in_flight_ > 0)) {
            start_due();
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
            const int count = epoll_wait(epoll_, events, 256, static_cast<int>(left.count()) + 1);
            for (int i = 0; i < count; ++i) {
                const uint64_t index = events[i].data.u64;
                if (index == timer_slot) {
                    uint64_t rings = 0;
                    [[maybe_unused]] const auto bytes = ::read(timer_, &rings, sizeof rings);
                    continue;
                }
                if (!slots_[index].client) continue;
                if (events[i].events & EPOLLOUT) write(index);
                if (slots_[index].client && events[i].events & ~static_cast<uint32_t>(EPOLLOUT)) read(index);
            }
        }
    }

    static double own_cpu() {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        const auto seconds = [](const timeval& time) {
            return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
        };
        return seconds(usage.ru_utime) + seconds(usage.ru_stime);
    }

    std::string report(const CpuTime& before, const CpuTime& after, double own) {
        std::sort(latencies_.begin(), latencies_.end());
        const auto count = latencies_.size();
        const auto at = [&](double part) {
            return count ? latencies_[static_cast<size_t>(part * static_cast<double>(count - 1))] : 0.0;
        };
        boost::json::object result{
            {"connections", slots_.size()},
            {"seconds", pressure_.seconds},
            {"count", count},
            {"per_second", static_cast<double>(count) / pressure_.seconds},
            {"p50_ms", at(0.5)},
            {"p99_ms", at(0.99)},
            {"max_ms", at(1.0)},
            {"unanswered", unanswered_},
            {"reconnects", reconnects_},
            {"client_cpu_seconds", own},
        };
        if (pressure_.rate > 0) result["rate"] = pressure_.rate;
        boost::json::object& refused = result["refused"].emplace_object();
        for (const auto& [what, times] : refused_) refused[what] = times;
        if (pressure_.pid > 0) {
            const double seconds = after.seconds - before.seconds;
            result["cpu_seconds"] = seconds;
            // A refusal is work too: with them left out, a sold-out house would look expensive.
            uint64_t answers = count;
            for (const auto& [what, times] : refused_) answers += times;
            result["cpu_us_per_request"] = answers ? seconds * 1e6 / static_cast<double>(answers) : 0;
            boost::json::object& threads = result["cpu_seconds_by_thread"].emplace_object();
            for (const auto& [name, time] : after.seconds_by_thread) {
                const auto earlier = before.seconds_by_thread.find(name);
                threads[name] = time - (earlier == before.seconds_by_thread.end() ? 0 : earlier->second);
            }
        }
        return boost::json::serialize(result);
    }

    const Pressure& pressure_;
    const RequestFor& request_for_;
    const Answered& told_;
    const int epoll_;
    const int timer_;
    std::vector<Slot> slots_;
    std::deque<size_t> idle_;
    std::ofstream acknowledged_;
    Time start_;
    Time measure_from_;
    Time measure_to_;
    bool sending_ = true;
    uint64_t started_ = 0;
    size_t in_flight_ = 0;
    size_t done_ = 0;  // connections that have nothing more to ask
    size_t unanswered_ = 0;
    size_t reconnects_ = 0;
    std::vector<double> latencies_;  // in milliseconds, of answers 2xx
    std::map<std::string, uint64_t> refused_;
};

}  // namespace

std::string run(const Pressure& pressure, const RequestFor& request_for, const Answered& answered) {
    return Run(pressure, request_for, answered).result();
}

}  // namespace guichet::bench
