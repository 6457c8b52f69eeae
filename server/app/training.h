#pragma once
// A box office to learn on (domain.md F10): the programme, prices, rooms and people of a real one, in a
// database of its own. Its papers say so, its tickets are signed with a key that no door trusts.

#include "commands/tenants.h"

namespace guichet::app {

std::string training_prefix_of(const std::string& prefix);  // "demo-training"

// Makes it beside the tenant `prefix`, which may be open meanwhile; `postgres` as in Tenants::create.
// Throws Unusable when it exists.
commands::Tenant& make_training(commands::Tenants& tenants, const std::string& prefix,
                                const std::string& postgres, const Clock& clock);

}  // namespace guichet::app
