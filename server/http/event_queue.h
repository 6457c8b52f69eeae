#pragma once
// The sending side of one event stream: events wait here until the connection takes them.

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/inbox.h"
#include "http/message.h"

namespace guichet::http {

class EventQueue final : public EventStream {
public:
    EventQueue(std::shared_ptr<Inbox> inbox, size_t bytes_max, std::function<void()> on_close);

    bool send(std::shared_ptr<const std::string> event) override;
    void close() override;

    // For the connection, on its I/O thread:
    void attach(std::weak_ptr<Client> client);  // whom to wake from now on
    enum class State { open, closing, overflowed };
    // Appends waiting events until `into` holds about bytes_max, and counts them as waiting until
    // written() says otherwise.
    State take(std::string& into, size_t bytes_max);
    void written(size_t bytes);
    // Runs on_close, once, whatever that throws; send() is false from now on.
    void end();

private:
    void wake();  // with mutex_ held

    const std::shared_ptr<Inbox> inbox_;
    const size_t bytes_max_;
    std::mutex mutex_;
    std::weak_ptr<Client> client_;
    bool attached_ = false;
    std::vector<std::shared_ptr<const std::string>> events_;
    size_t taken_ = 0;  // events in front that were taken already
    size_t bytes_ = 0;
    bool woken_ = false;
    bool gone_ = false;
    State state_ = State::open;
    std::function<void()> on_close_;
};

}  // namespace guichet::http
