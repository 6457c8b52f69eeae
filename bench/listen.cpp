#include "listen.h"

#include <chrono>
#include <memory>
#include <stdexcept>
#include <vector>

#include <boost/json.hpp>
#include <sys/epoll.h>
#include <unistd.h>

#include "process.h"

namespace guichet::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr size_t connecting_max = 500;  // at once, so that the server's backlog holds them

size_t count_of(const std::string& text, const std::string& what) {
    size_t count = 0;
    for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

class Audience {
public:
    explicit Audience(const Listening& listening)
        : listening_(listening), epoll_(epoll_create1(EPOLL_CLOEXEC)), heads_(listening.clients) {}
    ~Audience() { ::close(epoll_); }
    Audience(const Audience&) = delete;
    Audience& operator=(const Audience&) = delete;

    std::string result() {
        const long before = resident_kib_of(listening_.pid);
        while (clients_.size() < listening_.clients) {
            for (size_t i = 0; i < connecting_max && clients_.size() < listening_.clients; ++i) join();
            turn([&] { return listening() + ended_ == clients_.size(); }, 10);
        }
        const size_t listening = this->listening();
        const CpuTime cpu_before = cpu_time_of(listening_.pid);
        const long joined = resident_kib_of(listening_.pid);
        turn([] { return false; }, listening_.seconds);
        const long after = resident_kib_of(listening_.pid);
        const double cpu = cpu_time_of(listening_.pid).seconds - cpu_before.seconds;
        const auto per_client = [&](long kib) {
            return listening ? static_cast<double>(kib - before) * 1024 / static_cast<double>(listening)
                             : 0.0;
        };
        return boost::json::serialize(boost::json::object{
            {"clients", clients_.size()},
            {"listening", listening},
            {"ended", ended_},
            {"events", events_},
            {"comments", comments_},
            {"resident_kib_before", before},
            {"resident_kib_joined", joined},
            {"resident_kib_after", after},
            {"bytes_per_client_joined", per_client(joined)},
            {"bytes_per_client_after", per_client(after)},
            {"cpu_seconds", cpu},
        });
    }

private:
    size_t listening() const { return heads_done_; }

    void join() {
        const size_t index = clients_.size();
        Address address = listening_.address;
        if (listening_.sources > 1)
            address.source = "127.0.0." + std::to_string(2 + index % listening_.sources);
        auto client = std::make_unique<HttpClient>(address);
        client->start("GET " + listening_.path + "?after=" + std::to_string(listening_.after) +
                      " HTTP/1.1\r\nHost: " + listening_.host + "\r\nAccept: text/event-stream\r\n" +
                      (listening_.cookie.empty() ? "" : "Cookie: " + listening_.cookie + "\r\n") + "\r\n");
        epoll_event event{.events = EPOLLIN | EPOLLOUT | EPOLLET, .data = {.u64 = index}};
        epoll_ctl(epoll_, EPOLL_CTL_ADD, client->socket(), &event);
        clients_.push_back(std::move(client));
    }

    template <class Done>
    void turn(Done done, double seconds) {
        const auto end = Clock::now() + std::chrono::duration<double>(seconds);
        epoll_event events[256];
        while (!done()) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
            if (left <= 0) return;
            const int count = epoll_wait(epoll_, events, 256, static_cast<int>(left));
            for (int i = 0; i < count; ++i) advance(events[i].data.u64);
        }
    }

    void advance(size_t index) {
        auto& client = clients_[index];
        if (!client) return;
        const bool ended = client->continue_writing() == HttpClient::State::ended ||
                           client->continue_reading() == HttpClient::State::ended;
        if (!heads_[index] && client->head_came()) {
            if (client->status() != 200)
                throw std::runtime_error("the feed answers " + std::to_string(client->status()));
            heads_[index] = true;
            ++heads_done_;
        }
        if (heads_[index]) {
            const std::string received = client->take_received();
            events_ += count_of(received, "\ndata:") + received.starts_with("data:");
            comments_ += count_of(received, ": .\n");
        }
        if (ended) {
            client.reset();
            ++ended_;
        }
    }

    const Listening& listening_;
    const int epoll_;
    std::vector<std::unique_ptr<HttpClient>> clients_;
    std::vector<bool> heads_;
    size_t heads_done_ = 0;
    size_t ended_ = 0;
    uint64_t events_ = 0;
    uint64_t comments_ = 0;
};

}  // namespace

std::string run(const Listening& listening) { return Audience(listening).result(); }

}  // namespace guichet::bench
