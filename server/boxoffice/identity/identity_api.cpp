#include "boxoffice/identity/identity_api.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "base/check.h"
#include "base/json.h"
#include "boxoffice/identity/approval_api.h"
#include "boxoffice/identity/identity_flow.h"
#include "boxoffice/identity/throttle.h"

namespace guichet::identity {

struct SignInBody {
    std::string login;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(SignInBody, (), (login, password))
struct SwitchBody {
    UserId user_id;
    std::string pin;
};
BOOST_DESCRIBE_STRUCT(SwitchBody, (), (user_id, pin))
struct NewUserBody {
    std::string login;
    std::string name;
    std::string password;
    std::optional<std::string> pin;
    std::optional<std::string> language;
    std::vector<std::string> roles;
    std::vector<SalepointId> salepoint_ids;
};
BOOST_DESCRIBE_STRUCT(NewUserBody, (), (login, name, password, pin, language, roles, salepoint_ids))

}  // namespace guichet::identity

template <>
inline constexpr std::string_view guichet::json::lists_required<guichet::identity::NewUserBody> =
    " roles salepoint_ids ";

namespace guichet::identity {
namespace {

constexpr std::string_view browser_cookie = "__Host-guichet-till";

int64_t steady_s() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::string cookie(std::string_view name, std::string_view value, int64_t seconds) {
    return fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={}", name, value, seconds);
}

// Everything of one attempt to sign in, from reading the user to the cookie.
struct Attempt {
    VisitPtr visit;
    http::ResponderPtr responder;
    SignInBody body;
    std::string budget;  // of the throttle
    bool browser_known = false;
    std::optional<User> user;
};

Throttle& throttle_of(const Visit& visit) { return visit.tenant->part<Throttle>(); }

void signed_in(const std::shared_ptr<Attempt>& attempt, const SessionView& view) {
    const Visit& visit = *attempt->visit;
    const std::string token = hex(random_bytes(32));
    const std::string browser = attempt->browser_known ? "" : hex(random_bytes(32));
    const Digest token_hash = digest_of(token);
    std::vector<std::string> cookies{cookie(session_cookie, token, session_lifetime_ms / 1000)};
    std::optional<Digest> browser_hash;
    if (!browser.empty()) {
        browser_hash = digest_of(browser);
        cookies.push_back(cookie(browser_cookie, browser, 365 * 86'400));
    }
    Gate::submit(attempt->visit, attempt->responder, new_uuid(visit.now_ms()),
                 sign_in(attempt->user->id, token_hash, browser_hash),
                 [attempt, view, token_hash, cookies](const commands::Answer&) {
                     answer_session(attempt->visit, attempt->responder, view, token_hash, 201, cookies);
                 });
}

// On the hashing thread: an unknown login costs the same time as a wrong password.
void verify(const std::shared_ptr<Attempt>& attempt, const SessionView& view) {
    const bool usable = attempt->user && !attempt->user->blocked;
    const bool right =
        verify_password(attempt->body.password, usable ? attempt->user->password_hash : nobodys_password());
    Throttle& throttle = throttle_of(*attempt->visit);
    if (!usable || !right) {
        throttle.failed(attempt->budget, steady_s());
        attempt->responder->respond(attempt->visit->problem(refusals::sign_in_wrong()));
        return;
    }
    throttle.succeeded(attempt->budget);
    signed_in(attempt, view);
}

void handle_sign_in(const VisitPtr& visit, const http::ResponderPtr& responder, PasswordPool& passwords,
                    const SessionView& view) {
    auto body = json::decode<SignInBody>(visit->request->body);
    if (!body) return responder->respond(visit->problem(body.refusal()));
    const Check check =
        Check().length("/login", body->login, 1, 100).length("/password", body->password, 1, 200);
    if (check.refusal()) return responder->respond(visit->problem(*check.refusal()));

    auto attempt = std::make_shared<Attempt>(Attempt{visit, responder, std::move(*body), {}, false, {}});
    const bool taken = visit->tenant->readers().submit([attempt, &passwords, view](storage::Connection& c) {
        const Visit& v = *attempt->visit;
        attempt->user = find_user(c, login_of(attempt->body.login));
        const auto browser = v.request->cookie(browser_cookie);
        attempt->browser_known = attempt->user && browser && browser->size() <= 200 &&
                                 is_known_browser(c, digest_of(*browser), attempt->user->id);
        attempt->budget = attempt->browser_known ? "till:" + std::string(*browser)
                                                 : "login:" + login_of(attempt->body.login);
        if (const int64_t wait = throttle_of(v).wait_s(attempt->budget, steady_s()); wait > 0)
            return attempt->responder->respond(v.problem(refusals::sign_in_throttled(wait)));
        if (!passwords.submit([attempt, view] { verify(attempt, view); }))
            attempt->responder->respond(v.problem(refusals::busy(2)));
    });
    if (!taken) responder->respond(visit->problem(refusals::busy(2)));
}

void handle_sign_out(const VisitPtr& visit, const http::ResponderPtr& responder) {
    const Digest token_hash = visit->session->token_hash;
    Gate::submit(visit, responder, new_uuid(visit->now_ms()), sign_out(token_hash),
                 [visit, responder, token_hash](const commands::Answer&) {
                     visit->tenant->part<Sessions>().forget(token_hash);
                     http::Response response{.status = 204, .content_type = ""};
                     response.headers.emplace_back("Set-Cookie", cookie(session_cookie, "", 0));
                     responder->respond(std::move(response));
                 });
}

void handle_switch(const VisitPtr& visit, const http::ResponderPtr& responder, PasswordPool& passwords,
                   const SessionView& view) {
    auto body = json::decode<SwitchBody>(visit->request->body);
    if (!body) return responder->respond(visit->problem(body.refusal()));
    if (!is_uuid(visit->key())) return responder->respond(visit->problem(refusals::key_missing()));
    const Check check = Check().that(is_pin(body->pin), "/pin", "must be 4 to 8 digits");
    if (check.refusal()) return responder->respond(visit->problem(*check.refusal()));
    if (!visit->session->at_register)
        return responder->respond(visit->problem(refusals::register_not_chosen()));

    const bool taken = visit->tenant->readers().submit([=, body = *body, &passwords](storage::Connection& c) {
        const auto user = find_user(c, body.user_id);
        const auto salepoints = list_salepoints(c, body.user_id);
        const bool works_here = std::ranges::find(salepoints, visit->session->salepoint) != salepoints.end();
        if (!user || user->blocked || !works_here || !user->roles.may(Role::pos))
            return responder->respond(visit->problem(refusals::user_unknown()));
        verify_pin(visit, responder, passwords, *user, body.pin, [=](const User& cashier) {
            const Digest token_hash = visit->session->token_hash;
            Gate::submit(visit, responder, std::string(visit->key()), switch_cashier(token_hash, cashier.id),
                         [=](const commands::Answer&) {
                             answer_session(visit, responder, view, token_hash, 200, {});
                         });
        });
    });
    if (!taken) responder->respond(visit->problem(refusals::busy(2)));
}

void handle_add_user(const VisitPtr& visit, const http::ResponderPtr& responder, PasswordPool& passwords) {
    if (!is_uuid(visit->key())) return responder->respond(visit->problem(refusals::key_missing()));
    auto body = json::decode<NewUserBody>(visit->request->body);
    if (!body) return responder->respond(visit->problem(body.refusal()));
    const size_t named = body->salepoint_ids.size();
    std::ranges::sort(body->salepoint_ids);  // named twice is named once
    const auto [first, last] = std::ranges::unique(body->salepoint_ids);
    body->salepoint_ids.erase(first, last);
    const auto roles = parse_roles(body->roles);
    const auto language =
        body->language ? parse_language(*body->language) : visit->tenant->settings().language;
    const Check check =
        Check()
            .length("/login", body->login, 1, 100)
            .that(body->login.find_first_of(" \t\r\n") == std::string::npos, "/login", "must not hold blanks")
            .length("/name", body->name, 1, 100)
            .length("/password", body->password, 8, 200)
            .that(!body->pin || is_pin(*body->pin), "/pin", "must be 4 to 8 digits")
            .count("/roles", body->roles.size(), 0, role_count)
            .that(roles.has_value(), "/roles", "names a role that is not of the contract")
            .that(language.has_value(), "/language", "is not one of fr, de, it, en")
            .count("/salepoint_ids", named, 0, 100);
    if (check.refusal()) return responder->respond(visit->problem(*check.refusal()));
    const bool queued = passwords.submit([=, body = std::move(*body)] {
        NewUser user{body.login,
                     body.name,
                     hash_password(body.password),
                     body.pin ? hash_password(*body.pin) : "",
                     *language,
                     *roles,
                     body.salepoint_ids};
        Gate::answer_command(visit, responder, add_user(std::move(user)));
    });
    if (!queued) responder->respond(visit->problem(refusals::busy(2)));
}

void handle_block(const VisitPtr& visit, const http::ResponderPtr& responder) {
    UserId user;
    if (!is_uuid(visit->key())) return responder->respond(visit->problem(refusals::key_missing()));
    if (!parse_id(visit->request->args.front(), user))
        return responder->respond(visit->problem(refusals::user_unknown()));
    Gate::submit(visit, responder, std::string(visit->key()), block_user(user),
                 [=](const commands::Answer& answer) {
                     visit->tenant->part<Sessions>().forget_user(user);
                     responder->respond({.status = answer.status, .body = answer.body});
                 });
}

Result<http::Response> list_cashiers_here(const Visit& visit, storage::Connection& connection) {
    if (!visit.session->at_register) return refusals::register_not_chosen();
    json::Writer w;
    w.begin().begin_list("cashiers");
    for (const NamedUser& cashier : list_cashiers(connection, visit.session->salepoint))
        w.begin().field("id", cashier.id).field("name", cashier.name).end();
    return http::Response{.body = w.end_list().end().take()};
}

}  // namespace

void answer_session(VisitPtr visit, http::ResponderPtr responder, const SessionView& view,
                    const Digest& token_hash, int status, std::vector<std::string> cookies) {
    visit->tenant->part<Sessions>().forget(token_hash);
    Gate::answer_read(
        visit, responder, [=](const Visit& v, storage::Connection& connection) -> Result<http::Response> {
            const auto session = find_session(connection, token_hash, v.now_ms());
            if (!session) return refusals::not_signed_in();
            http::Response response{.status = status, .body = view(*session, *v.tenant, connection)};
            for (const std::string& c : cookies) response.headers.emplace_back("Set-Cookie", c);
            return response;
        });
}

void add_routes(Gate& gate, PasswordPool& passwords, SessionView view) {
    using http::Method;
    gate.freely(Method::post, "/api/v1/session", open_to_all,
                [&passwords, view](const VisitPtr& v, const http::ResponderPtr& r) {
                    handle_sign_in(v, r, passwords, view);
                });
    gate.read(Method::get, "/api/v1/session", signed_in_only,
              [view](const Visit& v, storage::Connection& c) -> Result<http::Response> {
                  return http::Response{.body = view(*v.session, *v.tenant, c)};
              });
    gate.freely(Method::del, "/api/v1/session", signed_in_only,
                [](const VisitPtr& v, const http::ResponderPtr& r) { handle_sign_out(v, r); });
    gate.freely(Method::put, "/api/v1/session/cashier", need_pos,
                [&passwords, view](const VisitPtr& v, const http::ResponderPtr& r) {
                    handle_switch(v, r, passwords, view);
                });
    gate.read(Method::get, "/api/v1/cashiers", need_pos, list_cashiers_here);
    gate.freely(
        Method::post, "/api/v1/users", need_admin,
        [&passwords](const VisitPtr& v, const http::ResponderPtr& r) { handle_add_user(v, r, passwords); });
    gate.freely(Method::post, "/api/v1/users/{user}/block", need_admin,
                [](const VisitPtr& v, const http::ResponderPtr& r) { handle_block(v, r); });
}

}  // namespace guichet::identity
