#include "http_client.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace guichet::bench {
namespace {

sockaddr_in address_of(const std::string& host, uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1)
        throw std::runtime_error(host + " is not an IPv4 address");
    return address;
}

std::runtime_error failed(const char* what) {
    return std::runtime_error(std::string(what) + ": " + std::strerror(errno));
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOTCONN; }

}  // namespace

HttpClient::HttpClient(const Address& address)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
    if (socket_ < 0) throw failed("socket");
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (!address.source.empty()) {
        // The port is chosen at connect: each source has 28 000 of them for one server.
        setsockopt(socket_, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
        const sockaddr_in source = address_of(address.source, 0);
        if (bind(socket_, reinterpret_cast<const sockaddr*>(&source), sizeof source) != 0)
            throw failed("bind");
    }
    const sockaddr_in server = address_of(address.host, address.port);
    if (connect(socket_, reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0 &&
        errno != EINPROGRESS)
        throw failed("connect");
}

HttpClient::~HttpClient() {
    if (socket_ >= 0) ::close(socket_);
}

void HttpClient::start(std::string request) {
    forget_answer();
    unsent_ = std::move(request);
}

HttpClient::State HttpClient::continue_writing() {
    while (!unsent_.empty()) {
        const ssize_t sent = ::send(socket_, unsent_.data(), unsent_.size(), MSG_NOSIGNAL);
        if (sent < 0) return would_block() ? State::waiting : State::ended;
        unsent_.erase(0, static_cast<size_t>(sent));
    }
    return State::waiting;
}

HttpClient::State HttpClient::continue_reading() {
    char bytes[64 * 1024];
    for (;;) {
        const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
        if (count == 0) return State::ended;
        if (count < 0) return would_block() ? State::waiting : State::ended;
        received_.append(bytes, static_cast<size_t>(count));
        const State state = judge();
        if (state != State::waiting || static_cast<size_t>(count) < sizeof bytes) return state;
    }
}

HttpClient::State HttpClient::judge() {
    const size_t end = received_.find("\r\n\r\n");
    if (end == std::string::npos || received_.size() < 12) return State::waiting;
    const std::string_view head(received_.data(), end);
    status_ = std::atoi(received_.c_str() + 9);
    body_at_ = end + 4;
    body_bytes_ = 0;
    const size_t length = head.find("\r\nContent-Length: ");
    if (length != std::string_view::npos)
        body_bytes_ = static_cast<size_t>(std::atoll(head.data() + length + 18));
    return received_.size() >= body_at_ + body_bytes_ ? State::answered : State::waiting;
}

std::string_view HttpClient::body() const {
    return std::string_view(received_).substr(body_at_, body_bytes_);
}

void HttpClient::forget_answer() {
    received_.clear();
    status_ = 0;
}

std::string HttpClient::take_received() {
    std::string taken;
    taken.swap(received_);
    return taken;
}

void raise_descriptor_limit() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace guichet::bench
