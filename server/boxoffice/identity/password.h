#pragma once
// Passwords and PINs: argon2id (RFC 9106) at OWASP's floor, 19 MiB and two passes, about 20 ms.
// Hashing runs on one thread of its own with a short queue, so that a flood of sign-ins never
// starves sales.

#include <functional>
#include <memory>
#include <string>

namespace guichet::identity {

std::string hash_password(std::string_view password);  // PHC string; slow on purpose
bool verify_password(std::string_view password, std::string_view phc);
bool is_pin(std::string_view text);  // 4 to 8 digits

class PasswordPool {
public:
    PasswordPool();
    ~PasswordPool();
    // Runs `job` on the hashing thread; false when too many wait.
    bool submit(std::function<void()> job);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// Verified against when the login is unknown, so that both cases take the same time.
const std::string& nobodys_password();

}  // namespace guichet::identity
