#include "http/server.h"

#include <atomic>
#include <ctime>
#include <filesystem>

#include <sys/resource.h>

#include "server_under_test.h"

namespace guichet::http {
namespace {

TEST(Server, answers_on_a_kept_connection) {
    ServerUnderTest server(echo);
    TestClient client(server.port());
    for (int i = 0; i < 3; ++i) {
        client.get("/a%20b?c=d");
        const SeenResponse response = client.response();
        EXPECT_EQ(response.status, 200);
        EXPECT_EQ(response.body, "GET /a b");
        EXPECT_EQ(response.headers.at("content-type"), "text/plain");
        EXPECT_FALSE(response.headers.contains("connection"));
        EXPECT_TRUE(response.headers.at("date").ends_with(" GMT"));
    }
    EXPECT_EQ(server.server().figures().requests, 3u);
    EXPECT_EQ(server.server().figures().connections_open, 1u);
    wait_until([&] { return server.finished().size() == 3; });
    EXPECT_EQ(server.finished()[0].path, "/a b");
    EXPECT_EQ(server.finished()[0].body_bytes, 8u);
    client.close();
    wait_until([&] { return server.server().figures().connections_open == 0; });
}

TEST(Server, closes_when_the_client_asks_for_it) {
    ServerUnderTest server(echo);
    TestClient client(server.port());
    client.get("/", "Connection: close\r\n");
    EXPECT_EQ(client.response().headers.at("connection"), "close");
    EXPECT_TRUE(client.ended());
}

TEST(Server, serves_http10) {
    ServerUnderTest server(echo);
    TestClient once(server.port());
    once.send("GET / HTTP/1.0\r\n\r\n");
    EXPECT_EQ(once.response().body, "GET /");
    EXPECT_TRUE(once.ended());
    TestClient kept(server.port());
    for (int i = 0; i < 2; ++i) {
        kept.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        EXPECT_EQ(kept.response().headers.at("connection"), "keep-alive");
    }
}

TEST(Server, head_is_answered_like_get_without_body) {
    ServerUnderTest server(echo);
    TestClient client(server.port());
    client.send("HEAD /x HTTP/1.1\r\nHost: test\r\n\r\n");
    const SeenResponse response = client.response(false);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.at("content-length"), "6");
    client.get("/y");  // what follows is the next answer, not a body
    EXPECT_EQ(client.response().body, "GET /y");
}

TEST(Server, pipelined_requests_are_answered_in_order) {
    std::mutex mutex;
    std::vector<std::thread> threads;
    ServerUnderTest server([&](const RequestPtr& request, ResponderPtr responder) {
        if (request->path != "/slow") return echo(request, responder);
        const std::lock_guard lock(mutex);
        threads.emplace_back([responder = std::move(responder)] {
            std::this_thread::sleep_for(20ms);
            responder->respond({200, "text/plain", "slow", nullptr, {}});
        });
    });
    TestClient client(server.port());
    std::string all;
    for (const char* path : {"/1", "/slow", "/2", "/slow", "/3"})
        all += "POST " + std::string(path) + " HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\n\r\nab";
    all += "GET /last HTTP/1.1\r\nHost: te";
    client.send(all);
    EXPECT_EQ(client.response().body, "POST /1 ab");
    EXPECT_EQ(client.response().body, "slow");
    EXPECT_EQ(client.response().body, "POST /2 ab");
    EXPECT_EQ(client.response().body, "slow");
    EXPECT_EQ(client.response().body, "POST /3 ab");
    client.send("st\r\n\r\n");
    EXPECT_EQ(client.response().body, "GET /last");
    for (std::thread& thread : threads) thread.join();
}

TEST(Server, many_connections_are_answered_from_one_foreign_thread) {
    for (const int threads : {1, 3}) {
        std::mutex mutex;
        std::vector<std::pair<std::string, ResponderPtr>> waiting;
        ServerOptions options;
        options.threads = threads;
        ServerUnderTest server(
            [&](const RequestPtr& request, ResponderPtr responder) {
                const std::lock_guard lock(mutex);
                waiting.emplace_back(request->path, std::move(responder));
            },
            options);
        std::vector<std::unique_ptr<TestClient>> clients;
        for (int i = 0; i < 50; ++i) clients.push_back(std::make_unique<TestClient>(server.port()));
        for (int round = 0; round < 20; ++round) {
            for (size_t i = 0; i < clients.size(); ++i) clients[i]->get("/" + std::to_string(i));
            wait_until([&] {
                const std::lock_guard lock(mutex);
                return waiting.size() == clients.size();
            });
            for (auto& [path, responder] : std::exchange(waiting, {}))
                responder->respond({200, "text/plain", path, nullptr, {}});
            for (size_t i = 0; i < clients.size(); ++i)
                EXPECT_EQ(clients[i]->response().body, "/" + std::to_string(i));
        }
    }
}

TEST(Server, large_bodies_go_both_ways) {
    const std::string large(1024 * 1024, 'x');
    ServerUnderTest server([&](const RequestPtr& request, ResponderPtr responder) {
        Response response;
        if (request->path == "/shared") {
            response.shared_body = std::make_shared<const std::string>(large);
        } else {
            response.body = request->body;
        }
        responder->respond(std::move(response));
    });
    TestClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 1048576\r\n\r\n" + large);
    EXPECT_EQ(client.response().body, large);
    client.get("/shared");
    EXPECT_EQ(client.response().body, large);
    client.send("POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 1024; ++i) client.send("400\r\n" + large.substr(0, 1024) + "\r\n");
    client.send("0\r\n\r\n");
    EXPECT_EQ(client.response().body, large);
}

TEST(Server, what_is_beyond_a_limit_is_refused_and_the_connection_ends) {
    ServerOptions options;
    options.limits.header_bytes_max = 500;
    options.limits.body_bytes_max = 1000;
    ServerUnderTest server(echo, options);
    const auto refused = [&](const std::string& bytes) {
        TestClient client(server.port());
        client.send(bytes);
        const SeenResponse response = client.response();
        EXPECT_EQ(response.headers.at("content-type"), "application/problem+json");
        EXPECT_EQ(response.headers.at("connection"), "close");
        EXPECT_TRUE(client.ended());
        EXPECT_FALSE(client.was_reset());
        return std::to_string(response.status) + " " + code_of(response);
    };
    const std::string post = "POST / HTTP/1.1\r\nHost: test\r\n";
    EXPECT_EQ(refused(post + "X: " + std::string(500, 'x')), "431 header_too_large");
    EXPECT_EQ(refused(post + "Content-Length: 1001\r\n\r\n"), "413 body_too_large");
    EXPECT_EQ(refused(post + "Content-Length: 1001\r\n\r\n" + std::string(1001, 'b')), "413 body_too_large");
    EXPECT_EQ(refused(post + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n"), "413 body_too_large");
    EXPECT_EQ(refused(post + "Content-Length: x\r\n\r\n"), "400 bad_request");
    EXPECT_EQ(refused("PATCH / HTTP/1.1\r\nHost: test\r\n\r\n"), "501 method_not_implemented");
    EXPECT_EQ(refused("\x16\x03\x01 this is TLS"), "400 bad_request");
    EXPECT_EQ(refused(post + "Expect: the impossible\r\nContent-Length: 1\r\n\r\n"),
              "417 expectation_failed");
    EXPECT_EQ(refused(post + "Transfer-Encoding: gzip, chunked\r\n\r\n"), "501 coding_not_implemented");
    EXPECT_EQ(refused("GET / HTTP/2.0\r\nHost: test\r\n\r\n"), "505 version_not_supported");
    EXPECT_EQ(server.server().figures().bad_requests, 10u);
    EXPECT_EQ(server.server().figures().requests, 0u);

    TestClient client(server.port());
    client.send(post + "Content-Length: 1000\r\n\r\n" + std::string(1000, 'b'));
    EXPECT_EQ(client.response().status, 200);
}

TEST(Server, some_requests_may_be_larger) {
    ServerOptions options;
    options.limits.body_bytes_max = 10;
    options.limits.body_bytes_max_of = [](const Request& request) {
        return request.path == "/map" ? std::optional<size_t>(1000) : std::nullopt;
    };
    ServerUnderTest server(echo, options);
    const auto status = [&](const std::string& path, size_t bytes) {
        TestClient client(server.port());
        client.send("PUT " + path + " HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(bytes) +
                    "\r\n\r\n" + std::string(bytes, 'b'));
        return client.response().status;
    };
    EXPECT_EQ(status("/map", 1000), 200);
    EXPECT_EQ(status("/map", 1001), 413);
    EXPECT_EQ(status("/other", 10), 200);
    EXPECT_EQ(status("/other", 11), 413);
}

TEST(Server, says_no_in_the_language_of_the_request) {
    ServerOptions options;
    options.limits.body_bytes_max = 1;
    ServerUnderTest server(echo, options);
    const auto said = [&](const std::string& language) {
        TestClient client(server.port());
        client.send("POST / HTTP/1.1\r\nHost: test\r\nAccept-Language: " + language +
                    "\r\nContent-Length: 9\r\n\r\n");
        return client.response().body;
    };
    EXPECT_NE(said("de").find("zu gross"), std::string::npos);
    EXPECT_NE(said("en").find("too large"), std::string::npos);
    EXPECT_NE(said("ja").find("trop grand"), std::string::npos);
}

TEST(Server, a_large_refused_upload_still_gets_its_answer) {
    ServerOptions options;
    options.limits.body_bytes_max = 1000;
    ServerUnderTest server(echo, options);
    TestClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 3000000\r\n\r\n" +
                std::string(3'000'000, 'b'));
    EXPECT_EQ(client.response().status, 413);
    EXPECT_TRUE(client.ended());
    EXPECT_FALSE(client.was_reset());
}

TEST(Server, nothing_after_an_ambiguous_request_is_served) {
    ServerUnderTest server(echo);
    TestClient client(server.port());
    client.send(
        "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
        "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: test\r\n\r\n");
    EXPECT_EQ(client.response().status, 400);
    EXPECT_TRUE(client.ended());
    EXPECT_EQ(client.received(), "");
    EXPECT_TRUE(server.finished().empty());
}

TEST(Server, tells_the_client_to_go_on) {
    ServerOptions options;
    options.limits.body_bytes_max = 10;
    ServerUnderTest server(echo, options);
    const std::string expecting = "POST / HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\n";
    TestClient client(server.port());
    for (int i = 0; i < 2; ++i) {
        client.send(expecting + "Content-Length: 3\r\n\r\n");
        EXPECT_EQ(client.until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
        client.send("abc");
        EXPECT_EQ(client.response().body, "POST / abc");
    }
    client.send(expecting + "Content-Length: 3\r\n\r\nabc");  // does not wait, so is not told
    EXPECT_EQ(client.response().body, "POST / abc");
    client.send(expecting + "Content-Length: 11\r\n\r\n");
    EXPECT_EQ(client.response().status, 413);
}

TEST(Server, failing_handlers_are_500) {
    ServerUnderTest server([](const RequestPtr& request, ResponderPtr responder) {
        if (request->path == "/throws") throw std::runtime_error("secret");
        if (request->path == "/throws-int") throw 1;
        if (request->path == "/forgets") return;
        if (request->path == "/forgets-later") {
            std::thread([responder = std::move(responder)] {}).detach();
            return;
        }
        if (request->path == "/splits")
            return responder->respond({200, "a", "b", nullptr, {{"X", "1\r\nSet-Cookie: y=z"}}});
        if (request->path == "/twice") responder->respond({200, "a", "first", nullptr, {}});
        if (request->path == "/twice") responder->respond({200, "a", "second", nullptr, {}});
        if (request->path == "/answers-then-throws") {
            responder->respond({200, "a", "first", nullptr, {}});
            throw std::runtime_error("secret");
        }
    });
    TestClient client(server.port());
    for (const char* path : {"/throws", "/throws-int", "/forgets", "/forgets-later", "/splits"}) {
        client.get(path);
        const SeenResponse response = client.response();
        EXPECT_EQ(response.status, 500) << path;
        EXPECT_EQ(code_of(response), "internal") << path;
        EXPECT_EQ(response.body.find("secret"), std::string::npos);
    }
    for (const char* path : {"/twice", "/answers-then-throws"}) {
        client.get(path);
        EXPECT_EQ(client.response().body, "first") << path;
    }
    wait_until([&] { return server.finished().size() == 7; });
    EXPECT_EQ(server.finished()[0].status, 500);
    EXPECT_EQ(server.finished()[4].status, 500);
}

TEST(Server, clients_that_vanish_do_no_harm) {
    std::mutex mutex;
    std::vector<ResponderPtr> waiting;
    ServerUnderTest server([&](const RequestPtr& request, ResponderPtr responder) {
        if (request->path != "/wait") return echo(request, responder);
        const std::lock_guard lock(mutex);
        waiting.push_back(std::move(responder));
    });
    for (int i = 0; i < 10; ++i) {
        TestClient client(server.port());
        client.get("/wait");
        wait_until([&] {
            const std::lock_guard lock(mutex);
            return waiting.size() == static_cast<size_t>(i) + 1;
        });
        const linger reset{1, 0};
        if (i % 2) ::setsockopt(client.socket(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    }
    for (const auto& responder : waiting)
        responder->respond({200, "", std::string(100'000, 'x'), nullptr, {}});
    wait_until([&] { return server.server().figures().connections_open == 0; });
    TestClient client(server.port());
    client.get("/");
    EXPECT_EQ(client.response().status, 200);
}

TEST(Server, a_client_that_stops_sending_still_gets_its_answer) {
    ServerUnderTest server(echo);
    TestClient client(server.port());
    client.get("/1");
    client.get("/2");
    client.finish_sending();
    EXPECT_EQ(client.response().body, "GET /1");
    EXPECT_EQ(client.response().body, "GET /2");
    EXPECT_TRUE(client.ended());
}

TEST(Server, connections_are_limited) {
    ServerOptions options;
    options.connections_max = 2;
    ServerUnderTest server(echo, options);
    TestClient first(server.port());
    auto second = std::make_unique<TestClient>(server.port());
    wait_until([&] { return server.server().figures().connections_open == 2; });
    TestClient third(server.port());
    EXPECT_TRUE(third.ended());
    EXPECT_EQ(server.server().figures().connections_refused, 1u);
    second.reset();
    wait_until([&] { return server.server().figures().connections_open == 1; });
    TestClient fourth(server.port());
    fourth.get("/");
    EXPECT_EQ(fourth.response().status, 200);
}

TEST(Server, connections_of_one_address_are_limited_except_a_proxy) {
    ServerOptions options;
    options.connections_per_address_max = 1;
    options.trusted_proxies = {"127.0.0.9"};
    ServerUnderTest server(echo, options);
    const auto is_served = [&](TestClient& client) {
        client.get("/");
        return client.response().status == 200;
    };
    TestClient first(server.port(), "127.0.0.2");
    TestClient second(server.port(), "127.0.0.2");
    TestClient other(server.port(), "127.0.0.3");
    TestClient proxied(server.port(), "127.0.0.9");
    TestClient proxied_too(server.port(), "127.0.0.9");
    EXPECT_TRUE(is_served(first));
    EXPECT_FALSE(is_served(second));
    EXPECT_TRUE(is_served(other));
    EXPECT_TRUE(is_served(proxied));
    EXPECT_TRUE(is_served(proxied_too));
    first.close();
    wait_until([&] { return server.server().figures().connections_open == 3; });
    TestClient again(server.port(), "127.0.0.2");
    EXPECT_TRUE(is_served(again));
}

TEST(Server, forwarded_addresses_are_believed_only_from_trusted_proxies) {
    ServerOptions options;
    options.trusted_proxies = {"::ffff:127.0.0.9"};
    ServerUnderTest server(
        [](const RequestPtr& request, const ResponderPtr& responder) {
            responder->respond({200, "", request->remote + (request->secure ? " secure" : ""), nullptr, {}});
        },
        options);
    const auto seen_from = [&](const char* address) {
        TestClient client(server.port(), address);
        client.get("/", "X-Forwarded-For: 6.6.6.6, 192.0.2.7\r\nX-Forwarded-Proto: https\r\n");
        return client.response().body;
    };
    EXPECT_EQ(seen_from("127.0.0.9"), "192.0.2.7 secure");
    EXPECT_EQ(seen_from("127.0.0.1"), "127.0.0.1");
}

TEST(Server, waits_when_the_system_has_no_descriptors_left) {
    ServerUnderTest server(echo);
    TestClient inside(server.port());
    inside.get("/");
    EXPECT_EQ(inside.response().status, 200);

    const int waiting = ::socket(AF_INET, SOCK_STREAM, 0);
    const int next = ::dup(waiting);
    ::close(next);
    rlimit old{};
    ::getrlimit(RLIMIT_NOFILE, &old);
    rlimit none_left = old;
    none_left.rlim_cur = static_cast<rlim_t>(next);
    ::setrlimit(RLIMIT_NOFILE, &none_left);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(server.port());
    EXPECT_EQ(::connect(waiting, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    const std::string request = "GET / HTTP/1.1\r\nHost: test\r\n\r\n";
    EXPECT_GT(::send(waiting, request.data(), request.size(), 0), 0);

    const auto cpu = std::clock();
    pollfd answer{waiting, POLLIN, 0};
    EXPECT_EQ(::poll(&answer, 1, 200), 0);
    EXPECT_LT(std::clock() - cpu, CLOCKS_PER_SEC / 20) << "accept spins";
    inside.get("/");
    EXPECT_EQ(inside.response().status, 200);
    ::setrlimit(RLIMIT_NOFILE, &old);
    EXPECT_EQ(::poll(&answer, 1, 5000), 1);
    ::close(waiting);
}

TEST(Server, says_why_it_cannot_listen) {
    ServerUnderTest first(echo);
    const auto why_not = [](Listen listen) {
        ServerOptions options;
        options.listen = {std::move(listen)};
        try {
            Server server(options, echo, {});
        } catch (const std::runtime_error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    const std::string port = std::to_string(first.port());
    EXPECT_EQ(why_not({"127.0.0.1", first.port(), "", ""}),
              "Cannot listen on 127.0.0.1 port " + port + ": another program uses it.");
    EXPECT_EQ(why_not({"localhost", 0, "", ""}), "Cannot listen on \"localhost\": it is not an IP address.");
    EXPECT_EQ(why_not({"192.0.2.1", 0, "", ""}),
              "Cannot listen on 192.0.2.1 port 0: Cannot assign requested address.");
}

TEST(Server, listens_on_several_addresses) {
    ServerOptions options;
    options.listen = {{"127.0.0.1", 0, "", ""}, {"127.0.0.1", 0, "", ""}};
    if (std::filesystem::exists("/proc/net/if_inet6")) options.listen.push_back({"::1", 0, "", ""});
    ServerUnderTest server(echo, options);
    const auto ports = server.server().ports();
    ASSERT_EQ(ports.size(), options.listen.size());
    for (size_t i = 0; i < 2; ++i) {
        TestClient client(ports[i]);
        client.get("/");
        EXPECT_EQ(client.response().status, 200);
    }
}

}  // namespace
}  // namespace guichet::http
