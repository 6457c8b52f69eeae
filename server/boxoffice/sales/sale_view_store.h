#pragma once
// A sale as JSON, with titles and VAT sums.

#include "boxoffice/sales/sales_store.h"

namespace guichet::sales {

std::string render_sale(storage::Connection& connection, const StoredSale& sale, TimeMs now);

}  // namespace guichet::sales
