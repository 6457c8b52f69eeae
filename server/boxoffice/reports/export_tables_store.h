#pragma once
// The rows of an export, read and written piece by piece: never all in memory.

#include <functional>
#include <stop_token>

#include "boxoffice/reports/exports.h"
#include "commands/unit.h"

namespace guichet::reports {

// The server is ending; the file is not complete.
struct ExportStopped {};

// Writes the file of `wish` to `path`, as the database is in the connection's transaction; `far` hears
// how far it is. Returns the rows written. Throws ExportStopped, TableTooLong, TableNotWritten.
int64_t write_export(storage::Connection& connection, const ExportFile& wish,
                     const commands::TenantSettings& settings, TimeMs now, const std::string& path,
                     const std::stop_token& stop, const std::function<void(ExportProgress::Far)>& far);

}  // namespace guichet::reports
