// The smallest handlers on our HTTP server: what the server alone costs. Usage:
// http_ping PORT [THREADS [CERTIFICATE KEY]]
//   /              answered at once, to be held against epoll_ping
//   /later         answered by another thread, many at a time, as after a group commit of 200 µs
//   /api/v1/feed   an event stream; all get one event a second

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <vector>

#include "http/server.h"

using namespace guichet::http;

namespace {

Response pong() { return {200, "text/plain", "pong\n", nullptr, {}}; }

class Later {
public:
    void add(ResponderPtr responder) {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(responder));
        if (waiting_.size() == 1) some_.notify_one();
    }
    [[noreturn]] void run() {
        for (;;) {
            std::vector<ResponderPtr> batch;
            {
                std::unique_lock lock(mutex_);
                some_.wait(lock, [this] { return !waiting_.empty(); });
            }
            std::this_thread::sleep_for(std::chrono::microseconds(200));
            {
                const std::lock_guard lock(mutex_);
                batch.swap(waiting_);
            }
            for (const auto& responder : batch) responder->respond(pong());
        }
    }

private:
    std::mutex mutex_;
    std::condition_variable some_;
    std::vector<ResponderPtr> waiting_;
};

class Feed {
public:
    void add(const ResponderPtr& responder) {
        auto stream = responder->stream([] {});
        const std::lock_guard lock(mutex_);
        streams_.push_back(std::move(stream));
    }
    [[noreturn]] void run() {
        const auto event = std::make_shared<const std::string>(
            "id: 1\ndata: {\"n\":1,\"kind\":\"sale\",\"at_ms\":1764000000000,\"gauges\":"
            "[{\"screening_id\":1,\"capacity\":300,\"sold\":12,\"held\":2}]}\n\n");
        for (;;) {
            std::this_thread::sleep_for(std::chrono::seconds(1));
            const std::lock_guard lock(mutex_);
            std::erase_if(streams_, [&](const auto& stream) { return !stream->send(event); });
        }
    }

private:
    std::mutex mutex_;
    std::vector<std::shared_ptr<EventStream>> streams_;
};

}  // namespace

int main(int argc, char** argv) {
    ServerOptions options;
    Listen listen;
    listen.port = static_cast<uint16_t>(argc > 1 ? std::atoi(argv[1]) : 8081);
    if (argc > 4) {
        listen.certificate_file = argv[3];
        listen.key_file = argv[4];
    }
    options.listen = {listen};
    options.threads = argc > 2 ? std::atoi(argv[2]) : 1;
    options.connections_max = 100'000;

    Later later;
    Feed feed;
    Server server(options,
                  [&](const RequestPtr& request, ResponderPtr responder) {
                      if (request->path == "/later") return later.add(std::move(responder));
                      if (request->path == "/api/v1/feed") return feed.add(responder);
                      responder->respond(pong());
                  },
                  {});
    std::thread([&] { later.run(); }).detach();
    std::thread([&] { feed.run(); }).detach();
    server.run();
}
