#pragma once
// Roles of domain.md 2.17: what a user may do, and to which teams he belongs (tariffs and quotas
// filter on both). admin may do everything.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::identity {

enum class Role {
    admin,
    pos,
    on_site,
    partner,
    overbooker,
    ticket_editor,
    refund,
    wallet_cashier,
    wallet_manager,
    accounting,
    entry_check,
    stats,
    waiter,
};
inline constexpr int role_count = 13;

std::string_view name_of(Role role);  // "on-site"
std::optional<Role> parse_role(std::string_view name);

class Roles {
public:
    constexpr Roles() = default;
    constexpr Roles(Role role) : bits_(1u << static_cast<int>(role)) {}
    constexpr Roles operator|(Roles other) const { return from(bits_ | other.bits_); }
    constexpr bool meets(Roles other) const { return (bits_ & other.bits_) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    // admin may do what any role may; what nobody needs a role for is open to all.
    constexpr bool may(Roles any_of) const {
        return any_of.empty() || meets(any_of) || meets(Roles(Role::admin));
    }
    std::vector<Role> list() const;
    friend constexpr bool operator==(Roles, Roles) = default;

private:
    static constexpr Roles from(uint32_t bits) {
        Roles roles;
        roles.bits_ = bits;
        return roles;
    }
    uint32_t bits_ = 0;
};

constexpr Roles operator|(Role a, Role b) { return Roles(a) | Roles(b); }

std::string render_roles(Roles roles);       // "admin,pos", as stored
Roles parse_roles(std::string_view stored);  // unknown words are left out
// Names as in the contract; nothing when one is unknown.
std::optional<Roles> parse_roles(const std::vector<std::string>& names);

}  // namespace guichet::identity
