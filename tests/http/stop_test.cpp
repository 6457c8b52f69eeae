#include "server_under_test.h"

namespace guichet::http {
namespace {

// Keeps every request until it is told to answer.
class Keeper {
public:
    Handler handler() {
        return [this](const RequestPtr& request, ResponderPtr responder) {
            if (request->path == "/now") return echo(request, responder);
            const std::lock_guard lock(mutex_);
            kept_.push_back(std::move(responder));
        };
    }
    size_t kept() const {
        const std::lock_guard lock(mutex_);
        return kept_.size();
    }
    void answer_all() {
        const std::lock_guard lock(mutex_);
        for (const auto& responder : kept_) responder->respond({200, "", "late", nullptr, {}});
        kept_.clear();
    }

private:
    mutable std::mutex mutex_;
    std::vector<ResponderPtr> kept_;
};

bool can_connect(uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    const bool connected = ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return connected;
}

TEST(Stop, a_running_request_is_finished) {
    for (const int threads : {1, 3}) {
        Keeper keeper;
        ServerOptions options;
        options.threads = threads;
        ServerUnderTest server(keeper.handler(), options);
        TestClient idle(server.port());
        idle.get("/now");
        EXPECT_EQ(idle.response().status, 200);
        TestClient silent(server.port());
        TestClient busy(server.port());
        busy.get("/later");
        TestClient half(server.port());
        half.send("GET /now HTTP/1.1\r\n");
        wait_until([&] { return keeper.kept() == 1; });
        wait_until([&] { return server.server().figures().connections_open == 4; });
        std::this_thread::sleep_for(10ms);  // until the half request was read

        server.server().stop(5s);
        EXPECT_TRUE(idle.ended());
        EXPECT_TRUE(silent.ended());
        const uint16_t port = server.port();
        EXPECT_FALSE(can_connect(port));
        EXPECT_FALSE(server.ended());

        half.send("Host: test\r\n\r\n");
        EXPECT_EQ(half.response().headers.at("connection"), "close");
        keeper.answer_all();
        const SeenResponse response = busy.response();
        EXPECT_EQ(response.body, "late");
        EXPECT_EQ(response.headers.at("connection"), "close");
        EXPECT_TRUE(busy.ended());
        server.join();
        EXPECT_EQ(server.server().figures().connections_open, 0u);
    }
}

TEST(Stop, what_is_not_finished_within_the_grace_is_cut) {
    Keeper keeper;
    ServerUnderTest server(keeper.handler());
    TestClient busy(server.port());
    busy.get("/later");
    wait_until([&] { return keeper.kept() == 1; });
    server.server().stop(50ms);
    EXPECT_TRUE(busy.ended());
    EXPECT_EQ(busy.received(), "");
    server.join();
    keeper.answer_all();  // too late, and harmless
}

TEST(Stop, answers_after_the_server_is_gone_are_harmless) {
    Keeper keeper;
    std::shared_ptr<EventStream> stream;
    std::atomic<int> closed = 0;
    {
        ServerUnderTest server([&](const RequestPtr& request, ResponderPtr responder) {
            if (request->path == "/stream")
                stream = responder->stream([&] { ++closed; });
            else
                keeper.handler()(request, std::move(responder));
        });
        TestClient busy(server.port());
        busy.get("/later");
        TestClient listener(server.port());
        listener.get("/stream");
        wait_until([&] { return keeper.kept() == 1; });
        listener.until("\r\n\r\n");
    }
    EXPECT_EQ(closed, 1);
    EXPECT_FALSE(stream->send(std::make_shared<const std::string>("data: x\n\n")));
    stream->close();
    keeper.answer_all();
}

TEST(Stop, before_run_makes_run_return) {
    ServerOptions options;
    options.listen = {{"127.0.0.1", 0, "", ""}};
    Server server(options, echo, {});
    server.stop(1s);
    server.run();
}

TEST(Stop, a_server_that_never_ran_can_go) {
    ServerOptions options;
    options.threads = 2;
    options.listen = {{"127.0.0.1", 0, "", ""}};
    Server server(options, echo, {});
}

TEST(Stop, under_load_loses_no_request_that_was_taken) {
    std::atomic<int> handled = 0;
    ServerOptions options;
    options.threads = 2;
    ServerUnderTest server(
        [&](const RequestPtr& request, const ResponderPtr& responder) {
            ++handled;
            echo(request, responder);
        },
        options);
    std::atomic<int> answered = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 8; ++i) {
        clients.emplace_back([&, client = std::make_shared<TestClient>(server.port())] {
            for (;;) {
                client->get("/");
                if (client->response().status != 200) return;
                ++answered;
            }
        });
    }
    wait_until([&] { return answered > 200; });
    server.server().stop(5s);
    for (std::thread& client : clients) client.join();
    server.join();
    EXPECT_EQ(handled, answered);
}

}  // namespace
}  // namespace guichet::http
