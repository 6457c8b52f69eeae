#pragma once
// Screenings in the database, and those the writer keeps in memory.

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "boxoffice/catalogue/screening.h"
#include "commands/unit.h"

namespace guichet::catalogue {

using ScreeningPtr = std::shared_ptr<const Screening>;

ScreeningPtr find_screening(storage::Connection& connection, ScreeningId id);
// From the writer's memory, read once. nullptr: there is none.
ScreeningPtr find_screening(commands::Unit& unit, ScreeningId id);
void forget_screening(commands::Unit& unit, ScreeningId id);
std::vector<Screening> list_screenings(storage::Connection& connection, TimeMs from, TimeMs until);

}  // namespace guichet::catalogue
