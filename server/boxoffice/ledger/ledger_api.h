#pragma once
// /books/postings, /settings/accounts: what bookkeeping takes over.

#include "boxoffice/identity/gate_api.h"

namespace guichet::ledger {

void add_routes(identity::Gate& gate);

}  // namespace guichet::ledger
