#pragma once
// The story of a changed chart of accounts.

#include "boxoffice/ledger/accounts.h"
#include "commands/command.h"

namespace guichet::ledger {

commands::Work set_accounts(Accounts accounts);

}  // namespace guichet::ledger
