#include "boxoffice/identity/identity_store.h"

#include "boxoffice/identity/identity_sql.gen.h"

namespace guichet::identity {
namespace {

std::optional<User> user_of(const storage::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return User{.id = {rows.number(0, 0)},
                .login = rows.text(0, 1),
                .name = rows.text(0, 2),
                .password_hash = rows.text(0, 3),
                .pin_hash = rows.text(0, 4),
                .pin_failures = rows.number(0, 5),
                .language = parse_language(rows.text(0, 6)).value_or(Language::fr),
                .roles = parse_roles(rows.text(0, 7)),
                .blocked = rows.number(0, 8) == 1,
                .last_register = {rows.number_or(0, 9, 0)}};
}

}  // namespace

std::string login_of(std::string_view typed) {
    const size_t end = typed.find_last_not_of(' ');
    return folded(typed.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

std::optional<User> find_user(storage::Connection& connection, std::string_view login) {
    return user_of(connection.query(sql::user_by_login, {login}));
}

std::optional<User> find_user(storage::Connection& connection, UserId id) {
    return user_of(connection.query(sql::user_by_id, {id}));
}

std::vector<SalepointId> list_salepoints(storage::Connection& connection, UserId user) {
    const storage::Rows rows = connection.query(sql::salepoints_of_user, {user});
    std::vector<SalepointId> out;
    for (size_t i = 0; i < rows.size(); ++i) out.push_back({rows.number(i, 0)});
    return out;
}

bool is_known_browser(storage::Connection& connection, const Digest& token_hash, UserId user) {
    const storage::Rows rows = connection.query(sql::known_browser, {token_hash});
    return !rows.empty() && rows.number(0, 0) == user.value;
}

std::optional<Session> find_session(storage::Connection& connection, const Digest& token_hash, TimeMs now) {
    const storage::Rows rows = connection.query(sql::find_session, {token_hash});
    if (rows.empty() || !rows.is_null(0, 3) || rows.number(0, 2) <= now) return std::nullopt;
    const auto user = find_user(connection, UserId{rows.number(0, 0)});
    if (!user || user->blocked) return std::nullopt;
    return Session{.token_hash = token_hash,
                   .user = user->id,
                   .login = user->login,
                   .name = user->name,
                   .roles = user->roles,
                   .language = user->language,
                   .salepoints = list_salepoints(connection, user->id),
                   .at_register = {rows.number_or(0, 1, 0)},
                   .register_name = rows.text_or_empty(0, 5),
                   .salepoint = {rows.number_or(0, 4, 0)},
                   .last_register = user->last_register,
                   .expires_at_ms = rows.number(0, 2)};
}

std::vector<AtRegister> list_others_at_registers(storage::Connection& connection, const Digest& but_not,
                                                 TimeMs now) {
    const storage::Rows rows = connection.query(sql::others_at_register, {now, but_not});
    std::vector<AtRegister> out;
    for (size_t i = 0; i < rows.size(); ++i)
        out.push_back({{rows.number(i, 0)}, rows.text(i, 1), rows.number(i, 2)});
    return out;
}

std::vector<NamedUser> list_cashiers(storage::Connection& connection, SalepointId salepoint) {
    const storage::Rows rows = connection.query(sql::cashiers_of_salepoint, {salepoint});
    std::vector<NamedUser> out;
    for (size_t i = 0; i < rows.size(); ++i) out.push_back({{rows.number(i, 0)}, rows.text(i, 1)});
    return out;
}

}  // namespace guichet::identity
