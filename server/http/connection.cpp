#include "http/connection.h"

#include <functional>
#include <utility>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <unistd.h>

#include "base/refusals.gen.h"
#include "http/answerer.h"
#include "http/event_queue.h"
#include "http/problem.h"
#include "http/request_parser.h"
#include "http/stream_connection.h"

namespace guichet::http {
namespace asio = boost::asio;
using boost::system::error_code;

namespace {

using Executor = asio::io_context::executor_type;
using Descriptor = asio::posix::basic_stream_descriptor<Executor>;
template <class Value>
using Task = asio::awaitable<Value, Executor>;
constexpr asio::use_awaitable_t<Executor> use_task;

constexpr size_t joined_body_bytes_max = 16 * 1024;  // copied behind the head: one system call
constexpr size_t progress_bytes = 64 * 1024;         // a reader this quick per write_timeout is not cut
constexpr size_t linger_bytes_max = 4 * 1024 * 1024;

class Connection final : public Client {
public:
    Connection(Loop& loop, int socket, const std::string& address, const TlsContext* tls)
        : loop_(loop),
          transport_(socket, tls),
          address_(address),
          from_proxy_(loop.service.proxies.contains(address_)),
          socket_(loop.context, socket) {
        loop_.entered();
        enter(Phase::header);
    }

    Task<void> serve(std::shared_ptr<Connection> self);

    void deliver(Answer answer) override;
    void flush() override {}  // only streams have something to flush
    void expire() override;
    void stop() override;
    void cut() override;
    void close();

private:
    enum class Received { request, late, nothing };

    Task<bool> greet();
    Task<bool> exchange();  // false: the connection ends (or has become a stream)
    Task<Received> receive(RequestParser& parser);
    std::optional<Answer> call_handler(const RequestPtr& request);
    Task<bool> write(Response& response, const RequestParser& parser, bool keep);
    Task<bool> write_rest(std::string first, std::string_view second, Io wanted);
    Task<void> refuse(const RefusalCode& fault, const Request& request, const RequestParser& parser);
    Task<void> linger();
    void become_stream(std::shared_ptr<EventQueue> queue, const RequestParser& parser);

    // Waits without blocking; how it ended is in timed_out_ and cut_.
    Task<void> ready(Io wanted) {
        const auto what = wanted == Io::wants_write ? Descriptor::wait_write : Descriptor::wait_read;
        return socket_.async_wait(what, asio::redirect_error(use_task, wait_result_));
    }
    void enter(Phase phase) {
        phase_ = phase;
        loop_.deadlines.enter(*this, phase, Clock::now());
    }
    bool is_quiet() const { return phase_ == Phase::idle || (phase_ == Phase::header && quiet_); }
    Moved read_more();
    void keep_rest();
    void resume();

