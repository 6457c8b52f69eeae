#pragma once
// One I/O thread and what its connections need from it. Everything here belongs to that thread,
// except Service, the inbox and the figures.

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "http/deadlines.h"
#include "http/inbox.h"
#include "http/proxy.h"
#include "http/response_text.h"
#include "http/server.h"

namespace boost::asio {
class io_context;
}

namespace guichet::http {

// A connection as its loop sees it.
class Client : public Timed, public std::enable_shared_from_this<Client> {
public:
    virtual ~Client() = default;
    virtual void deliver(Answer answer) = 0;  // to the request that runs
    virtual void flush() = 0;                 // its stream has something to send
    virtual void expire() = 0;                // the time of its phase is over
    virtual void stop() = 0;                  // ends now if idle or a stream, else after its answer
    virtual void cut() = 0;                   // ends now
};

// How many connections each address has.
class AddressCounts {
public:
    bool enter(const std::string& address, size_t max);
    void leave(const std::string& address);

private:
    std::mutex mutex_;
    std::unordered_map<std::string, size_t> counts_;
};

struct Figures {
    std::atomic<uint64_t> connections_open = 0;
    std::atomic<uint64_t> connections_refused = 0;
    std::atomic<uint64_t> streams_open = 0;
    std::atomic<uint64_t> requests = 0;
    std::atomic<uint64_t> bad_requests = 0;
};

// What all loops share.
class Service {
public:
    Service(ServerOptions options, Handler handler, std::function<void(const Finished&)> on_finished);

    const ServerOptions options;
    const Handler handler;
    const std::function<void(const Finished&)> on_finished;
    const TrustedProxies proxies;
    Figures figures;

    bool admit(const std::string& address);  // counts a new connection, or refuses it
    void left(const std::string& address);

private:
    bool counts(const std::string& address) const;

    AddressCounts addresses_;
};

class Loop {
public:
    Loop(Service& service, boost::asio::io_context& context);
    ~Loop();

    void run(const std::string& thread_name);  // until stopped and the last client left
    void stop(std::chrono::milliseconds grace);

    // For clients.
    void entered() { ++clients_; }
    void left();
    bool stopping() const { return stopping_; }
    std::string_view date();
    void read_inbox();  // writes the answers that are ready; also between two requests

    Service& service;
    boost::asio::io_context& context;
    const std::shared_ptr<Inbox> inbox;
    Deadlines deadlines;
    // One read and one rendering at a time happen on this thread, so all connections share the
    // space for it: an idle connection has no buffer. Valid until the next suspension.
    std::vector<char> input;
    std::string output;
    std::string batch;

private:
    struct Asio;

    void flush_some();
    void tick();
    void begin_stop(std::chrono::milliseconds grace);
    void end_if_empty();
    std::vector<std::shared_ptr<Client>> all_clients();

    std::unique_ptr<Asio> asio_;
    std::deque<std::shared_ptr<Client>> flushes_;
    bool flush_posted_ = false;
    bool reading_inbox_ = false;
    size_t clients_ = 0;
    bool stopping_ = false;
    DateText date_;
};

}  // namespace guichet::http
