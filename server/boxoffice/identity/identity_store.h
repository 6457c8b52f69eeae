#pragma once
// Users and their sign-ins in the database.

#include <optional>
#include <vector>

#include "base/clock.h"
#include "boxoffice/identity/role.h"
#include "boxoffice/identity/sessions.h"
#include "storage/connection.h"

namespace guichet::identity {

struct User {
    UserId id;
    std::string login;
    std::string name;
    std::string password_hash;
    std::string pin_hash;  // empty: no PIN
    int64_t pin_failures = 0;
    Language language = Language::fr;
    Roles roles;
    bool blocked = false;
    RegisterId last_register;
};

// As it is stored and looked up: "Ana " typed on a phone is "ana".
std::string login_of(std::string_view typed);
std::optional<User> find_user(storage::Connection& connection, std::string_view login);
std::optional<User> find_user(storage::Connection& connection, UserId id);
std::vector<SalepointId> list_salepoints(storage::Connection& connection, UserId user);
bool is_known_browser(storage::Connection& connection, const Digest& token_hash, UserId user);
// The session as it stands in the database; nothing when it ended, expired or its user is blocked.
std::optional<Session> find_session(storage::Connection& connection, const Digest& token_hash, TimeMs now);

// Who stands at a register with another browser.
struct AtRegister {
    RegisterId at_register;
    std::string name;
    TimeMs since_ms = 0;  // signed in
};
std::vector<AtRegister> list_others_at_registers(storage::Connection& connection, const Digest& but_not,
                                                 TimeMs now);

struct NamedUser {
    UserId id;
    std::string name;
};
std::vector<NamedUser> list_cashiers(storage::Connection& connection, SalepointId salepoint);

}  // namespace guichet::identity
