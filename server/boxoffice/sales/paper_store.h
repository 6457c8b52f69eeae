#pragma once
// The papers of a sale as documents for printing, read from what was recorded.

#include <vector>

#include "boxoffice/sales/stored_sale.h"
#include "boxoffice/tickets/ticket_code.h"
#include "commands/tenant.h"
#include "printing/document.h"

namespace guichet::sales {

std::vector<printing::Ticket> load_tickets(storage::Connection& connection, const StoredSale& sale,
                                           int64_t copy, const commands::TenantSettings& settings,
                                           const tickets::SigningKey& key);
printing::Receipt load_receipt(storage::Connection& connection, const StoredSale& sale, int64_t copy,
                               const commands::TenantSettings& settings);

}  // namespace guichet::sales
