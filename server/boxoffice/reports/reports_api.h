#pragma once
// /statement, /takings, /figures, /exports: what accounting and management read.

#include "boxoffice/identity/gate_api.h"
#include "boxoffice/reports/statement.h"
#include "outbox/outbox.h"

namespace guichet::reports {

inline constexpr identity::Need need_accounting{true, identity::Role::accounting};
inline constexpr identity::Need need_figures{true, identity::Role::stats | identity::Role::accounting};

void add_statement_routes(identity::Gate& gate);
void add_view_routes(identity::Gate& gate);
void add_takings_routes(identity::Gate& gate);  // and figures
void add_export_routes(identity::Gate& gate);

outbox::Carrying export_carrying();  // carries out "export" jobs

}  // namespace guichet::reports
