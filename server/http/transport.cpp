#include "http/transport.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <new>
#include <stdexcept>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace guichet::http {
namespace {

// TLS 1.2 with forward secrecy and authenticated encryption only; the TLS 1.3 suites all have both.
constexpr const char* tls12_ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

std::string tls_reason() {
    const unsigned long code = ERR_peek_last_error();
    const char* reason = code ? ERR_reason_error_string(code) : nullptr;
    ERR_clear_error();
    return reason ? reason : "unknown reason";
}

// A client that speaks only other protocols is turned away (RFC 7301 3.2): otherwise a browser
// could be led to send another protocol's bytes here under our name.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned int offered_size, void*) {
    static constexpr unsigned char ours[] = "\x08http/1.1";
    unsigned char* found = nullptr;
    if (SSL_select_next_proto(&found, chosen_size, ours, sizeof ours - 1, offered, offered_size) !=
        OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = found;
    return SSL_TLSEXT_ERR_OK;
}

// Without this OpenSSL would ask for the passphrase on the terminal of a service.
int no_passphrase(char*, int, int, void*) { return 0; }

int clamp(size_t size) { return static_cast<int>(std::min<size_t>(size, INT_MAX)); }

Moved from_errno() { return {errno == EAGAIN || errno == EWOULDBLOCK ? Io::wants_write : Io::ended, 0}; }

}  // namespace

void TlsContext::Free::operator()(ssl_ctx_st* context) const { SSL_CTX_free(context); }
void Transport::Free::operator()(ssl_st* tls) const { SSL_free(tls); }

TlsContext::TlsContext(const std::string& certificate_file, const std::string& key_file)
    : context_(SSL_CTX_new(TLS_server_method())) {
    SSL_CTX* context = context_.get();
    if (!context) throw std::runtime_error("TLS cannot be started: " + tls_reason());
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context, tls12_ciphers);
    SSL_CTX_set_options(context,
                        SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                  SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
    SSL_CTX_set_default_passwd_cb(context, no_passphrase);
    if (SSL_CTX_use_certificate_chain_file(context, certificate_file.c_str()) != 1)
        throw std::runtime_error("The certificate file " + certificate_file +
                                 " cannot be read as a PEM chain: " + tls_reason() + ".");
    if (SSL_CTX_use_PrivateKey_file(context, key_file.c_str(), SSL_FILETYPE_PEM) != 1) {
        const unsigned long code = ERR_peek_last_error();
        if (ERR_GET_LIB(code) == ERR_LIB_X509 && (ERR_GET_REASON(code) == X509_R_KEY_VALUES_MISMATCH ||
                                                  ERR_GET_REASON(code) == X509_R_KEY_TYPE_MISMATCH))
            throw std::runtime_error("The key in " + key_file + " does not match the certificate in " +
                                     certificate_file + ".");
        throw std::runtime_error("The key file " + key_file +
                                 " cannot be read as a PEM key without passphrase: " + tls_reason() + ".");
    }
}

Transport::Transport(int socket, const TlsContext* tls) : socket_(socket) {
    if (!tls) return;
    tls_.reset(SSL_new(tls->get()));
    if (!tls_ || SSL_set_fd(tls_.get(), socket) != 1) throw std::bad_alloc();
    SSL_set_accept_state(tls_.get());
}

Moved Transport::outcome(int result) {
    if (result > 0) return {Io::done, static_cast<size_t>(result)};
    switch (SSL_get_error(tls_.get(), result)) {
        case SSL_ERROR_WANT_READ:
            return {Io::wants_read, 0};
        case SSL_ERROR_WANT_WRITE:
            return {Io::wants_write, 0};
        default:
            return {Io::ended, 0};
    }
}

Io Transport::handshake() {
    ERR_clear_error();
    return outcome(SSL_do_handshake(tls_.get())).io;
}

Moved Transport::read(char* into, size_t size) {
    if (tls_) {
        ERR_clear_error();
        return outcome(SSL_read(tls_.get(), into, clamp(size)));
    }
    ssize_t count = 0;
    do {
        count = ::recv(socket_, into, size, 0);
    } while (count < 0 && errno == EINTR);
    if (count > 0) return {Io::done, static_cast<size_t>(count)};
    if (count < 0 && from_errno().io == Io::wants_write) return {Io::wants_read, 0};
    return {Io::ended, 0};
}

Moved Transport::write(std::string_view first, std::string_view second) {
    Moved all;
    if (tls_) {
        for (std::string_view part : {first, second}) {
            while (!part.empty()) {
                ERR_clear_error();
                const Moved moved = outcome(SSL_write(tls_.get(), part.data(), clamp(part.size())));
                if (moved.io != Io::done) return {moved.io, all.bytes};
                all.bytes += moved.bytes;
                part.remove_prefix(moved.bytes);
            }
        }
        return all;
    }
    const size_t size = first.size() + second.size();
    while (all.bytes < size) {
        ssize_t count = 0;
        if (second.empty()) {
            count = ::send(socket_, first.data(), first.size(), MSG_NOSIGNAL);
        } else {
            iovec parts[2] = {{const_cast<char*>(first.data()), first.size()},
                              {const_cast<char*>(second.data()), second.size()}};
            msghdr message{};
            message.msg_iov = parts;
            message.msg_iovlen = 2;
            count = ::sendmsg(socket_, &message, MSG_NOSIGNAL);
        }
        if (count < 0) {
            if (errno == EINTR) continue;
            return {from_errno().io, all.bytes};
        }
        const auto written = static_cast<size_t>(count);
        all.bytes += written;
        const size_t from_first = std::min(written, first.size());
        first.remove_prefix(from_first);
        second.remove_prefix(written - from_first);
        if (first.empty()) std::swap(first, second);
    }
    return all;
}

bool Transport::has_buffered() const { return tls_ && SSL_pending(tls_.get()) > 0; }

void Transport::finish_sending() {
    if (tls_ && SSL_is_init_finished(tls_.get())) {
        ERR_clear_error();
        SSL_shutdown(tls_.get());  // one alert, not waited for; more than that is not owed
    }
    ::shutdown(socket_, SHUT_WR);
}

}  // namespace guichet::http
