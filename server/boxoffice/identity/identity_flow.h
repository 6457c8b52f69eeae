#pragma once
// What changes about users and sign-ins, as commands.

#include "boxoffice/identity/identity_store.h"
#include "commands/command.h"

namespace guichet::identity {

struct NewUser {
    std::string login;
    std::string name;
    std::string password_hash;
    std::string pin_hash;
    Language language = Language::fr;
    Roles roles;
    std::vector<SalepointId> salepoints;
};

commands::Work add_user(NewUser user);
commands::Work block_user(UserId user);
commands::Work sign_in(UserId user, Digest token_hash, std::optional<Digest> browser_hash);
commands::Work sign_out(Digest token_hash);
// The till goes to another cashier who gave the right PIN, or the failure is counted.
commands::Work switch_cashier(Digest token_hash, UserId to);
commands::Work count_pin_failure(UserId user);  // answers with the tries that are left
// One browser at a register, unless the register is shared or the new one takes it over: then the
// others stand at none (domain.md F8). The caller has checked that it is in his salepoints.
struct Choice {
    Digest token_hash{};
    UserId user;
    std::string user_name;
    RegisterId at_register;
    std::string register_name;
    bool shared = false;
    bool take_over = false;
};
commands::Work choose_register(Choice choice);

inline constexpr int64_t pin_failures_max = 5;

}  // namespace guichet::identity
