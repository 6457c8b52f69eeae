#pragma once
// Tariffs and VAT codes in the database, and those the writer keeps in memory.

#include <memory>
#include <vector>

#include "boxoffice/pricing/tariff.h"
#include "boxoffice/pricing/vat.h"
#include "commands/unit.h"

namespace guichet::pricing {

using TariffPtr = std::shared_ptr<const Tariff>;
using VatCodePtr = std::shared_ptr<const VatCode>;

TariffPtr find_tariff(storage::Connection& connection, TariffId id);
TariffPtr find_tariff(commands::Unit& unit, TariffId id);
VatCodePtr find_vat_code(storage::Connection& connection, const std::string& code);
VatCodePtr find_vat_code(commands::Unit& unit, const std::string& code);
void forget_tariff(commands::Unit& unit, TariffId id);
std::vector<Tariff> list_tariffs(storage::Connection& connection);

}  // namespace guichet::pricing
