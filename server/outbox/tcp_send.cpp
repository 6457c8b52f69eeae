#include "outbox/tcp_send.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace guichet::outbox {
namespace {

constexpr int connect_ms = 3000, answer_ms = 1000, send_ms = 15000, close_ms = 2000;

class Socket {
public:
    explicit Socket(int fd) : fd_(fd) {}
    ~Socket() {
        if (fd_ >= 0) ::close(fd_);
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    int fd() const { return fd_; }
    bool ready(short events, int ms) const {
        pollfd p{fd_, events, 0};
        return ::poll(&p, 1, ms) == 1;
    }

private:
    int fd_;
};

int connected(const std::string& place, std::string& problem) {
    const size_t colon = place.rfind(':');
    const std::string host = place.substr(0, colon);
    const std::string port = colon == std::string::npos ? "9100" : place.substr(colon + 1);
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (const int code = ::getaddrinfo(host.c_str(), port.c_str(), &hints, &found); code != 0) {
        problem = place + ": " + ::gai_strerror(code);
        return -1;
    }
    int fd = ::socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    int error = 0;
    if (::connect(fd, found->ai_addr, found->ai_addrlen) != 0) error = errno;
    ::freeaddrinfo(found);
    if (error == EINPROGRESS) {
        pollfd p{fd, POLLOUT, 0};
        socklen_t size = sizeof error;
        error = ETIMEDOUT;
        if (::poll(&p, 1, connect_ms) == 1) ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
    }
    if (error != 0) {
        problem = place + ": " + std::generic_category().message(error);
        ::close(fd);
        return -1;
    }
    return fd;
}

// A device that does not answer at all is used as it is: many printers only listen.
std::string objection(const Socket& socket, const Ask& ask) {
    if (ask.question.empty()) return "";
    if (::send(socket.fd(), ask.question.data(), ask.question.size(), MSG_NOSIGNAL) < 0) return "";
    std::string answer;
    while (answer.size() < ask.answer_bytes && socket.ready(POLLIN, answer_ms)) {
        char byte = 0;
        if (::recv(socket.fd(), &byte, 1, 0) != 1) break;
        answer += byte;
    }
    return answer.empty() ? "" : ask.objection(answer);
}

}  // namespace

Outcome tcp_send(const std::string& place, const Ask& ask, std::string_view bytes) {
    std::string problem;
    const Socket socket(connected(place, problem));
    if (socket.fd() < 0) return {Outcome::Kind::again, problem};
    if (std::string no = objection(socket, ask); !no.empty()) return {Outcome::Kind::again, no};

    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket.fd(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<size_t>(sent));
        } else if (errno == EAGAIN) {
            if (!socket.ready(POLLOUT, send_ms))
                return {Outcome::Kind::unknown, place + ": the printer stopped taking data"};
        } else {
            return {Outcome::Kind::unknown, place + ": " + std::generic_category().message(errno)};
        }
    }
    // The printer closes when it has read all; a reset now means that it may have lost the end.
    ::shutdown(socket.fd(), SHUT_WR);
    if (socket.ready(POLLIN, close_ms)) {
        char rest[64];
        if (::recv(socket.fd(), rest, sizeof rest, 0) < 0)
            return {Outcome::Kind::unknown, place + ": " + std::generic_category().message(errno)};
    }
    return {};
}

}  // namespace guichet::outbox
