#pragma once
// A server on a free port, and a client that sends exactly the bytes it is told to.

#include <chrono>
#include <condition_variable>
#include <cstring>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/server.h"

namespace guichet::http {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

inline constexpr milliseconds patience = 5s;  // a test that waits longer has failed

inline void wait_until(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        ASSERT_LT(std::chrono::steady_clock::now(), end) << "waited in vain";
        std::this_thread::sleep_for(1ms);
    }
}

struct SeenFinished {
    std::string path;
    int status = 0;
    size_t body_bytes = 0;
};

class ServerUnderTest {
public:
    explicit ServerUnderTest(Handler handler, ServerOptions options = {})
        : server_(with_port(std::move(options)), std::move(handler),
                  [this](const Finished& finished) {
                      const std::lock_guard lock(mutex_);
                      finished_.push_back({finished.request.path, finished.status, finished.body_bytes});
                  }),
          thread_([this] {
              server_.run();
              ended_ = true;
          }) {}
    ~ServerUnderTest() {
        server_.stop(0ms);
        join();
    }

    uint16_t port() const { return server_.ports().front(); }
    Server& server() { return server_; }
    bool ended() const { return ended_; }
    void join() {
        if (thread_.joinable()) thread_.join();
    }
    std::vector<SeenFinished> finished() const {
        const std::lock_guard lock(mutex_);
        return finished_;
    }

private:
    static ServerOptions with_port(ServerOptions options) {
        if (options.listen.empty()) options.listen.push_back({"127.0.0.1", 0, "", ""});
        return options;
    }

    mutable std::mutex mutex_;
    std::vector<SeenFinished> finished_;
    std::atomic<bool> ended_ = false;
    Server server_;
    std::thread thread_;
};

struct SeenResponse {
    int status = 0;                              // 0: the connection ended before a whole response came
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
};

class TestClient {
public:
    explicit TestClient(uint16_t port, const char* from = "127.0.0.1") {
        socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        ::inet_pton(AF_INET, from, &address.sin_addr);
        ::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
        ::inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
        address.sin_port = htons(port);
        EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    }
    ~TestClient() { close(); }
    TestClient(const TestClient&) = delete;
    TestClient& operator=(const TestClient&) = delete;

    int socket() const { return socket_; }
    void close() {
        if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    }
    void finish_sending() { ::shutdown(socket_, SHUT_WR); }

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent < 0) return;  // the server may have closed: what it said decides the test
            bytes.remove_prefix(static_cast<size_t>(sent));
        }
    }
    void get(std::string_view path, std::string_view more_fields = "") {
        send("GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" + std::string(more_fields) + "\r\n");
    }

    // One more piece of what the server sends; false when it ended or kept silent for `timeout`.
    bool receive(milliseconds timeout = patience) {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(timeout.count())) != 1) return false;
        char bytes[16 * 1024];
        const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
        if (count <= 0) {
            ended_ = true;
            reset_ = count < 0;
            return false;
        }
        received_.append(bytes, static_cast<size_t>(count));
        return true;
    }
    bool ended(milliseconds timeout = patience) {
        while (receive(timeout)) {
        }
        return ended_;
    }
    bool was_reset() const { return reset_; }
    std::string& received() { return received_; }
    // Waits until `text` came; takes everything up to its end.
    std::string until(std::string_view text, milliseconds timeout = patience) {
        size_t at = 0;
        while ((at = received_.find(text)) == std::string::npos) {
            if (!receive(timeout)) return "";
        }
        std::string taken = received_.substr(0, at + text.size());
        received_.erase(0, at + text.size());
        return taken;
    }

    SeenResponse response(bool with_body = true) {
        SeenResponse response;
        std::string head = until("\r\n\r\n");
        if (!head.starts_with("HTTP/1.1 ")) return response;
        response.headers = fields_of(head);
        if (with_body && response.headers.contains("content-length")) {
            const size_t size = std::stoul(response.headers["content-length"]);
            while (received_.size() < size) {
                if (!receive()) return response;
            }
            response.body = received_.substr(0, size);
            received_.erase(0, size);
        }
        response.status = std::stoi(head.substr(9, 3));
        return response;
    }

private:
    static std::map<std::string, std::string> fields_of(std::string_view head) {
        std::map<std::string, std::string> fields;
        head.remove_prefix(head.find("\r\n") + 2);
        while (head.size() > 2) {
            const std::string_view line = head.substr(0, head.find("\r\n"));
            std::string name(line.substr(0, line.find(": ")));
            for (char& c : name) c = static_cast<char>(std::tolower(c));
            fields[name] = line.substr(line.find(": ") + 2);
            head.remove_prefix(line.size() + 2);
        }
        return fields;
    }

    int socket_ = -1;
    bool ended_ = false;
    bool reset_ = false;
    std::string received_;
};

// Says what it got: "GET /path body".
inline void echo(const RequestPtr& request, const ResponderPtr& responder) {
    Response response;
    response.content_type = "text/plain";
    response.body = std::string(name_of(request->method)) + " " + request->path;
    if (!request->body.empty()) response.body += " " + request->body;
    responder->respond(std::move(response));
}

inline std::string code_of(const SeenResponse& response) {
    const std::string mark = R"("code":")";
    const size_t at = response.body.find(mark);
    if (at == std::string::npos) return "";
    const size_t begin = at + mark.size();
    return response.body.substr(begin, response.body.find('"', begin) - begin);
}

}  // namespace guichet::http
