#include "boxoffice/books/slip_paper_api.h"

namespace guichet::books {

sales::Paper slip_paper(SlipOf slip) {
    return {.pdf = [slip](storage::Connection& connection, const sales::StoredPrint& print,
                          commands::Tenant& tenant) -> Result<std::string> {
                const bool on_a4 = print.output == "pdf_a4";
                return printing::slip_pdf(slip(connection, print, tenant),
                                          on_a4 ? printing::Stock::a4 : printing::Stock::roll80);
            },
            .escpos = [slip](storage::Connection& connection, const sales::StoredPrint& print,
                             commands::Tenant& tenant) -> Result<std::string> {
                return printing::slip_bytes(slip(connection, print, tenant));
            }};
}

}  // namespace guichet::books
