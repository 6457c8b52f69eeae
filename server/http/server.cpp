#include "http/server.h"

#include <cerrno>
#include <stdexcept>
#include <thread>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/connection.h"
#include "http/loop.h"

namespace guichet::http {
namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;

namespace {

using Executor = asio::io_context::executor_type;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
constexpr asio::use_awaitable_t<Executor> use_task;

constexpr int backlog = 4096;
constexpr int accepts_at_once = 64;
constexpr milliseconds wait_for_descriptors{50};
// A peer that acknowledges nothing for this long is gone (pulled plug, lost Wi-Fi).
constexpr unsigned int unacknowledged_ms_max = 60'000;

struct Listener {
    Listener(asio::io_context& context, const Listen& listen);

    Acceptor acceptor;
    uint16_t port = 0;
    std::unique_ptr<TlsContext> tls;
};

Listener::Listener(asio::io_context& context, const Listen& listen) : acceptor(context) {
    const std::string where = listen.address + " port " + std::to_string(listen.port);
    const auto check = [&](const error_code& ec) {
        if (!ec) return;
        if (ec == asio::error::address_in_use)
            throw std::runtime_error("Cannot listen on " + where + ": another program uses it.");
        if (ec == asio::error::access_denied)
            throw std::runtime_error("Cannot listen on " + where +
                                     ": ports below 1024 need the right to bind them.");
        throw std::runtime_error("Cannot listen on " + where + ": " + ec.message() + ".");
    };
    error_code ec;
    const auto address = asio::ip::make_address(listen.address, ec);
    if (ec) throw std::runtime_error("Cannot listen on \"" + listen.address + "\": it is not an IP address.");
    if (!listen.certificate_file.empty())
        tls = std::make_unique<TlsContext>(listen.certificate_file, listen.key_file);

    const tcp::endpoint endpoint(address, listen.port);
    acceptor.open(endpoint.protocol(), ec);
    check(ec);
    acceptor.set_option(tcp::acceptor::reuse_address(true), ec);
    check(ec);
    if (address.is_v6()) {
        acceptor.set_option(asio::ip::v6_only(true), ec);
        check(ec);
    }
    // Accepted sockets inherit both.
    acceptor.set_option(tcp::no_delay(true), ec);
    check(ec);
    ::setsockopt(acceptor.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &unacknowledged_ms_max,
                 sizeof unacknowledged_ms_max);
    acceptor.bind(endpoint, ec);
    check(ec);
    acceptor.listen(backlog, ec);
    check(ec);
    acceptor.native_non_blocking(true, ec);
    check(ec);
    port = acceptor.local_endpoint(ec).port();
    check(ec);
}

struct IoThread {
    explicit IoThread(Service& service) : loop(service, context) {}

    asio::io_context context{1};
    Loop loop;
};

}  // namespace

struct Server::Impl {
    Impl(ServerOptions options, Handler handler, std::function<void(const Finished&)> on_finished);

    asio::awaitable<void, Executor> accept_on(Listener& listener);
    void admit(Listener& listener, int socket, const sockaddr_storage& peer);

    Service service;
    std::vector<std::unique_ptr<IoThread>> threads;
    std::vector<std::unique_ptr<Listener>> listeners;  // on the first thread
    size_t next_thread = 0;
};

Server::Impl::Impl(ServerOptions options, Handler handler, std::function<void(const Finished&)> on_finished)
    : service(std::move(options), std::move(handler), std::move(on_finished)) {
    if (service.options.threads < 1) throw std::runtime_error("The server needs at least one thread.");
    for (int i = 0; i < service.options.threads; ++i) threads.push_back(std::make_unique<IoThread>(service));
    for (const Listen& listen : service.options.listen)
        listeners.push_back(std::make_unique<Listener>(threads.front()->context, listen));
}

asio::awaitable<void, Executor> Server::Impl::accept_on(Listener& listener) {
    Acceptor& acceptor = listener.acceptor;
    Timer pause(acceptor.get_executor());
    error_code ec;
    for (;;) {
        co_await acceptor.async_wait(Acceptor::wait_read, asio::redirect_error(use_task, ec));
        if (!acceptor.is_open()) co_return;
        for (int i = 0; i < accepts_at_once; ++i) {
            sockaddr_storage peer{};
            socklen_t size = sizeof peer;
            const int socket = ::accept4(acceptor.native_handle(), reinterpret_cast<sockaddr*>(&peer), &size,
                                         SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (socket >= 0) {
                admit(listener, socket, peer);
                continue;
            }
            if (errno == EAGAIN) break;
            if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
                // The socket stays readable: without a pause this would spin. Who waits in the
                // backlog is served as soon as others leave.
                pause.expires_after(wait_for_descriptors);
                co_await pause.async_wait(asio::redirect_error(use_task, ec));
                if (!acceptor.is_open()) co_return;
                break;
            }
            // Everything else (ECONNABORTED, EPROTO...) is that one connection's own trouble.
        }
    }
}

void Server::Impl::admit(Listener& listener, int socket, const sockaddr_storage& peer) {
    std::string address = address_of(peer);
    if (!service.admit(address)) {
        ::close(socket);
        return;
    }
    IoThread& thread = *threads[next_thread++ % threads.size()];
    asio::dispatch(thread.context, [&thread, &listener, socket, address = std::move(address)] {
        open_connection(thread.loop, socket, address, listener.tls.get());
    });
}

Server::Server(ServerOptions options, Handler handler, std::function<void(const Finished&)> on_finished)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler), std::move(on_finished))) {}

Server::~Server() = default;

std::vector<uint16_t> Server::ports() const {
    std::vector<uint16_t> ports;
    for (const auto& listener : impl_->listeners) ports.push_back(listener->port);
    return ports;
}

void Server::run() {
    for (const auto& listener : impl_->listeners)
        asio::co_spawn(impl_->threads.front()->context, impl_->accept_on(*listener), asio::detached);
    std::vector<std::thread> running;
    for (size_t i = 0; i < impl_->threads.size(); ++i) {
        running.emplace_back([this, i] { impl_->threads[i]->loop.run("http-" + std::to_string(i)); });
    }
    for (std::thread& thread : running) thread.join();
}

void Server::stop(milliseconds grace) {
    asio::post(impl_->threads.front()->context, [this, grace] {
        for (const auto& listener : impl_->listeners) {
            error_code ignored;
            listener->acceptor.close(ignored);
        }
        // Only now, so that no connection can be handed to a thread that has already ended.
        for (const auto& thread : impl_->threads) thread->loop.stop(grace);
    });
}

ServerFigures Server::figures() const {
    const Figures& figures = impl_->service.figures;
    return {figures.connections_open, figures.connections_refused, figures.streams_open, figures.requests,
            figures.bad_requests};
}

}  // namespace guichet::http
