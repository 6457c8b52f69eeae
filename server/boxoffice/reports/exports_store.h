#pragma once
// Exports in the database.

#include <vector>

#include "boxoffice/reports/exports.h"
#include "storage/connection.h"

namespace guichet::reports {

std::optional<ExportFile> find_export(storage::Connection& connection, std::string_view id);
std::vector<ExportFile> list_exports(storage::Connection& connection, UserId user);
// Those that are no longer kept.
std::vector<ExportFile> list_old_exports(storage::Connection& connection, TimeMs now);

}  // namespace guichet::reports
