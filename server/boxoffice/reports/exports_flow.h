#pragma once
// Asking for an export, and what is noted about it once it is made.

#include "boxoffice/reports/exports.h"
#include "commands/tenant.h"

namespace guichet::reports {

commands::Work ask_export(ExportFile wish);  // with id, what, format, filter, language, user
commands::Work note_made(std::string id, std::string file, int64_t bytes, int64_t rows);
commands::Work forget_exports(std::vector<std::string> ids);

std::string exports_folder(const commands::Tenant& tenant);

}  // namespace guichet::reports
