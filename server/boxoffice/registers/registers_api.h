#pragma once
// /session/register, /register-sessions, /salepoints, and what a session shows of the counter.

#include "boxoffice/identity/identity_api.h"

namespace guichet::registers {

void add_routes(identity::Gate& gate, const identity::SessionView& view);

// The session as the contract shows it, with the registers its user may choose.
std::string session_view(const identity::Session& session, commands::Tenant& tenant,
                         storage::Connection& connection);

}  // namespace guichet::registers
