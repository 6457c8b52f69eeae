#pragma once
// The papers that this house can print, by what they are: each part above adds its own.

#include <functional>
#include <map>

#include "boxoffice/sales/print_flow.h"
#include "commands/tenant.h"

namespace guichet::sales {

struct Paper {
    using Make =
        std::function<Result<std::string>(storage::Connection&, const StoredPrint&, commands::Tenant&)>;
    Make pdf, escpos;
};
using Papers = std::map<std::string, Paper>;

Papers sale_papers();  // tickets and receipts

}  // namespace guichet::sales
