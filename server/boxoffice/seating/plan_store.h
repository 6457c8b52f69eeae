#pragma once
// The occupancy plan of a screening, ready to be printed.

#include "boxoffice/catalogue/screening.h"
#include "boxoffice/seating/seats_store.h"
#include "printing/seating_plan.h"

namespace guichet::seating {

printing::SeatingPlan load_plan(storage::Connection& connection, const catalogue::Screening& screening,
                                const commands::TenantSettings& settings, Language language, TimeMs now);

}  // namespace guichet::seating
