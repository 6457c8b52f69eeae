#include "boxoffice/fiscal/signing.h"

#include <array>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/sha.h>

#include "base/ensure.h"

namespace guichet::fiscal {
namespace {

template <auto release>
struct Release {
    void operator()(auto* p) const { release(p); }
};
using Number = std::unique_ptr<BIGNUM, Release<BN_clear_free>>;
using Group = std::unique_ptr<EC_GROUP, Release<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Release<EC_POINT_free>>;
using Pkey = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using PkeyContext = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Release<OSSL_PARAM_free>>;
using Bio = std::unique_ptr<BIO, Release<BIO_free>>;
using Der = std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG_free>>;

constexpr size_t half = 32;  // bytes of r, and of s

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Pkey key_of(std::string_view scalar) {
    const Group group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    const Number secret(BN_bin2bn(bytes(scalar), static_cast<int>(scalar.size()), nullptr));
    ensure(scalar.size() == half && !BN_is_zero(secret.get()) &&
               BN_cmp(secret.get(), EC_GROUP_get0_order(group.get())) < 0,
           "the books' key is a scalar of P-256");
    const Point point(EC_POINT_new(group.get()));
    ensure(EC_POINT_mul(group.get(), point.get(), secret.get(), nullptr, nullptr, nullptr) == 1,
           "public point");
    std::string encoded(65, '\0');
    ensure(EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED,
                              reinterpret_cast<unsigned char*>(encoded.data()), encoded.size(),
                              nullptr) == encoded.size(),
           "public point as bytes");
    const Builder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret.get());
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, encoded.data(), encoded.size());
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const PkeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* key = nullptr;
    ensure(EVP_PKEY_fromdata_init(context.get()) == 1 &&
               EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters.get()) == 1,
           "the books' key");
    return Pkey(key);
}

std::string pem_of(EVP_PKEY* key) {
    const Bio bio(BIO_new(BIO_s_mem()));
    ensure(PEM_write_bio_PUBKEY(bio.get(), key) == 1, "public key as PEM");
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<size_t>(size)};
}

std::array<unsigned char, SHA256_DIGEST_LENGTH> sha256(std::string_view text) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
    SHA256(bytes(text), text.size(), digest.data());
    return digest;
}

}  // namespace

// Made ready once: every sale signs, and making ready costs as much as signing.
struct SigningKey::Key {
    explicit Key(std::string_view scalar)
        : pkey(key_of(scalar)), context(EVP_PKEY_CTX_new_from_pkey(nullptr, pkey.get(), nullptr)) {
        ensure(EVP_PKEY_sign_init(context.get()) == 1, "the books' key signs");
    }
    Pkey pkey;
    PkeyContext context;
};

SigningKey::SigningKey(std::string_view scalar)
    : key_(std::make_unique<Key>(scalar)), public_pem_(pem_of(key_->pkey.get())) {}
SigningKey::~SigningKey() = default;
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;

std::string SigningKey::sign(std::string_view text) const {
    const auto digest = sha256(text);
    std::array<unsigned char, 80> der;
    size_t size = der.size();
    ensure(EVP_PKEY_sign(key_->context.get(), der.data(), &size, digest.data(), digest.size()) == 1,
           "a signature");
    const unsigned char* in = der.data();
    const Der parts(d2i_ECDSA_SIG(nullptr, &in, static_cast<long>(size)));
    std::string raw(2 * half, '\0');
    auto* at = reinterpret_cast<unsigned char*>(raw.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(parts.get()), at, half);
    BN_bn2binpad(ECDSA_SIG_get0_s(parts.get()), at + half, half);
    return raw;
}

struct PublicKey::Key {
    Pkey pkey;
    PkeyContext context;
};

PublicKey::PublicKey(const std::string& pem) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    Pkey pkey(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr));
    if (pkey == nullptr) return;
    PkeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, pkey.get(), nullptr));
    if (EVP_PKEY_verify_init(context.get()) == 1)
        key_ = std::make_unique<Key>(Key{std::move(pkey), std::move(context)});
}
PublicKey::~PublicKey() = default;
PublicKey::PublicKey(PublicKey&&) noexcept = default;

bool PublicKey::verify(std::string_view text, std::string_view signature) const {
    if (key_ == nullptr || signature.size() != 2 * half) return false;
    const Der parts(ECDSA_SIG_new());
    ECDSA_SIG_set0(parts.get(), BN_bin2bn(bytes(signature), half, nullptr),
                   BN_bin2bn(bytes(signature) + half, half, nullptr));
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(parts.get(), &der);
    if (size <= 0) return false;
    const auto digest = sha256(text);
    const bool good = EVP_PKEY_verify(key_->context.get(), der, static_cast<size_t>(size), digest.data(),
                                      digest.size()) == 1;
    OPENSSL_free(der);
    return good;
}

}  // namespace guichet::fiscal
