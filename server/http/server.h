#pragma once
// The HTTP/1.1 server: bytes to requests and answers to bytes, under limits, with or without TLS.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "http/message.h"
#include "http/request_parser.h"

namespace guichet::http {

struct Listen {
    std::string address = "127.0.0.1";
    uint16_t port = 8080;          // 0 lets the system choose; see Server::ports
    std::string certificate_file;  // PEM chain; empty means plain HTTP
    std::string key_file;
};

struct ServerOptions {
    std::vector<Listen> listen;
    int threads = 1;
    size_t connections_max = 15000;          // beyond it new connections are closed at once
    size_t connections_per_address_max = 0;  // 0 = no limit; never applied to trusted proxies
    RequestLimits limits;
    std::chrono::milliseconds header_timeout{10000};  // to receive a complete header
    std::chrono::milliseconds body_timeout{15000};
    std::chrono::milliseconds write_timeout{15000};
    std::chrono::milliseconds idle_timeout{75000};  // keep-alive between requests
    size_t stream_backlog_bytes = 256 * 1024;
    std::chrono::milliseconds stream_heartbeat{15000};  // ": ." comment
    std::vector<std::string> trusted_proxies;           // addresses whose X-Forwarded-* are believed
};

// What one finished request cost; for logs and metrics. Runs on an I/O thread.
struct Finished {
    const Request& request;
    int status;
    size_t body_bytes;
    std::chrono::microseconds took;
};

struct ServerFigures {
    uint64_t connections_open = 0;
    uint64_t connections_refused = 0;
    uint64_t streams_open = 0;
    uint64_t requests = 0;
    uint64_t bad_requests = 0;
};

class Server {
public:
    // Binds and loads certificates; throws std::runtime_error with a sentence for an administrator
    // (port taken, certificate unreadable, key does not match).
    Server(ServerOptions options, Handler handler, std::function<void(const Finished&)> on_finished);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::vector<uint16_t> ports() const;  // as bound, in the order of ServerOptions::listen
    void run();                           // serves until stop() and the last answer
    // From any thread. Takes no new connection, closes idle ones and streams, lets running requests
    // finish for at most `grace`.
    void stop(std::chrono::milliseconds grace);
    ServerFigures figures() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace guichet::http
