#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <openssl/ssl.h>

#include "server_under_test.h"

namespace guichet::http {
namespace {

// A folder with cert.pem, key.pem (matching) and other.pem (another key), made by openssl.
class Certificates {
public:
    Certificates() {
        std::string name = (std::filesystem::temp_directory_path() / "guichet-tls-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        openssl(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
            "-subj /CN=localhost -keyout key.pem -out cert.pem");
        openssl("ecparam -name prime256v1 -genkey -noout -out other.pem");
    }
    ~Certificates() { std::filesystem::remove_all(folder_); }
    std::string file(const std::string& name) const { return (folder_ / name).string(); }
    ServerOptions options() const {
        ServerOptions options;
        options.listen = {{"127.0.0.1", 0, file("cert.pem"), file("key.pem")}};
        return options;
    }

private:
    void openssl(const std::string& arguments) {
        const std::string command =
            "cd " + folder_.string() + " && openssl " + arguments + " > openssl.log 2>&1";
        EXPECT_EQ(std::system(command.c_str()), 0);
    }
    std::filesystem::path folder_;
};

class TlsClient {
public:
    explicit TlsClient(uint16_t port, const std::string& protocols = "", int version_max = 0)
        : client_(port), context_(SSL_CTX_new(TLS_client_method())) {
        if (version_max) {
            SSL_CTX_set_security_level(context_, 0);
            SSL_CTX_set_min_proto_version(context_, TLS1_VERSION);
            SSL_CTX_set_max_proto_version(context_, version_max);
        }
        tls_ = SSL_new(context_);
        if (!protocols.empty())
            SSL_set_alpn_protos(tls_, reinterpret_cast<const unsigned char*>(protocols.data()),
                                static_cast<unsigned>(protocols.size()));
        const timeval limit{5, 0};
        ::setsockopt(client_.socket(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        SSL_set_fd(tls_, client_.socket());
        connected_ = SSL_connect(tls_) == 1;
    }
    ~TlsClient() {
        SSL_free(tls_);
        SSL_CTX_free(context_);
    }
    bool connected() const { return connected_; }
    std::string version() const { return SSL_get_version(tls_); }
    std::string protocol() const {
        const unsigned char* name = nullptr;
        unsigned size = 0;
        SSL_get0_alpn_selected(tls_, &name, &size);
        return {reinterpret_cast<const char*>(name), size};
    }
    void send(std::string_view bytes) {
        EXPECT_EQ(SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size())),
                  static_cast<int>(bytes.size()));
    }
    std::string receive_all(size_t size) {
        std::string all;
        char bytes[16 * 1024];
        while (all.size() < size) {
            const int count = SSL_read(tls_, bytes, sizeof bytes);
            if (count <= 0) break;
            all.append(bytes, static_cast<size_t>(count));
        }
        return all;
    }
    bool ended_cleanly() {
        char byte = 0;
        return SSL_read(tls_, &byte, 1) == 0 && SSL_get_error(tls_, 0) == SSL_ERROR_ZERO_RETURN;
    }

private:
    TestClient client_;
    SSL_CTX* context_;
    SSL* tls_ = nullptr;
    bool connected_ = false;
};

const std::string alpn_both = std::string("\x02h2\x08http/1.1");

TEST(Tls, round_trip) {
    const Certificates certificates;
    ServerUnderTest server(
        [](const RequestPtr& request, const ResponderPtr& responder) {
            const std::string size = std::to_string(request->body.size());
            responder->respond({200, "", size + (request->secure ? " secure" : ""), nullptr, {}});
        },
        certificates.options());
    TlsClient client(server.port(), alpn_both);
    ASSERT_TRUE(client.connected());
    EXPECT_EQ(client.version(), "TLSv1.3");
    EXPECT_EQ(client.protocol(), "http/1.1");
    for (const size_t size : {1u, 16'000u, 100'000u, 1'000'000u}) {
        client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" +
                    std::string(size, 'x'));
        std::string response;
        while (response.find(" secure") == std::string::npos) {
            const std::string more = client.receive_all(1);
            ASSERT_NE(more, "");
            response += more;
        }
        EXPECT_NE(response.find("\r\n\r\n" + std::to_string(size) + " secure"), std::string::npos);
    }
    server.server().stop(1s);
    EXPECT_TRUE(client.ended_cleanly());
}

TEST(Tls, large_answers_and_pipelining) {
    const Certificates certificates;
    const auto large = std::make_shared<const std::string>(5'000'000, 'x');
    ServerUnderTest server(
        [&](const RequestPtr&, const ResponderPtr& responder) {
            Response response;
            response.shared_body = large;
            responder->respond(std::move(response));
        },
        certificates.options());
    TlsClient client(server.port());
    ASSERT_TRUE(client.connected());
    client.send("GET / HTTP/1.1\r\nHost: test\r\n\r\nGET / HTTP/1.1\r\nHost: test\r\n\r\n");
    EXPECT_GT(client.receive_all(2 * large->size()).size(), 2 * large->size());
}

TEST(Tls, old_versions_and_other_protocols_are_turned_away) {
    const Certificates certificates;
    ServerUnderTest server(echo, certificates.options());
    EXPECT_TRUE(TlsClient(server.port(), "", TLS1_2_VERSION).connected());
    EXPECT_FALSE(TlsClient(server.port(), "", TLS1_1_VERSION).connected());
    EXPECT_FALSE(TlsClient(server.port(), std::string("\x04smtp")).connected());
    TestClient plain(server.port());
    plain.get("/");
    EXPECT_TRUE(plain.ended());
}

TEST(Tls, a_handshake_that_does_not_come_is_cut) {
    const Certificates certificates;
    ServerOptions options = certificates.options();
    options.header_timeout = 50ms;
    ServerUnderTest server(echo, options);
    TestClient silent(server.port());
    TestClient half(server.port());
    half.send(std::string("\x16\x03\x01\x02\x00\x01", 6));
    EXPECT_TRUE(silent.ended());
    EXPECT_TRUE(half.ended());
}

TEST(Tls, streams) {
    const Certificates certificates;
    std::shared_ptr<EventStream> stream;
    std::atomic<bool> open = false;
    std::atomic<int> closed = 0;
    ServerUnderTest server(
        [&](const RequestPtr&, const ResponderPtr& responder) {
            stream = responder->stream([&] { ++closed; });
            open = true;
        },
        certificates.options());
    {
        TlsClient client(server.port());
        ASSERT_TRUE(client.connected());
        client.send("GET / HTTP/1.1\r\nHost: test\r\n\r\n");
        wait_until([&] { return open.load(); });
        stream->send(std::make_shared<const std::string>(200'000, 'e'));
        EXPECT_GT(client.receive_all(200'000).size(), 199'000u);
    }
    wait_until([&] { return closed == 1; });
}

TEST(Tls, says_what_is_wrong_with_certificate_and_key) {
    const Certificates certificates;
    const auto why_not = [&](const std::string& certificate, const std::string& key) {
        ServerOptions options;
        options.listen = {{"127.0.0.1", 0, certificates.file(certificate), certificates.file(key)}};
        try {
            Server server(options, echo, {});
        } catch (const std::runtime_error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_EQ(why_not("cert.pem", "key.pem"), "");
    EXPECT_NE(why_not("none.pem", "key.pem").find("none.pem cannot be read"), std::string::npos);
    EXPECT_NE(why_not("cert.pem", "none.pem").find("none.pem cannot be read"), std::string::npos);
    EXPECT_NE(why_not("key.pem", "key.pem").find("key.pem cannot be read"), std::string::npos);
    EXPECT_NE(why_not("cert.pem", "other.pem").find("does not match"), std::string::npos);
}

}  // namespace
}  // namespace guichet::http
