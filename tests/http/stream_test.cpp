#include <numeric>
#include <sstream>

#include "server_under_test.h"

namespace guichet::http {
namespace {

std::shared_ptr<const std::string> event(const std::string& text) {
    return std::make_shared<const std::string>(text);
}

// Every request opens a stream; the test sends through them.
class Streams {
public:
    Handler handler() {
        return [this](const RequestPtr& request, const ResponderPtr& responder) {
            auto stream = responder->stream([this] { ++closed; });
            const std::lock_guard lock(mutex_);
            last_event_id = request->header("last-event-id");
            streams_.push_back(std::move(stream));
        };
    }
    std::shared_ptr<EventStream> at(size_t index) {
        wait_until([&] {
            const std::lock_guard lock(mutex_);
            return streams_.size() > index;
        });
        const std::lock_guard lock(mutex_);
        return streams_.at(index);
    }

    std::atomic<int> closed = 0;
    std::string last_event_id;

private:
    std::mutex mutex_;
    std::vector<std::shared_ptr<EventStream>> streams_;
};

// Undoes the chunks of what came so far; `ended` when the last chunk was there.
std::string unchunked(std::string_view bytes, bool* ended = nullptr) {
    std::string text;
    while (!bytes.empty()) {
        const size_t line = bytes.find("\r\n");
        if (line == std::string_view::npos) break;
        const size_t size = std::stoul(std::string(bytes.substr(0, line)), nullptr, 16);
        if (size == 0 && ended) *ended = true;
        if (bytes.size() < line + 2 + size + 2) break;
        text += bytes.substr(line + 2, size);
        bytes.remove_prefix(line + 2 + size + 2);
    }
    return text;
}

std::string events_until(TestClient& client, std::string_view last) {
    for (;;) {
        std::string events = unchunked(client.received());
        if (events.find(last) != std::string::npos || !client.receive()) return events;
    }
}

TEST(Stream, carries_events_as_they_come) {
    Streams streams;
    ServerUnderTest server(streams.handler());
    TestClient client(server.port());
    client.get("/feed", "Last-Event-ID: 41\r\n");
    const std::string head = client.until("\r\n\r\n");
    EXPECT_NE(head.find("HTTP/1.1 200 OK"), std::string::npos);
    EXPECT_NE(head.find("Content-Type: text/event-stream"), std::string::npos);
    EXPECT_NE(head.find("Transfer-Encoding: chunked"), std::string::npos);
    EXPECT_NE(head.find("Cache-Control: no-store"), std::string::npos);
    const auto stream = streams.at(0);
    EXPECT_EQ(streams.last_event_id, "41");
    EXPECT_TRUE(stream->send(event("id: 42\ndata: a\n\n")));
    EXPECT_EQ(events_until(client, "a\n\n"), "id: 42\ndata: a\n\n");
    EXPECT_TRUE(stream->send(event("data: b\n\n")));
    EXPECT_TRUE(stream->send(event("data: c\n\n")));
    EXPECT_EQ(events_until(client, "c\n\n"), "id: 42\ndata: a\n\ndata: b\n\ndata: c\n\n");
    EXPECT_EQ(server.server().figures().streams_open, 1u);
    EXPECT_EQ(streams.closed, 0);
    wait_until([&] { return server.finished().size() == 1; });
    EXPECT_EQ(server.finished()[0].status, 200);
    client.close();
    wait_until([&] { return streams.closed == 1; });
    EXPECT_FALSE(stream->send(event("data: d\n\n")));
    wait_until([&] { return server.server().figures().connections_open == 0; });
    EXPECT_EQ(server.server().figures().streams_open, 0u);
}

TEST(Stream, may_be_opened_and_fed_from_another_thread) {
    std::atomic<int> closed = 0;
    std::vector<std::thread> threads;
    ServerUnderTest server([&](const RequestPtr&, ResponderPtr responder) {
        threads.emplace_back([&closed, responder = std::move(responder)]() mutable {
            const auto stream = responder->stream([&closed] { ++closed; });
            responder.reset();
            for (int i = 0; i < 1000; ++i) stream->send(event(std::to_string(i) + "\n"));
            stream->close();
        });
    });
    TestClient client(server.port());
    client.get("/feed");
    client.until("\r\n\r\n");
    EXPECT_TRUE(client.ended());
    std::string expected;
    for (int i = 0; i < 1000; ++i) expected += std::to_string(i) + "\n";
    bool whole = false;
    EXPECT_EQ(unchunked(client.received(), &whole), expected);
    EXPECT_TRUE(whole);
    wait_until([&] { return closed == 1; });
    for (std::thread& thread : threads) thread.join();
}

TEST(Stream, many_senders_do_not_mix_their_events) {
    Streams streams;
    ServerUnderTest server(streams.handler());
    TestClient client(server.port());
    client.get("/feed");
    client.until("\r\n\r\n");
    const auto stream = streams.at(0);
    std::vector<std::thread> senders;
    for (int sender = 0; sender < 4; ++sender) {
        senders.emplace_back([&, sender] {
            for (int i = 0; i < 500; ++i)
                stream->send(event(std::to_string(sender) + ":" + std::to_string(i) + "\n"));
        });
    }
    for (std::thread& sender : senders) sender.join();
    stream->send(event("end\n"));
    std::istringstream events(events_until(client, "end\n"));
    int next[4] = {0, 0, 0, 0};
    std::string line;
    while (std::getline(events, line) && line != "end") {
        const int sender = line.at(0) - '0';
        EXPECT_EQ(line.substr(2), std::to_string(next[sender]++));
    }
    EXPECT_EQ(std::accumulate(next, next + 4, 0), 2000);
}

TEST(Stream, heartbeats_come_when_nothing_else_does) {
    Streams streams;
    ServerOptions options;
    options.stream_heartbeat = 30ms;
    options.idle_timeout = 100ms;  // not for streams
    ServerUnderTest server(streams.handler(), options);
    TestClient client(server.port());
    client.get("/feed");
    client.until("\r\n\r\n");
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 6; ++i) EXPECT_NE(client.until(": .\n\n"), "");
    const auto took = std::chrono::steady_clock::now() - begin;
    EXPECT_GE(took, 150ms);
    EXPECT_LT(took, 2s);
}

TEST(Stream, a_client_that_does_not_read_is_cut_off) {
    Streams streams;
    ServerOptions options;
    options.stream_backlog_bytes = 50'000;
    ServerUnderTest server(streams.handler(), options);
    TestClient client(server.port());
    client.get("/feed");
    const auto stream = streams.at(0);
    const auto large = event(std::string(10'000, 'x'));
    size_t taken = 0;
    while (stream->send(large)) ASSERT_LT(++taken, 100'000u);  // until the kernel's buffers are full
    EXPECT_FALSE(stream->send(large));
    wait_until([&] { return streams.closed == 1; });
    wait_until([&] { return server.server().figures().connections_open == 0; });
    EXPECT_TRUE(client.ended());
    EXPECT_LE(client.received().size(), (taken + 1) * 10'100);
}

TEST(Stream, backlog_limit_is_exact) {
    std::atomic<bool> fits = false;
    std::atomic<bool> too_much = true;
    std::atomic<int> closed = 0;
    ServerOptions options;
    options.stream_backlog_bytes = 100;
    ServerUnderTest server(
        [&](const RequestPtr&, const ResponderPtr& responder) {
            // Nothing is written while the handler runs, so all of it waits.
            const auto stream = responder->stream([&] { ++closed; });
            fits = stream->send(event(std::string(60, 'a'))) && stream->send(event(std::string(40, 'b')));
            too_much = stream->send(event("c"));
        },
        options);
    TestClient client(server.port());
    client.get("/feed");
    EXPECT_TRUE(client.ended());
    EXPECT_TRUE(fits);
    EXPECT_FALSE(too_much);
    wait_until([&] { return closed == 1; });
}

TEST(Stream, a_slow_reader_within_the_backlog_gets_everything) {
    Streams streams;
    ServerOptions options;
    options.stream_backlog_bytes = 40'000'000;
    ServerUnderTest server(streams.handler(), options);
    TestClient client(server.port());
    client.get("/feed");
    const auto stream = streams.at(0);
    std::string expected;
    for (int i = 0; i < 3000; ++i) {
        const std::string text = std::to_string(i) + std::string(10'000, 'x') + "\n";
        EXPECT_TRUE(stream->send(event(text)));
        expected += text;
    }
    stream->close();
    EXPECT_FALSE(stream->send(event("after close")));
    client.until("\r\n\r\n");
    EXPECT_TRUE(client.ended());
    bool whole = false;
    EXPECT_TRUE(unchunked(client.received(), &whole) == expected);
    EXPECT_TRUE(whole);
    wait_until([&] { return streams.closed == 1; });
}

TEST(Stream, comes_back_after_a_cut_and_continues) {
    Streams streams;
    ServerUnderTest server(streams.handler());
    {
        TestClient client(server.port());
        client.get("/feed");
        client.until("\r\n\r\n");
        streams.at(0)->send(event("id: 7\ndata: a\n\n"));
        EXPECT_NE(events_until(client, "a\n\n"), "");
    }
    wait_until([&] { return streams.closed == 1; });
    TestClient client(server.port());
    client.get("/feed", "Last-Event-ID: 7\r\n");
    client.until("\r\n\r\n");
    const auto stream = streams.at(1);
    EXPECT_EQ(streams.last_event_id, "7");
    EXPECT_TRUE(stream->send(event("id: 8\ndata: b\n\n")));
    EXPECT_EQ(events_until(client, "b\n\n"), "id: 8\ndata: b\n\n");
}

TEST(Stream, http10_and_head_get_what_they_understand) {
    Streams streams;
    ServerUnderTest server(streams.handler());
    TestClient old(server.port());
    old.send("GET /feed HTTP/1.0\r\n\r\n");
    EXPECT_EQ(old.until("\r\n\r\n").find("chunked"), std::string::npos);
    streams.at(0)->send(event("data: a\n\n"));
    EXPECT_EQ(old.until("data: a\n\n"), "data: a\n\n");
    streams.at(0)->close();
    EXPECT_TRUE(old.ended());
    EXPECT_EQ(old.received(), "");

    TestClient head(server.port());
    head.send("HEAD /feed HTTP/1.1\r\nHost: test\r\n\r\n");
    EXPECT_NE(head.until("\r\n\r\n"), "");
    EXPECT_TRUE(head.ended());
    EXPECT_EQ(head.received(), "");
    wait_until([&] { return streams.closed == 2; });
}

TEST(Stream, chatter_of_the_client_is_ignored_up_to_a_limit) {
    Streams streams;
    ServerUnderTest server(streams.handler());
    TestClient client(server.port());
    client.get("/feed");
    client.until("\r\n\r\n");
    client.get("/pipelined");
    const auto stream = streams.at(0);
    stream->send(event("data: a\n\n"));
    EXPECT_NE(events_until(client, "a\n\n"), "");
    client.send(std::string(200'000, 'x'));
    EXPECT_TRUE(client.ended());
    wait_until([&] { return streams.closed == 1; });
}

TEST(Stream, what_on_close_throws_hurts_nobody) {
    ServerUnderTest server([](const RequestPtr&, const ResponderPtr& responder) {
        responder->stream([] { throw std::runtime_error("on_close"); })->close();
    });
    for (int i = 0; i < 3; ++i) {
        TestClient client(server.port());
        client.get("/feed");
        EXPECT_NE(client.until("\r\n\r\n"), "");
        EXPECT_TRUE(client.ended());
    }
}

TEST(Stream, stop_ends_streams) {
    for (const int threads : {1, 2}) {
        Streams streams;
        ServerOptions options;
        options.threads = threads;
        ServerUnderTest server(streams.handler(), options);
        std::vector<std::unique_ptr<TestClient>> clients;
        for (size_t i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<TestClient>(server.port()));
            clients.back()->get("/feed");
            clients.back()->until("\r\n\r\n");
        }
        for (size_t i = 0; i < 20; ++i) streams.at(i)->send(event("last\n"));
        server.server().stop(5s);
        server.join();
        EXPECT_EQ(streams.closed, 20);
        for (auto& client : clients) {
            EXPECT_TRUE(client->ended());
            bool whole = false;
            EXPECT_EQ(unchunked(client->received(), &whole), "last\n");
            EXPECT_TRUE(whole);
        }
    }
}

TEST(Stream, senders_may_race_with_clients_that_leave) {
    Streams streams;
    ServerOptions options;
    options.threads = 2;
    ServerUnderTest server(streams.handler(), options);
    std::atomic<bool> done = false;
    std::thread sender([&] {
        for (size_t next = 0; !done; next = (next + 1) % 40) {
            if (next < 40) {
                const auto stream = streams.at(next);
                stream->send(event("data: x\n\n"));
                if (next % 7 == 0) stream->close();
            }
        }
    });
    for (int i = 0; i < 40; ++i) {
        TestClient client(server.port());
        client.get("/feed");
        client.receive(2ms);
    }
    wait_until([&] { return streams.closed == 40; });
    done = true;
    sender.join();
}

}  // namespace
}  // namespace guichet::http
