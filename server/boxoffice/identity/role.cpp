#include "boxoffice/identity/role.h"

#include <algorithm>
#include <array>

namespace guichet::identity {
namespace {
constexpr std::array<std::string_view, role_count> names{
    "admin",         "pos",    "on-site",        "partner",        "overbooker",
    "ticket_editor", "refund", "wallet_cashier", "wallet_manager", "accounting",
    "entry_check",   "stats",  "waiter"};
}

std::string_view name_of(Role role) { return names[static_cast<size_t>(role)]; }

std::optional<Role> parse_role(std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Role>(found - names.begin());
}

std::vector<Role> Roles::list() const {
    std::vector<Role> out;
    for (int i = 0; i < role_count; ++i)
        if (bits_ & (1u << i)) out.push_back(static_cast<Role>(i));
    return out;
}

std::string render_roles(Roles roles) {
    std::string out;
    for (const Role role : roles.list()) {
        if (!out.empty()) out += ',';
        out += name_of(role);
    }
    return out;
}

Roles parse_roles(std::string_view stored) {
    Roles roles;
    while (!stored.empty()) {
        const size_t comma = std::min(stored.find(','), stored.size());
        if (const auto role = parse_role(stored.substr(0, comma))) roles = roles | *role;
        stored.remove_prefix(std::min(comma + 1, stored.size()));
    }
    return roles;
}

std::optional<Roles> parse_roles(const std::vector<std::string>& list) {
    Roles roles;
    for (const std::string& name : list) {
        const auto role = parse_role(name);
        if (!role) return std::nullopt;
        roles = roles | *role;
    }
    return roles;
}

}  // namespace guichet::identity
