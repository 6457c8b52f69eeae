#pragma once
// One non-blocking HTTP/1.1 connection of the load generator: one request at a time.

#include <cstdint>
#include <string>
#include <string_view>

namespace guichet::bench {

struct Address {
    std::string host = "127.0.0.1";
    uint16_t port = 8080;
    std::string source;  // empty: the system chooses
};

class HttpClient {
public:
    explicit HttpClient(const Address& address);  // throws std::runtime_error; connects without waiting
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    int socket() const { return socket_; }
    bool wants_to_write() const { return !unsent_.empty(); }
    void start(std::string request);  // then call continue_writing() until !wants_to_write()
    enum class State { waiting, answered, ended };
    State continue_writing();
    State continue_reading();

    // Of the last answer, once read:
    int status() const { return status_; }
    std::string_view body() const;
    void forget_answer();
    // Of a stream, whose end never comes: what came since the last call.
    bool head_came() const { return received_.find("\r\n\r\n") != std::string::npos; }
    std::string take_received();

private:
    State judge();

    int socket_ = -1;
    std::string unsent_;
    std::string received_;
    int status_ = 0;
    size_t body_at_ = 0;
    size_t body_bytes_ = 0;
};

void raise_descriptor_limit();

}  // namespace guichet::bench
