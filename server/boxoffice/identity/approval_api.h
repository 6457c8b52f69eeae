#pragma once
// A second person who says yes with his PIN, where four eyes are wanted.

#include <boost/describe.hpp>

#include "base/check.h"
#include "boxoffice/identity/gate_api.h"
#include "boxoffice/identity/identity_store.h"
#include "boxoffice/identity/password.h"

namespace guichet::identity {

struct Approval {
    UserId user_id;
    std::string pin;
};
BOOST_DESCRIBE_STRUCT(Approval, (), (user_id, pin))

void check_form(Check& check, const Approval& approval);

// `then` runs with the user whose PIN it is; otherwise the answer is given: a wrong PIN counts as one
// try, and blocks after some (as at the quick switch). Needs the request's idempotency key.
void verify_pin(const VisitPtr& visit, const http::ResponderPtr& responder, PasswordPool& passwords,
                const User& user, const std::string& pin, std::function<void(const User&)> then);

// Another user than the one who asks, with one of these roles.
void approve(const VisitPtr& visit, const http::ResponderPtr& responder, PasswordPool& passwords,
             const Approval& approval, Roles any_of, std::function<void(const User&)> then);

}  // namespace guichet::identity
