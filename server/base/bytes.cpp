#include "base/bytes.h"

#include <cstring>
#include <stdexcept>

#include <sodium.h>

namespace guichet {

void init_crypto() {
    if (sodium_init() < 0) throw std::runtime_error("the system gives no random numbers");
}

static_assert(sizeof(crypto_generichash_state) <= 384);

namespace {
crypto_generichash_state* state_of(std::array<unsigned char, 384>& room) {
    return reinterpret_cast<crypto_generichash_state*>(room.data());
}
}  // namespace

Hasher::Hasher() { crypto_generichash_init(state_of(state_), nullptr, 0, sizeof(Digest)); }

Hasher& Hasher::bytes(const void* data, size_t size) {
    crypto_generichash_update(state_of(state_), static_cast<const unsigned char*>(data), size);
    return *this;
}

Hasher& Hasher::field(int64_t number) {
    unsigned char little[8];
    for (int i = 0; i < 8; ++i)
        little[i] = static_cast<unsigned char>(static_cast<uint64_t>(number) >> (8 * i));
    return bytes(little, sizeof little);
}

Hasher& Hasher::field(std::string_view text) {
    field(static_cast<int64_t>(text.size()));
    return bytes(text.data(), text.size());
}

Digest Hasher::finish() {
    Digest digest;
    crypto_generichash_final(state_of(state_), digest.data(), digest.size());
    return digest;
}

Digest digest_of(std::string_view bytes) {
    Digest digest;
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size(), nullptr, 0);
    return digest;
}

std::string base64url(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), variant);
    text.resize(text.find('\0'));
    return text;
}

std::string hex(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

std::optional<Digest> parse_digest(std::string_view text) {
    Digest digest;
    size_t length = 0;
    const int bad =
        sodium_hex2bin(digest.data(), digest.size(), text.data(), text.size(), nullptr, &length, nullptr);
    if (bad != 0 || length != digest.size() || text.size() != 2 * digest.size()) return std::nullopt;
    return digest;
}

std::string random_bytes(size_t count) {
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), count);
    return bytes;
}

bool same_bytes(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
    }
    return true;
}

std::string new_uuid(TimeMs now) {
    std::string bytes = random_bytes(16);
    for (int i = 0; i < 6; ++i)
        bytes[static_cast<size_t>(i)] = static_cast<char>(static_cast<uint64_t>(now) >> (40 - 8 * i));
    bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x70);
    bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
    std::string text = hex(bytes);
    for (const size_t dash : {8u, 13u, 18u, 23u}) text.insert(dash, 1, '-');
    return text;
}

namespace {
constexpr std::string_view alphabet45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
}

std::string base45(std::string_view bytes) {
    std::string out;
    for (size_t i = 0; i < bytes.size(); i += 2) {
        const bool pair = i + 1 < bytes.size();
        unsigned n = static_cast<unsigned char>(bytes[i]);
        if (pair) n = n * 256 + static_cast<unsigned char>(bytes[i + 1]);
        out += alphabet45[n % 45];
        out += alphabet45[n / 45 % 45];
        if (pair) out += alphabet45[n / 2025];
    }
    return out;
}

std::optional<std::string> parse_base45(std::string_view text) {
    std::string out;
    if (text.size() % 3 == 1) return std::nullopt;
    for (size_t i = 0; i < text.size(); i += 3) {
        const size_t count = std::min<size_t>(3, text.size() - i);
        unsigned n = 0;
        for (size_t k = count; k-- > 0;) {
            const size_t digit = alphabet45.find(text[i + k]);
            if (digit == std::string_view::npos) return std::nullopt;
            n = n * 45 + static_cast<unsigned>(digit);
        }
        if (n > (count == 3 ? 0xFFFFu : 0xFFu)) return std::nullopt;
        if (count == 3) out += static_cast<char>(n >> 8);
        out += static_cast<char>(n & 0xFF);
    }
    return out;
}

}  // namespace guichet
