#pragma once
// Asking for paper, at a register's printer or as PDF. Copies are numbered from the first reprint on
// (trust.md FR14), whatever they are printed on.

#include "boxoffice/registers/register.h"
#include "boxoffice/sales/cart_flow.h"
#include "boxoffice/sales/stored_sale.h"
#include "commands/unit.h"

namespace guichet::sales {

struct PrintSale {
    std::string what;    // tickets, receipt
    std::string output;  // printer, pdf_a4, pdf_roll, pdf_stock
};
BOOST_DESCRIBE_STRUCT(PrintSale, (), (what, output))

struct StoredPrint {
    std::string id;
    int64_t subject = 0;  // number of the sale, of the closing
    std::string what, output;
    int64_t copy = 0;
};
std::optional<StoredPrint> find_print(storage::Connection& connection, std::string_view id);

// Nothing when this paper of the sale may be printed.
std::optional<Refusal> why_not_printed(const StoredSale& sale, std::string_view what, TimeMs now);

commands::Work print_sale(Cashier cashier, std::string id, std::string sale, PrintSale wish);

// Part of a command: a paper for a printer, or noted as asked for as PDF. `id` may be empty.
struct NewPaper {
    std::string id;
    std::string what;
    int64_t subject = 0;
    std::string output = "printer";
};
// Returns what was recorded, with the number of the copy.
StoredPrint record_paper(commands::Unit& unit, NewPaper paper, const std::string& printer, UserId user);
std::string render_paper(const StoredPrint& paper);  // as the contract's PrintJob

// The papers of a sale just made or paid, part of its command. Nothing without a printer.
std::vector<std::string> record_first_prints(commands::Unit& unit, int64_t sale_number,
                                             const registers::Register& at_register, UserId user,
                                             const std::vector<std::string>& what);

}  // namespace guichet::sales
