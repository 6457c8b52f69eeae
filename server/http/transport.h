#pragma once
// Bytes in and out of one connected, non-blocking socket, plain or through TLS. Nothing here waits:
// a call that cannot go on says what to wait for. TLS runs straight on the socket (no copies, and
// an idle connection gives its TLS buffers back).

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;

namespace guichet::http {

enum class Io { done, wants_read, wants_write, ended };

struct Moved {
    Io io = Io::done;
    size_t bytes = 0;
};

// Certificate, key and settings of one TLS address.
class TlsContext {
public:
    // Throws std::runtime_error with a sentence for an administrator.
    TlsContext(const std::string& certificate_file, const std::string& key_file);

    ssl_ctx_st* get() const { return context_.get(); }

private:
    struct Free {
        void operator()(ssl_ctx_st* context) const;
    };
    std::unique_ptr<ssl_ctx_st, Free> context_;
};

class Transport {
public:
    Transport(int socket,
              const TlsContext* tls);  // does not own the socket; plain when tls is null

    bool secure() const { return tls_ != nullptr; }
    Io handshake();
    Moved read(char* into, size_t size);
    // Writes `first`, then `second`, as far as the socket takes them.
    Moved write(std::string_view first, std::string_view second = {});
    bool has_buffered() const;  // bytes already decrypted: the socket will not announce them
    void finish_sending();      // the peer sees the end of the stream; reading goes on

private:
    Moved outcome(int result);

    int socket_;
    struct Free {
        void operator()(ssl_st* tls) const;
    };
    std::unique_ptr<ssl_st, Free> tls_;
};

}  // namespace guichet::http
