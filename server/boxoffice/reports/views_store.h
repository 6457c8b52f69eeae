#pragma once
// Saved views as JSON.

#include "storage/connection.h"

namespace guichet::reports {

// {"views": […]}: own ones and shared ones, by name.
std::string render_views(storage::Connection& connection, UserId user);

}  // namespace guichet::reports
