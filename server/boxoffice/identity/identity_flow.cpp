#include "boxoffice/identity/identity_flow.h"

#include <algorithm>

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/identity/identity_sql.gen.h"
#include "commands/unit.h"

namespace guichet::identity {
using commands::Accepted;
using commands::Unit;

namespace {

Accepted about_user(const char* kind, UserId user, int status) {
    json::Writer body;
    body.begin().field("id", user).end();
    const std::string text = body.take();
    return {.kind = kind, .body = text, .status = status, .answer = text};
}

}  // namespace

commands::Work add_user(NewUser user) {
    user.login = login_of(user.login);
    return [user = std::move(user)](Unit& unit) -> Result<Accepted> {
        if (find_user(unit.connection(), user.login)) return refusals::login_taken(user.login);
        for (const SalepointId salepoint : user.salepoints)
            if (unit.query(sql::salepoint_exists, {salepoint}).empty()) return refusals::salepoint_unknown();

        const UserId id{unit.query(sql::next_user_id, {}).number(0, 0)};
        unit.run(sql::insert_user, {id, user.login, user.name, user.password_hash, user.pin_hash,
                                    code_of(user.language), render_roles(user.roles), unit.now_ms()});
        for (const SalepointId salepoint : user.salepoints) unit.run(sql::attach_user, {id, salepoint});
        // The journal keeps who may do what, never a password or its hash.
        json::Writer body;
        body.begin().field("id", id).field("login", user.login).field("roles", render_roles(user.roles));
        body.field("salepoints", user.salepoints).end();
        json::Writer answer;
        answer.begin().field("id", id).end();
        return Accepted{.kind = "user.added", .body = body.take(), .status = 201, .answer = answer.take()};
    };
}

commands::Work block_user(UserId user) {
    return [user](Unit& unit) -> Result<Accepted> {
        const auto found = find_user(unit.connection(), user);
        if (!found) return refusals::user_unknown();
        const bool last = found->roles.meets(Role::admin) && !found->blocked &&
                          unit.query(sql::active_admins, {}).number(0, 0) <= 1;
        if (last) return refusals::last_admin();
        unit.run(sql::block_user, {user}, 1);
        unit.run(sql::end_sessions_of_user, {user, unit.now_ms()});
        return about_user("user.blocked", user, 200);
    };
}

commands::Work sign_in(UserId user, Digest token_hash, std::optional<Digest> browser_hash) {
    return [=](Unit& unit) -> Result<Accepted> {
        unit.run(sql::insert_session, {token_hash, user, unit.now_ms(), unit.now_ms() + session_lifetime_ms});
        if (browser_hash) unit.run(sql::insert_known_browser, {*browser_hash, user, unit.now_ms()});
        unit.run(sql::set_pin_failures, {user, 0});
        return about_user("user.signed_in", user, 201);
    };
}

commands::Work sign_out(Digest token_hash) {
    return [=](Unit& unit) -> Result<Accepted> {
        unit.run(sql::end_session, {token_hash, unit.now_ms()});
        return Accepted{.kind = "user.signed_out", .body = "{}", .status = 204};
    };
}

commands::Work switch_cashier(Digest token_hash, UserId to) {
    return [=](Unit& unit) -> Result<Accepted> {
        unit.run(sql::set_session_user, {token_hash, to}, 1);
        unit.run(sql::set_pin_failures, {to, 0});
        return about_user("user.took_over", to, 200);
    };
}

commands::Work count_pin_failure(UserId user) {
    return [=](Unit& unit) -> Result<Accepted> {
        const auto found = find_user(unit.connection(), user);
        if (!found) return refusals::user_unknown();
        const int64_t failures = found->pin_failures + 1;
        unit.run(sql::set_pin_failures, {user, failures}, 1);
        Accepted accepted = about_user("user.pin_failed", user, 200);
        accepted.answer = std::to_string(std::max<int64_t>(0, pin_failures_max - failures));
        return accepted;
    };
}

commands::Work choose_register(Choice choice) {
    return [choice = std::move(choice)](Unit& unit) -> Result<Accepted> {
        const auto others = list_others_at_registers(unit.connection(), choice.token_hash, unit.now_ms());
        const auto other = std::ranges::find(others, choice.at_register, &AtRegister::at_register);
        const bool occupied = !choice.shared && other != others.end();
        if (occupied && !choice.take_over)
            return refusals::register_in_use(choice.register_name, other->name);
        if (occupied) unit.run(sql::leave_register, {choice.at_register, choice.token_hash});
        unit.run(sql::set_session_register, {choice.token_hash, choice.at_register}, 1);
        unit.run(sql::set_last_register, {choice.user, choice.at_register}, 1);
        json::Writer body;
        body.begin()
            .field("user", choice.user)
            .field("register", choice.at_register)
            .field("taken_over", occupied)
            .end();
        const std::string text = body.take();
        json::Writer news;
        news.begin();
        if (occupied)
            news.begin("register_taken")
                .field("register_id", choice.at_register)
                .field("by", choice.user_name)
                .end();
        news.end();
        return Accepted{.kind = "user.chose_register",
                        .body = text,
                        .news = json::members(news.take()),
                        .status = 200,
                        .answer = text};
    };
}

}  // namespace guichet::identity
