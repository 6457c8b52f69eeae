#include "boxoffice/tickets/ticket_code.h"

#include <sodium.h>

#include "base/bytes.h"
#include "base/ensure.h"

namespace guichet::tickets {
namespace {

constexpr size_t content_bytes = 34, signature_bytes = 64;
constexpr unsigned char version = 1;

void put(std::string& out, uint64_t number, int bytes) {
    for (int i = bytes; i-- > 0;) out += static_cast<char>(number >> (8 * i));
}

uint64_t take(std::string_view& in, int bytes) {
    uint64_t number = 0;
    for (int i = 0; i < bytes; ++i)
        number = number << 8 | static_cast<unsigned char>(in[static_cast<size_t>(i)]);
    in.remove_prefix(static_cast<size_t>(bytes));
    return number;
}

std::string tenant_mark(std::string_view tenant) {
    const Digest digest = digest_of(tenant);
    return {reinterpret_cast<const char*>(digest.data()), 4};
}

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

SigningKey SigningKey::from_seed(std::string_view seed) {
    ensure(seed.size() == crypto_sign_SEEDBYTES, "a ticket key is made from 32 bytes");
    SigningKey key;
    crypto_sign_seed_keypair(key.public_key_.data(), key.secret_.data(), raw(seed));
    return key;
}

std::string SigningKey::sign(const TicketCode& code) const {
    std::string bytes;
    put(bytes, version, 1);
    put(bytes, code.key_id, 1);
    bytes += tenant_mark(code.tenant);
    put(bytes, static_cast<uint64_t>(code.ticket), 8);
    put(bytes, static_cast<uint64_t>(code.screening), 8);
    put(bytes, code.tariff, 4);
    put(bytes, code.seat, 4);
    put(bytes, code.valid_until_hours, 4);
    ensure(bytes.size() == content_bytes, "a ticket code has another length");
    unsigned char signature[crypto_sign_BYTES];
    crypto_sign_detached(signature, nullptr, raw(bytes), bytes.size(), secret_.data());
    bytes.append(reinterpret_cast<const char*>(signature), sizeof signature);
    return base45(bytes);
}

std::optional<TicketCode> verify_ticket_code(std::string_view text, std::string_view tenant,
                                             const PublicKey& key) {
    if (text.size() != (content_bytes + signature_bytes) / 2 * 3) return std::nullopt;
    const auto bytes = parse_base45(text);
    if (!bytes || bytes->size() != content_bytes + signature_bytes) return std::nullopt;
    const std::string_view all = *bytes;
    if (crypto_sign_verify_detached(raw(all.substr(content_bytes)), raw(all), content_bytes, key.data()) != 0)
        return std::nullopt;
    std::string_view in = all;
    TicketCode code;
    if (take(in, 1) != version) return std::nullopt;
    code.key_id = static_cast<uint8_t>(take(in, 1));
    if (in.substr(0, 4) != tenant_mark(tenant)) return std::nullopt;
    in.remove_prefix(4);
    code.tenant = tenant;
    code.ticket = static_cast<int64_t>(take(in, 8));
    code.screening = static_cast<int64_t>(take(in, 8));
    code.tariff = static_cast<uint32_t>(take(in, 4));
    code.seat = static_cast<uint32_t>(take(in, 4));
    code.valid_until_hours = static_cast<uint32_t>(take(in, 4));
    return code;
}

}  // namespace guichet::tickets
