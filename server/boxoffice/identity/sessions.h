#pragma once
// Who is signed in, kept in memory so that a request costs no query. The database is the truth: on
// one node whoever changes a session forgets it here; on several nodes it is read again each second.

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/text.h"
#include "boxoffice/identity/role.h"

namespace guichet::identity {

inline constexpr TimeMs session_lifetime_ms = 16 * hour_ms;  // longer than any shift

struct Session {
    Digest token_hash{};  // the token itself is known to the browser only
    UserId user;
    std::string login;
    std::string name;
    Roles roles;
    Language language = Language::fr;
    std::vector<SalepointId> salepoints;
    RegisterId at_register;  // 0: none chosen yet
    std::string register_name;
    SalepointId salepoint;  // of the register
    RegisterId last_register;
    TimeMs expires_at_ms = 0;
};

class Sessions {
public:
    std::shared_ptr<const Session> find(const Digest& token_hash, TimeMs now, bool shared_database) const;
    void keep(std::shared_ptr<const Session> session, TimeMs now);
    void forget(const Digest& token_hash);
    void forget_user(UserId user);
    void forget_register(RegisterId at_register);
    size_t count() const;

private:
    static constexpr size_t sessions_max = 50'000;
    static constexpr TimeMs fresh_ms = 1000;

    struct Kept {
        std::shared_ptr<const Session> session;
        TimeMs read_at_ms;
    };
    struct HashOfDigest {
        size_t operator()(const Digest& d) const {
            size_t h = 0;
            for (size_t i = 0; i < sizeof h; ++i) h = h << 8 | d[i];
            return h;
        }
    };
    mutable std::mutex mutex_;
    std::unordered_map<Digest, Kept, HashOfDigest> kept_;
};

}  // namespace guichet::identity
