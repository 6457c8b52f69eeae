#pragma once
// ES256 (ECDSA on P-256 with SHA-256, RFC 7518 3.4): the signature of fiscal documents and closings,
// one of those that French practice names (trust.md FR11).

#include <memory>
#include <string>
#include <string_view>

namespace guichet::fiscal {

class SigningKey {
public:
    // The private scalar, 32 bytes; throws Broken when it is none of the curve.
    explicit SigningKey(std::string_view scalar);
    ~SigningKey();
    SigningKey(SigningKey&&) noexcept;
    SigningKey& operator=(SigningKey&&) noexcept;

    std::string sign(std::string_view text) const;  // 64 bytes: r and s; one thread at a time
    const std::string& public_pem() const { return public_pem_; }

private:
    struct Key;
    std::unique_ptr<Key> key_;
    std::string public_pem_;
};

class PublicKey {
public:
    explicit PublicKey(const std::string& pem);  // what is no key verifies nothing
    ~PublicKey();
    PublicKey(PublicKey&&) noexcept;

    bool verify(std::string_view text, std::string_view signature) const;  // one thread at a time

private:
    struct Key;
    std::unique_ptr<Key> key_;
};

}  // namespace guichet::fiscal
