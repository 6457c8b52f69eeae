// Clients that are slow on purpose (slowhttptest -H, -B, -X) are cut; those that are merely slow
// are not.

#include "server_under_test.h"

namespace guichet::http {
namespace {

ServerOptions quick_options() {
    ServerOptions options;
    options.header_timeout = 120ms;
    options.body_timeout = 120ms;
    options.write_timeout = 120ms;
    options.idle_timeout = 300ms;
    return options;
}

milliseconds time_of(const std::function<void()>& what) {
    const auto begin = std::chrono::steady_clock::now();
    what();
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin);
}

// Sends a byte now and then until the server answers or ends; what it answered.
SeenResponse drip(TestClient& client, std::string_view bytes) {
    for (const char c : bytes) {
        client.send(std::string(1, c));
        if (client.receive(10ms) || client.ended(0ms)) break;
    }
    return client.response();
}

TEST(SlowClient, slow_header_is_cut) {
    ServerUnderTest server(echo, quick_options());
    TestClient client(server.port());
    SeenResponse response;
    const auto time = time_of(
        [&] { response = drip(client, "GET / HTTP/1.1\r\nHost: test\r\nX: " + std::string(500, 'x')); });
    EXPECT_EQ(response.status, 408);
    EXPECT_EQ(code_of(response), "request_timeout");
    EXPECT_TRUE(client.ended());
    EXPECT_GE(time, 120ms);
    EXPECT_LT(time, patience);
    EXPECT_EQ(server.server().figures().bad_requests, 1u);
}

TEST(SlowClient, slow_body_is_cut) {
    ServerUnderTest server(echo, quick_options());
    TestClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 500\r\n\r\n");
    EXPECT_EQ(drip(client, std::string(500, 'x')).status, 408);
    EXPECT_TRUE(client.ended());
    TestClient chunked(server.port());
    chunked.send("POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n");
    EXPECT_EQ(drip(chunked, "1" + std::string(500, ' ')).status, 408);
    EXPECT_TRUE(chunked.ended());
}

TEST(SlowClient, silence_is_ended_without_a_word) {
    ServerUnderTest server(echo, quick_options());
    TestClient client(server.port());
    EXPECT_TRUE(client.ended());
    EXPECT_EQ(client.received(), "");
    EXPECT_EQ(server.server().figures().bad_requests, 0u);
}

TEST(SlowClient, idle_connection_is_ended_later) {
    ServerUnderTest server(echo, quick_options());
    TestClient client(server.port());
    client.get("/");
    EXPECT_EQ(client.response().status, 200);
    const auto time = time_of([&] { EXPECT_TRUE(client.ended()); });
    EXPECT_GE(time, 250ms);
    EXPECT_EQ(client.received(), "");
}

TEST(SlowClient, the_time_between_requests_does_not_count_for_the_header) {
    ServerUnderTest server(echo, quick_options());
    TestClient client(server.port());
    for (int i = 0; i < 3; ++i) {
        client.get("/");
        EXPECT_EQ(client.response().status, 200);
        std::this_thread::sleep_for(150ms);
    }
}

TEST(SlowClient, a_running_request_may_take_its_time) {
    ServerUnderTest server(
        [](const RequestPtr&, ResponderPtr responder) {
            std::thread([responder = std::move(responder)] {
                std::this_thread::sleep_for(400ms);
                responder->respond({200, "", "done", nullptr, {}});
            }).detach();
        },
        quick_options());
    TestClient client(server.port());
    client.get("/");
    EXPECT_EQ(client.response().body, "done");
}

TEST(SlowClient, who_does_not_read_is_cut) {
    const auto large = std::make_shared<const std::string>(20'000'000, 'x');
    ServerUnderTest server(
        [&](const RequestPtr&, const ResponderPtr& responder) {
            Response response;
            response.shared_body = large;
            responder->respond(std::move(response));
        },
        quick_options());
    TestClient client(server.port());
    client.get("/");
    wait_until([&] { return server.server().figures().connections_open == 1; });
    wait_until([&] { return server.server().figures().connections_open == 0; });
    EXPECT_TRUE(client.ended());
    EXPECT_LT(client.received().size(), large->size());
}

TEST(SlowClient, who_reads_steadily_gets_everything) {
    const auto large = std::make_shared<const std::string>(20'000'000, 'x');
    ServerOptions options = quick_options();
    options.write_timeout = 500ms;
    ServerUnderTest server(
        [&](const RequestPtr&, const ResponderPtr& responder) {
            Response response;
            response.shared_body = large;
            responder->respond(std::move(response));
        },
        options);
    TestClient client(server.port());
    client.get("/");
    size_t next_pause = 0;
    while (client.received().size() < large->size()) {
        ASSERT_TRUE(client.receive());
        if (client.received().size() < next_pause) continue;
        next_pause += 1'000'000;  // twenty pauses, together longer than the time for one write
        std::this_thread::sleep_for(30ms);
    }
    EXPECT_EQ(client.response().status, 200);
}

TEST(SlowClient, many_slow_ones_do_not_slow_the_others) {
    ServerOptions options = quick_options();
    options.header_timeout = 2s;
    ServerUnderTest server(echo, options);
    std::vector<std::unique_ptr<TestClient>> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(std::make_unique<TestClient>(server.port()));
        slow.back()->send("GET / HTTP/1.1\r\nHost: te");
    }
    TestClient client(server.port());
    for (int i = 0; i < 100; ++i) {
        for (auto& one : slow) one->send("s");
        client.get("/");
        EXPECT_EQ(client.response().status, 200);
    }
}

}  // namespace
}  // namespace guichet::http
