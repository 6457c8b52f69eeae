#pragma once
// Letters from other threads to the connections of one I/O thread. However many are pushed while
// the thread is busy, it is woken once.

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "http/message.h"

namespace guichet::http {

class Client;
class EventQueue;

// What a handler decided: a whole response, or (when set) a stream.
struct Answer {
    Response response;
    std::shared_ptr<EventQueue> stream;
};

struct Letter {
    std::weak_ptr<Client> to;      // only the I/O thread may lock it: a client ends there
    std::optional<Answer> answer;  // none: the stream has something to send
};

class Inbox {
public:
    explicit Inbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    bool push(Letter letter);  // false once closed
    std::vector<Letter> take();
    void close();  // takes nothing more and never wakes again; call take() afterwards

private:
    std::mutex mutex_;
    std::vector<Letter> letters_;
    std::function<void()> wake_;
    bool woken_ = false;
    bool closed_ = false;
};

}  // namespace guichet::http