    Loop& loop_;
    Transport transport_;
    const std::string address_;
    const bool from_proxy_;
    Descriptor socket_;  // owns the socket; last of those whose construction can fail
    Phase phase_ = Phase::running;
    bool quiet_ = true;  // no byte of the next request came yet
    bool served_ = false;
    bool timed_out_ = false;
    bool cut_ = false;
    bool closed_ = false;
    error_code wait_result_;
    std::string_view input_;  // came and is not parsed yet: in loop_.input, or in rest_
    std::string rest_;
    // Boost 1.81: moving one any_completion_handler onto another recurses for ever; emplace only.
    std::optional<asio::any_completion_handler<void()>> waiting_;
    std::optional<Answer> answer_;
};

Task<void> Connection::serve(std::shared_ptr<Connection> self) {
    try {
        bool more = co_await self->greet();
        while (more) more = co_await self->exchange();
    } catch (...) {
        // Out of memory or the like: this connection ends, the others go on.
    }
    self->close();
}

Task<bool> Connection::greet() {
    if (!transport_.secure()) co_return true;
    for (Io io = transport_.handshake(); io != Io::done; io = transport_.handshake()) {
        if (io == Io::ended) co_return false;
        co_await ready(io);
        if (timed_out_ || cut_) co_return false;
    }
    co_return true;
}

Task<bool> Connection::exchange() {
    const ServerOptions& options = loop_.service.options;
    Figures& figures = loop_.service.figures;
    const auto request = std::make_shared<Request>();
    RequestParser parser(*request, options.limits);

    const Received received = co_await receive(parser);
    if (received == Received::nothing) co_return false;
    if (received == Received::late || parser.fault()) {
        figures.bad_requests.fetch_add(1, std::memory_order_relaxed);
        timed_out_ = false;
        co_await refuse(parser.fault() ? *parser.fault() : refusals::request_timeout_code, *request, parser);
        co_return false;
    }

    enter(Phase::running);
    served_ = true;
    const auto started = Clock::now();
    request->remote = address_;
    request->secure = transport_.secure();
    if (from_proxy_) loop_.service.proxies.apply_to(*request);
    figures.requests.fetch_add(1, std::memory_order_relaxed);

    // Answers that are ready go first: a read must not wait for a hall of new requests.
    keep_rest();
    loop_.read_inbox();
    std::optional<Answer> answer = call_handler(request);
    if (!answer) {
        keep_rest();
        co_await asio::async_initiate<const asio::use_awaitable_t<Executor>&, void()>(
            [this](auto handler) { waiting_.emplace(std::move(handler)); }, use_task);
        if (!answer_) co_return false;
        answer = std::exchange(answer_, std::nullopt);
    }

    const bool is_stream = answer->stream != nullptr;
    bool keep = !is_stream && parser.keeps_alive() && !loop_.stopping() && !cut_;
    size_t body_bytes = 0;
    if (is_stream) {
        become_stream(std::move(answer->stream), parser);
    } else {
        keep = co_await write(answer->response, parser, keep) && keep && !loop_.stopping();
        const Response& response = answer->response;
        body_bytes = response.shared_body ? response.shared_body->size() : response.body.size();
    }
    if (loop_.service.on_finished) {
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started);
        loop_.service.on_finished({*request, answer->response.status, body_bytes, took});
    }
    if (!is_stream && !keep && !input_.empty()) co_await linger();
    co_return keep;
}

Task<Connection::Received> Connection::receive(RequestParser& parser) {
    bool continued = false;
    for (;;) {
        if (!input_.empty()) input_.remove_prefix(parser.take(input_));
        if (parser.done()) co_return Received::request;
        if (parser.waits_for_continue() && !std::exchange(continued, true)) {
            constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            keep_rest();
            if (transport_.write(go_on).bytes != go_on.size()) co_return Received::nothing;
        }
        quiet_ = !parser.some_taken() && input_.empty();
        const Phase phase = parser.header_done() ? Phase::body
                            : quiet_ && served_  ? Phase::idle
                                                 : Phase::header;
        if (phase != phase_) enter(phase);
        keep_rest();

        Moved moved{Io::wants_read, 0};
        while (moved.io != Io::done) {
            if (moved.io == Io::ended || cut_) co_return Received::nothing;
            if (!transport_.has_buffered()) co_await ready(moved.io);
            moved = read_more();
            if (!timed_out_) continue;
            // A request that came in the very moment we gave up waiting is still served.
            if (!quiet_) co_return Received::late;
            if (moved.io != Io::done) co_return Received::nothing;
            timed_out_ = false;
        }
    }
}

Moved Connection::read_more() {
    const Moved moved = transport_.read(loop_.input.data(), loop_.input.size());
    if (moved.bytes == 0) return moved;
    const std::string_view came(loop_.input.data(), moved.bytes);
    if (input_.empty()) {
        input_ = came;
    } else {
        rest_.append(came);  // input_ is all of rest_: keep_rest() was called
        input_ = rest_;
    }
    return moved;
}

// Before this connection suspends, its bytes must leave the space it shares with others.
void Connection::keep_rest() {
    if (input_.empty()) {
        if (rest_.capacity() > std::string().capacity()) std::string().swap(rest_);
        input_ = {};
        return;
    }
    const std::less<const char*> before;
    const bool in_rest =
        !before(input_.data(), rest_.data()) && before(input_.data(), rest_.data() + rest_.size());
    if (in_rest) {
        rest_.erase(0, static_cast<size_t>(input_.data() - rest_.data()));
    } else {
        rest_.assign(input_);
    }
    input_ = rest_;
}

std::optional<Answer> Connection::call_handler(const RequestPtr& request) {
    auto answerer =
        std::make_shared<Answerer>(loop_.inbox, weak_from_this(), loop_.service.options.stream_backlog_bytes);
    Answerer::AtOnce at_once(*answerer);
    try {
        loop_.service.handler(request, answerer);
    } catch (...) {
        answerer->respond(internal_problem());
    }
    answerer.reset();  // when the handler dropped its own: the 500 of an unanswered request
    return std::move(at_once.answer);
}

Task<bool> Connection::write(Response& response, const RequestParser& parser, bool keep) {
    std::string& out = loop_.output;
    for (int attempt = 0; attempt < 2; ++attempt) {
        const size_t size = response.shared_body ? response.shared_body->size() : response.body.size();
        Framing framing;
        framing.content_length = size;
        framing.close = !keep;
        framing.keep_alive = keep && parser.is_http10();
        out.clear();
        if (render_head(out, response, framing, loop_.date())) break;
        response = internal_problem();
    }
    std::string_view body = response.shared_body ? *response.shared_body : response.body;
    if (parser.is_head() || response.status == 204 || response.status == 304) body = {};
    if (body.size() <= joined_body_bytes_max) {
        out.append(body);
        body = {};
    }
    const Moved moved = transport_.write(out, body);
    if (moved.io == Io::done) co_return true;
    if (moved.io == Io::ended) co_return false;
    const size_t from_out = std::min(moved.bytes, out.size());
    body.remove_prefix(moved.bytes - from_out);
    keep_rest();
    co_return co_await write_rest(out.substr(from_out), body, moved.io);
}

Task<bool> Connection::write_rest(std::string first, std::string_view second, Io wanted) {
    std::string_view left = first;
    size_t progress = 0;
    enter(Phase::write);
    for (;;) {
        co_await ready(wanted);
        if (cut_) co_return false;
        // The system announces room only when a third of its buffer is free, so a steady reader on
        // a thin line is recognised by trying once more.
        const bool late = std::exchange(timed_out_, false);
        const Moved moved = transport_.write(left, second);
        if (moved.io == Io::done) break;
        if (moved.io == Io::ended) co_return false;
        const size_t from_left = std::min(moved.bytes, left.size());
        left.remove_prefix(from_left);
        second.remove_prefix(moved.bytes - from_left);
        wanted = moved.io;
        progress += moved.bytes;
        if (progress >= progress_bytes) {
            progress = 0;
            enter(Phase::write);
        } else if (late) {
            co_return false;
        }
    }
    enter(Phase::running);
    co_return true;
}

Task<void> Connection::refuse(const RefusalCode& fault, const Request& request, const RequestParser& parser) {
    Response response =
        problem({&fault, {}}, language_of_header(request.header("accept-language"), Language::fr), "");
    response.headers.emplace_back("Cache-Control", "no-store");
    if (co_await write(response, parser, false)) co_await linger();
}

// Closing while the peer still sends would reset the connection and destroy the answer on its way.
Task<void> Connection::linger() {
    transport_.finish_sending();
    input_ = {};
    keep_rest();
    enter(Phase::linger);
    size_t dropped = 0;
    while (dropped < linger_bytes_max) {
        co_await ready(Io::wants_read);
        if (timed_out_ || cut_) co_return;
        const Moved moved = transport_.read(loop_.input.data(), loop_.input.size());
        if (moved.io == Io::ended) co_return;
        dropped += moved.bytes;
    }
}

void Connection::deliver(Answer answer) {
    if (waiting_) {
        answer_ = std::move(answer);
        resume();
    } else if (answer.stream) {
        answer.stream->end();
    }
}

void Connection::resume() {
    auto handler = std::move(*waiting_);
    waiting_.reset();
    std::move(handler)();
}

void Connection::expire() {
    enter(Phase::running);
    timed_out_ = true;
    socket_.cancel();
}

void Connection::stop() {
    if (!is_quiet()) return;
    timed_out_ = true;
    socket_.cancel();
}

void Connection::cut() {
    cut_ = true;
    socket_.cancel();
    if (waiting_) resume();
}

void Connection::close() {
    if (std::exchange(closed_, true)) return;
    Deadlines::leave(*this);
    if (transport_.secure()) transport_.finish_sending();
    error_code ignored;
    socket_.close(ignored);
    loop_.service.left(address_);
    loop_.left();
}

// From here on the socket belongs to a stream, which needs none of the memory of a request.
void Connection::become_stream(std::shared_ptr<EventQueue> queue, const RequestParser& parser) {
    Deadlines::leave(*this);
    closed_ = true;
    open_stream(loop_, {socket_.release(), std::move(transport_), address_, std::move(queue),
                        !parser.is_http10(), parser.is_head()});
    loop_.left();
}

}  // namespace

void open_connection(Loop& loop, int socket, const std::string& address, const TlsContext* tls) {
    std::shared_ptr<Connection> connection;
    try {
        connection = std::make_shared<Connection>(loop, socket, address, tls);
        asio::co_spawn(loop.context, connection->serve(connection), asio::detached);
    } catch (const std::exception&) {  // no memory for one more
        if (connection) return connection->close();
        ::close(socket);
        loop.service.left(address);
    }
}

}  // namespace guichet::http
