#pragma once
// /session/register, /register-sessions, /registers, /salepoints, and what a session shows of the
// counter.

#include "base/check.h"
#include "boxoffice/identity/identity_api.h"
#include "boxoffice/registers/drawer.h"

namespace guichet::registers {

void add_routes(identity::Gate& gate, const identity::SessionView& view);
void add_drawer_routes(identity::Gate& gate);

Hand hand_of(const identity::Visit& visit);
void check_pieces(Check& check, const std::vector<Pieces>& pieces);

// The session as the contract shows it, with the registers its user may choose.
std::string session_view(const identity::Session& session, commands::Tenant& tenant,
                         storage::Connection& connection);

}  // namespace guichet::registers
