#include "http/loop.h"

#include <algorithm>
#include <csignal>
#include <utility>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <pthread.h>

#include "http/event_queue.h"

namespace guichet::http {
namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::milliseconds;

namespace {

using Executor = asio::io_context::executor_type;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;

constexpr size_t input_bytes = 32 * 1024;
// Streams written to before answers and new requests get their turn again.
constexpr size_t flushes_at_once = 64;
constexpr milliseconds linger_timeout{1000};
constexpr auto never = milliseconds(std::chrono::hours(24 * 365 * 100));
constexpr Phase timed_phases[] = {Phase::header, Phase::body,   Phase::write,
                                  Phase::idle,   Phase::stream, Phase::linger};

std::array<milliseconds, phases> durations_of(const ServerOptions& options) {
    std::array<milliseconds, phases> durations{};
    durations[static_cast<size_t>(Phase::running)] = never;
    durations[static_cast<size_t>(Phase::header)] = options.header_timeout;
    durations[static_cast<size_t>(Phase::body)] = options.body_timeout;
    durations[static_cast<size_t>(Phase::write)] = options.write_timeout;
    durations[static_cast<size_t>(Phase::idle)] = options.idle_timeout;
    durations[static_cast<size_t>(Phase::stream)] = options.stream_heartbeat;
    durations[static_cast<size_t>(Phase::linger)] = linger_timeout;
    return durations;
}

// Deadlines are looked at this often: late by an eighth of the shortest at most.
milliseconds tick_of(const ServerOptions& options) {
    const auto shortest = std::min({options.header_timeout, options.body_timeout, options.write_timeout,
                                    options.idle_timeout, options.stream_heartbeat, linger_timeout});
    return std::clamp(shortest / 8, milliseconds(5), milliseconds(250));
}

}  // namespace

bool AddressCounts::enter(const std::string& address, size_t max) {
    const std::lock_guard lock(mutex_);
    size_t& count = counts_[address];
    if (count >= max) return false;
    ++count;
    return true;
}

void AddressCounts::leave(const std::string& address) {
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(address);
    if (found != counts_.end() && --found->second == 0) counts_.erase(found);
}

Service::Service(ServerOptions chosen, Handler answers, std::function<void(const Finished&)> finished)
    : options(std::move(chosen)),
      handler(std::move(answers)),
      on_finished(std::move(finished)),
      proxies(options.trusted_proxies) {}

bool Service::counts(const std::string& address) const {
    return options.connections_per_address_max > 0 && !proxies.contains(address);
}

bool Service::admit(const std::string& address) {
    if (figures.connections_open.load(std::memory_order_relaxed) >= options.connections_max ||
        (counts(address) && !addresses_.enter(address, options.connections_per_address_max))) {
        figures.connections_refused.fetch_add(1, std::memory_order_relaxed);
        return false;
    }
    figures.connections_open.fetch_add(1, std::memory_order_relaxed);
    return true;
}

void Service::left(const std::string& address) {
    figures.connections_open.fetch_sub(1, std::memory_order_relaxed);
    if (counts(address)) addresses_.leave(address);
}

struct Loop::Asio {
    Asio(asio::io_context& context) : work(context.get_executor()), ticks(context), grace(context) {}

    asio::executor_work_guard<Executor> work;
    Timer ticks;
    Timer grace;
};

Loop::Loop(Service& shared, asio::io_context& io)
    : service(shared),
      context(io),
      inbox(std::make_shared<Inbox>([this] { asio::post(context, [this] { read_inbox(); }); })),
      deadlines(durations_of(shared.options)),
      input(input_bytes),
      asio_(std::make_unique<Asio>(io)) {}

Loop::~Loop() = default;

void Loop::run(const std::string& thread_name) {
    pthread_setname_np(pthread_self(), thread_name.c_str());
    // OpenSSL writes with write(2): a peer that is gone must not end the process. Blocked in this
    // thread only, and it dies with the thread.
    sigset_t broken_pipe;
    sigemptyset(&broken_pipe);
    sigaddset(&broken_pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);

    tick();
    context.run();
    inbox->close();
    read_inbox();
}

void Loop::stop(milliseconds grace) {
    asio::post(context, [this, grace] { begin_stop(grace); });
}

void Loop::begin_stop(milliseconds grace) {
    stopping_ = true;
    for (const auto& client : all_clients()) client->stop();
    asio_->grace.expires_after(grace);
    asio_->grace.async_wait([this](const error_code& ec) {
        if (ec) return;
        for (const auto& client : all_clients()) client->cut();
    });
    end_if_empty();
}

void Loop::left() {
    --clients_;
    end_if_empty();
}

void Loop::end_if_empty() {
    if (!stopping_ || clients_ > 0) return;
    asio_->work.reset();
    asio_->ticks.cancel();
    asio_->grace.cancel();
}

std::vector<std::shared_ptr<Client>> Loop::all_clients() {
    std::vector<std::shared_ptr<Client>> clients;
    for (size_t phase = 0; phase < phases; ++phase) {
        for (Timed* timed = deadlines.first(static_cast<Phase>(phase)); timed;
             timed = deadlines.next(*timed, static_cast<Phase>(phase))) {
            clients.push_back(static_cast<Client*>(timed)->shared_from_this());
        }
    }
    return clients;
}

void Loop::read_inbox() {
    if (std::exchange(reading_inbox_, true)) return;  // called from within an answer being written
    for (Letter& letter : inbox->take()) {
        auto client = letter.to.lock();
        if (!letter.answer) {
            if (client) flushes_.push_back(std::move(client));
        } else if (client) {
            client->deliver(std::move(*letter.answer));
        } else if (letter.answer->stream) {
            letter.answer->stream->end();
        }
    }
    reading_inbox_ = false;
    if (!flush_posted_) flush_some();
}

void Loop::flush_some() {
    flush_posted_ = false;
    for (size_t i = 0; i < flushes_at_once && !flushes_.empty(); ++i) {
        const auto client = std::move(flushes_.front());
        flushes_.pop_front();
        client->flush();
    }
    if (flushes_.empty()) return;
    flush_posted_ = true;
    asio::post(context, [this] { flush_some(); });
}

void Loop::tick() {
    const auto now = Clock::now();
    for (const Phase phase : timed_phases) {
        while (Timed* timed = deadlines.expired(phase, now)) {
            static_cast<Client*>(timed)->shared_from_this()->expire();
        }
    }
    if (stopping_ && clients_ == 0) return;
    asio_->ticks.expires_at(now + tick_of(service.options));
    asio_->ticks.async_wait([this](const error_code& ec) {
        if (!ec) tick();
    });
}

std::string_view Loop::date() {
    timespec now{};
    clock_gettime(CLOCK_REALTIME_COARSE, &now);
    return date_.at(now.tv_sec);
}

}  // namespace guichet::http
