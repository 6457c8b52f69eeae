#pragma once
// Carries out an "export" job: a snapshot of the database becomes a file beside it.

#include <stop_token>

#include "boxoffice/reports/exports.h"
#include "outbox/outbox.h"

namespace guichet::reports {

// On the thread of its worker, with a connection of its own, so that nobody waits for it. The file is
// written under another name first: a file that is there is complete. Doing it again does no harm.
outbox::Outcome make_export(const outbox::Job& job, commands::Tenant& tenant, const std::stop_token& stop);

}  // namespace guichet::reports
