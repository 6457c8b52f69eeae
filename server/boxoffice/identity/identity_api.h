#pragma once
// /session, /cashiers, /users and /feed.

#include "boxoffice/identity/gate_api.h"
#include "boxoffice/identity/password.h"

namespace guichet::identity {

// The session as the contract shows it; registers fill in what stands at their counter.
using SessionView = std::function<std::string(const Session&, commands::Tenant&, storage::Connection&)>;

void add_routes(Gate& gate, PasswordPool& passwords, SessionView view);
void add_feed_route(Gate& gate);

// Answers with the session as it stands now, read anew. `status` and `cookies` as given.
void answer_session(VisitPtr visit, http::ResponderPtr responder, const SessionView& view,
                    const Digest& token_hash, int status, std::vector<std::string> cookies);

}  // namespace guichet::identity
