#pragma once
// What stands in a ticket's QR code: who it admits where, signed with Ed25519 (RFC 8032), checked
// offline with the public key alone. The code is made when paper is made and stored nowhere, so a
// stolen database opens no door (architecture.md 5, trust.md 3.3 and S13).

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guichet::tickets {

// Which key signed. Training tickets bear another number, so that a door can name what it refuses.
inline constexpr uint8_t training_key_id = 0;
inline constexpr uint8_t selling_key_id = 1;

struct TicketCode {
    uint8_t key_id = selling_key_id;
    std::string tenant;  // prefix; the code holds 4 bytes of its digest
    int64_t ticket = 0;
    int64_t screening = 0;
    uint32_t tariff = 0;
    uint32_t seat = 0;               // 0: not numbered
    uint32_t valid_until_hours = 0;  // hours since 1970
};

using PublicKey = std::array<unsigned char, 32>;

class SigningKey {
public:
    static SigningKey from_seed(std::string_view seed32);
    const PublicKey& public_key() const { return public_key_; }
    // 98 bytes as base45: 147 characters of QR's alphanumeric mode.
    std::string sign(const TicketCode& code) const;

private:
    std::array<unsigned char, 64> secret_{};
    PublicKey public_key_{};
};

// Nothing for anything that this key did not sign for this tenant. tenant is the one asked for.
std::optional<TicketCode> verify_ticket_code(std::string_view text, std::string_view tenant,
                                             const PublicKey& key);

}  // namespace guichet::tickets
