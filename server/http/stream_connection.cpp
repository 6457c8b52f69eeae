#include "http/stream_connection.h"

#include <charconv>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <unistd.h>

namespace guichet::http {
namespace asio = boost::asio;
using boost::system::error_code;

namespace {

using Descriptor = asio::posix::basic_stream_descriptor<asio::io_context::executor_type>;

constexpr size_t write_bytes_max = 64 * 1024;
constexpr size_t input_bytes_max = 64 * 1024;  // a client that talks more is cut off
constexpr std::string_view heartbeat = ": .\n\n";

class StreamConnection final : public Client {
public:
    StreamConnection(Loop& loop, StreamStart start)
        : loop_(loop),
          transport_(std::move(start.transport)),
          address_(std::move(start.address)),
          queue_(std::move(start.queue)),
          chunked_(start.chunked && !start.head_only),
          socket_(loop.context, start.socket) {
        loop_.entered();
        loop_.service.figures.streams_open.fetch_add(1, std::memory_order_relaxed);
    }

    void begin(bool chunked, bool head_only);

    void deliver(Answer) override {}  // it has its answer
    void flush() override;
    void expire() override;
    void stop() override;
    void cut() override { end(); }

private:
    bool fill();
    void write();
    void watch_peer();
    void end();
    void enter(Phase phase) {
        phase_ = phase;
        loop_.deadlines.enter(*this, phase, Clock::now());
    }

    Loop& loop_;
    Transport transport_;
    const std::string address_;
    std::shared_ptr<EventQueue> queue_;  // null once ended
    const bool chunked_;
    Descriptor socket_;  // owns the socket; last of those whose construction can fail
    Phase phase_ = Phase::stream;
    std::string unsent_;
    size_t unsent_event_bytes_ = 0;
    size_t input_bytes_ = 0;
    bool blocked_ = false;  // until the socket takes more
    bool closing_ = false;
    bool heartbeat_due_ = false;
    bool last_ = false;  // unsent_ holds the end of the stream
};

void StreamConnection::begin(bool chunked, bool head_only) {
    queue_->attach(weak_from_this());
    Response head;
    head.content_type = "text/event-stream";
    head.headers = {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}};
    Framing framing;
    framing.chunked = chunked;
    framing.close = true;
    render_head(unsent_, head, framing, loop_.date());
    if (head_only || loop_.stopping()) queue_->close();
    enter(Phase::stream);
    watch_peer();
    write();
}

// Puts what waits into unsent_ as one chunk; false when the client was too slow for its backlog.
bool StreamConnection::fill() {
    std::string& batch = loop_.batch;
    batch.clear();
    const auto state = queue_->take(batch, write_bytes_max);
    if (state == EventQueue::State::overflowed) return false;
    closing_ = state == EventQueue::State::closing;
    unsent_event_bytes_ = batch.size();
    if (std::exchange(heartbeat_due_, false)) batch += heartbeat;
    if (!batch.empty()) {
        char size[16];
        const auto size_end = std::to_chars(size, size + sizeof size, batch.size(), 16).ptr;
        if (chunked_) unsent_.append(size, size_end).append("\r\n");
        unsent_ += batch;
        if (chunked_) unsent_ += "\r\n";
    } else if (closing_) {
        last_ = true;
        if (chunked_) unsent_ += "0\r\n\r\n";
    }
    return true;
}

void StreamConnection::write() {
    while (queue_) {
        if (unsent_.empty()) {
            if (last_ || !fill()) return end();
            if (unsent_.empty() && !last_) {
                std::string().swap(unsent_);  // a quiet stream keeps no memory
                return;
            }
        }
        const Moved moved = transport_.write(unsent_);
        if (moved.io == Io::ended) return end();
        unsent_.erase(0, moved.bytes);
        if (unsent_.empty()) {
            queue_->written(std::exchange(unsent_event_bytes_, 0));
            continue;
        }
        blocked_ = true;
        if (closing_ && phase_ != Phase::write) enter(Phase::write);
        const auto what = moved.io == Io::wants_read ? Descriptor::wait_read : Descriptor::wait_write;
        socket_.async_wait(what, [this, self = shared_from_this()](const error_code& ec) {
            blocked_ = false;
            if (!queue_) return;
            ec ? end() : write();
        });
        return;
    }
}

void StreamConnection::flush() {
    if (!queue_) return;
    if (!blocked_) return write();
    std::string nothing;
    const auto state = queue_->take(nothing, 0);
    if (state == EventQueue::State::overflowed) return end();
    closing_ = state == EventQueue::State::closing;
    if (closing_ && phase_ != Phase::write) enter(Phase::write);
}

// A stream's client has nothing to say; only its going away is of interest.
void StreamConnection::watch_peer() {
    socket_.async_wait(Descriptor::wait_read, [this, self = shared_from_this()](const error_code& ec) {
        if (!queue_) return;
        Moved moved{Io::ended, 0};
        if (!ec) moved = transport_.read(loop_.input.data(), loop_.input.size());
        input_bytes_ += moved.bytes;
        if (moved.io == Io::ended || input_bytes_ > input_bytes_max) return end();
        watch_peer();
    });
}

void StreamConnection::expire() {
    if (phase_ != Phase::stream) return end();
    heartbeat_due_ = true;
    enter(Phase::stream);
    flush();
}

void StreamConnection::stop() {
    if (!queue_) return;
    queue_->close();
    flush();
}

void StreamConnection::end() {
    const auto queue = std::exchange(queue_, nullptr);
    if (!queue) return;
    Deadlines::leave(*this);
    if (transport_.secure()) transport_.finish_sending();
    error_code ignored;
    socket_.close(ignored);
    loop_.service.figures.streams_open.fetch_sub(1, std::memory_order_relaxed);
    loop_.service.left(address_);
    loop_.left();
    queue->end();
}

}  // namespace

void open_stream(Loop& loop, StreamStart start) {
    const int socket = start.socket;
    const std::string address = start.address;
    const auto queue = start.queue;
    const bool chunked = start.chunked;
    const bool head_only = start.head_only;
    std::shared_ptr<StreamConnection> stream;
    try {
        stream = std::make_shared<StreamConnection>(loop, std::move(start));
    } catch (const std::exception&) {  // no memory for one more
        ::close(socket);
        loop.service.left(address);
        return queue->end();
    }
    stream->begin(chunked, head_only);
}

}  // namespace guichet::http
