#pragma once
// The way in: finds the tenant of a request, checks where it comes from and who sends it, and hands
// it to a read, a command or a stream. A route without a row in its role list cannot be added.

#include <functional>
#include <memory>

#include "boxoffice/identity/sessions.h"
#include "commands/problem.h"
#include "commands/tenants.h"
#include "http/problem.h"
#include "http/router.h"

namespace guichet::identity {

// One request on its way, with everything known about it.
struct Visit {
    std::shared_ptr<const http::Request> request;
    commands::Tenant* tenant = nullptr;
    std::shared_ptr<const Session> session;  // set unless the route is open to all
    Language language = Language::fr;        // of answers

    TimeMs now_ms() const { return tenant->clock().now_ms(); }
    std::string_view key() const { return request->header("idempotency-key"); }
    http::Response problem(const Refusal& refusal) const {
        return http::problem(refusal, language, tenant->settings().currency);
    }
};
using VisitPtr = std::shared_ptr<const Visit>;

// signed_in: any user. Otherwise one of the roles (admin always may).
struct Need {
    bool session = true;
    Roles any_of;
};
inline constexpr Need open_to_all{false, {}};
inline constexpr Need signed_in_only{true, {}};
inline constexpr Need need_pos{true, Role::pos};
inline constexpr Need need_till_or_books{true, Role::pos | Role::accounting};
inline constexpr Need need_admin{true, Role::admin};

using Read = std::function<Result<http::Response>(const Visit&, storage::Connection&)>;
using Decode = std::function<Result<commands::Work>(const Visit&)>;
// After an accepted command, on a reader: an answer that shows the new state.
using Freely = std::function<void(VisitPtr, http::ResponderPtr)>;

class Gate {
public:
    Gate(commands::Tenants& tenants, http::Router& router) : tenants_(tenants), router_(router) {}
    commands::Tenants& tenants() { return tenants_; }

    void read(http::Method method, std::string_view pattern, Need need, Read read);
    void command(http::Method method, std::string_view pattern, Need need, Decode decode);
    // For routes that do more than one of these (sign-in, feed); runs on the I/O thread.
    void freely(http::Method method, std::string_view pattern, Need need, Freely handle);

    static void answer_read(VisitPtr visit, http::ResponderPtr responder, Read read);
    static void answer_command(VisitPtr visit, http::ResponderPtr responder, commands::Work work);
    // Like answer_command, but `then` runs once it is accepted instead of answering.
    static void submit(VisitPtr visit, http::ResponderPtr responder, std::string key, commands::Work work,
                       std::function<void(const commands::Answer&)> then);

private:
    void enter(const http::RequestPtr& request, const http::ResponderPtr& responder, Need need,
               const Freely& handle);

    commands::Tenants& tenants_;
    http::Router& router_;
};

inline constexpr std::string_view session_cookie = "__Host-guichet";

}  // namespace guichet::identity
