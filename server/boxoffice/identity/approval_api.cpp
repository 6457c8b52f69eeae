#include "boxoffice/identity/approval_api.h"

#include <algorithm>

#include "boxoffice/identity/identity_flow.h"

namespace guichet::identity {
namespace {

void wrong_pin(const VisitPtr& visit, const http::ResponderPtr& responder, const User& user) {
    // Under the client's key, so that a request sent again costs one try.
    Gate::submit(
        visit, responder, std::string(visit->key()), count_pin_failure(user.id),
        [visit, responder](const commands::Answer& answer) {
            const int64_t left = std::strtoll(answer.body.c_str(), nullptr, 10);
            responder->respond(visit->problem(left > 0 ? refusals::pin_wrong(left) : refusals::pin_locked()));
        });
}

}  // namespace

void check_form(Check& check, const Approval& approval) {
    check.that(is_pin(approval.pin), "/approval/pin", "must be 4 to 8 digits");
}

void verify_pin(const VisitPtr& visit, const http::ResponderPtr& responder, PasswordPool& passwords,
                const User& user, const std::string& pin, std::function<void(const User&)> then) {
    if (user.pin_failures >= pin_failures_max || user.pin_hash.empty())
        return responder->respond(visit->problem(refusals::pin_locked()));
    const bool queued = passwords.submit([=] {
        if (verify_password(pin, user.pin_hash))
            then(user);
        else
            wrong_pin(visit, responder, user);
    });
    if (!queued) responder->respond(visit->problem(refusals::busy(2)));
}

void approve(const VisitPtr& visit, const http::ResponderPtr& responder, PasswordPool& passwords,
             const Approval& approval, Roles any_of, std::function<void(const User&)> then) {
    if (approval.user_id == visit->session->user)
        return responder->respond(visit->problem(refusals::approval_by_self()));
    const bool taken = visit->tenant->readers().submit([=, &passwords](storage::Connection& connection) {
        const auto user = find_user(connection, approval.user_id);
        if (!user || user->blocked) return responder->respond(visit->problem(refusals::user_unknown()));
        if (!user->roles.may(any_of))
            return responder->respond(visit->problem(refusals::approval_not_allowed(user->name)));
        verify_pin(visit, responder, passwords, *user, approval.pin, then);
    });
    if (!taken) responder->respond(visit->problem(refusals::busy(2)));
}

}  // namespace guichet::identity
