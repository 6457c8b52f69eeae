// The ceiling: a bare epoll loop that answers every request head with the same bytes, without
// parsing, limits or timeouts. One thread. Usage: epoll_ping PORT

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr std::string_view answer =
    "HTTP/1.1 200 OK\r\nDate: Tue, 24 Nov 2026 08:00:00 GMT\r\nContent-Type: text/plain\r\n"
    "Content-Length: 5\r\n\r\npong\n";

int listen_on(uint16_t port) {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    const int on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);  // inherited
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    if (bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
        listen(listener, 4096) != 0) {
        std::perror("listen");
        std::exit(1);
    }
    return listener;
}

// Answers what is complete in `unread`; false when the peer is gone.
bool serve(int client, std::string& unread) {
    char bytes[16 * 1024];
    const ssize_t count = read(client, bytes, sizeof bytes);
    if (count <= 0) return false;
    unread.append(bytes, static_cast<size_t>(count));
    size_t end = 0;
    while ((end = unread.find("\r\n\r\n")) != std::string::npos) {
        unread.erase(0, end + 4);
        if (write(client, answer.data(), answer.size()) < 0) return false;
    }
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    const int listener = listen_on(static_cast<uint16_t>(argc > 1 ? std::atoi(argv[1]) : 8080));
    const int epoll = epoll_create1(0);
    epoll_event event{.events = EPOLLIN, .data = {.fd = listener}};
    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
    std::vector<std::string> unread(65536);
    epoll_event events[256];
    for (;;) {
        const int count = epoll_wait(epoll, events, 256, -1);
        for (int i = 0; i < count; ++i) {
            const int socket = events[i].data.fd;
            if (socket == listener) {
                const int client = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
                if (client < 0) continue;
                unread[static_cast<size_t>(client)].clear();
                epoll_event added{.events = EPOLLIN, .data = {.fd = client}};
                epoll_ctl(epoll, EPOLL_CTL_ADD, client, &added);
            } else if (!serve(socket, unread[static_cast<size_t>(socket)])) {
                close(socket);
            }
        }
    }
}
