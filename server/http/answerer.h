#pragma once
// The Responder that handlers get: carries the answer to the connection, from whatever thread.

#include <atomic>
#include <memory>
#include <optional>

#include "http/inbox.h"
#include "http/message.h"

namespace guichet::http {

class Answerer final : public Responder {
public:
    Answerer(std::shared_ptr<Inbox> inbox, std::weak_ptr<Client> client, size_t backlog_bytes_max)
        : inbox_(std::move(inbox)), client_(std::move(client)), backlog_bytes_max_(backlog_bytes_max) {}
    ~Answerer() override;

    void respond(Response response) override;
    std::shared_ptr<EventStream> stream(std::function<void()> on_close) override;

    // While a handler runs inside this scope, an answer that it gives before it returns is caught
    // here: the usual case, and it costs neither a lock nor a wake-up.
    class AtOnce {
    public:
        explicit AtOnce(const Answerer& answerer);
        ~AtOnce();
        AtOnce(const AtOnce&) = delete;
        AtOnce& operator=(const AtOnce&) = delete;

        std::optional<Answer> answer;

    private:
        friend class Answerer;
        const Answerer* answerer_;
        AtOnce* outer_;
    };

private:
    void deliver(Answer answer);

    const std::shared_ptr<Inbox> inbox_;
    const std::weak_ptr<Client> client_;
    const size_t backlog_bytes_max_;
    std::atomic<bool> answered_ = false;
};

Response internal_problem();

}  // namespace guichet::http
