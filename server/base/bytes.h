#pragma once
// Ids, digests and keys: the random and the hashed. libsodium is seen by bytes.cpp only.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace guichet {

using Digest = std::array<uint8_t, 32>;

void init_crypto();  // once, before anything else here; throws when the system has no randomness

// BLAKE2b-256 (RFC 7693) over fields, each preceded by its length, so that no two lists of fields
// give the same bytes.
class Hasher {
public:
    Hasher();
    Hasher& bytes(const void* data, size_t size);  // raw, without length
    Hasher& field(std::string_view text);
    Hasher& field(int64_t number);
    Digest finish();

private:
    alignas(64) std::array<unsigned char, 384> state_;
};
Digest digest_of(std::string_view bytes);

std::string hex(std::string_view bytes);
inline std::string hex(const Digest& d) {
    return hex(std::string_view(reinterpret_cast<const char*>(d.data()), d.size()));
}
std::optional<Digest> parse_digest(std::string_view hex64);

std::string random_bytes(size_t count);
bool same_bytes(std::string_view a, std::string_view b);  // in constant time

bool is_uuid(std::string_view text);  // lower case, 8-4-4-4-12
std::string new_uuid(TimeMs now);     // version 7 (RFC 9562): ordered by time, random below

std::string base64url(std::string_view bytes);  // RFC 4648 5, without padding

// RFC 9285, the alphabet of QR codes' alphanumeric mode.
std::string base45(std::string_view bytes);
std::optional<std::string> parse_base45(std::string_view text);

}  // namespace guichet
