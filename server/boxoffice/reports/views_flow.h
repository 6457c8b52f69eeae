#pragma once
// Filters of the statement that people gave a name to: each sees his own and those an admin shared.

#include "boxoffice/identity/role.h"
#include "boxoffice/reports/statement.h"
#include "commands/command.h"

namespace guichet::reports {

inline constexpr int64_t views_max = 50;  // of one user

struct NewView {
    std::string name;
    Filter filter;
    std::optional<bool> shared;
};
BOOST_DESCRIBE_STRUCT(NewView, (), (name, filter, shared))

commands::Work save_view(UserId user, NewView view);
// Own ones; an admin also those that are shared.
commands::Work delete_view(UserId user, identity::Roles roles, int64_t view);

}  // namespace guichet::reports
