#include "boxoffice/books/movement_paper_api.h"

#include "base/version.h"
#include "boxoffice/books/book_words.h"
#include "boxoffice/books/slip_paper_api.h"
#include "boxoffice/sales/paper_words.h"
#include "printing/words.h"

namespace guichet::books {
namespace {

const words::Said& title_of(std::string_view kind) {
    if (kind == "in") return words::movement_in;
    return kind == "out" ? words::movement_out : words::movement_back;
}

}  // namespace

printing::Slip slip_of_movement(const registers::CashMoved& moved, const registers::StoredSession& session,
                                int64_t copy, const commands::TenantSettings& settings) {
    const Language language = settings.language;
    const registers::StoredMovement& m = moved.movement;
    printing::Slip slip{.language = language,
                        .issuer = {settings.name, settings.address, settings.vat_number},
                        .title = title_of(m.kind).in(language),
                        .small_print = std::string("Guichet ") + version,
                        .sign_here = true,
                        .copy_number = static_cast<int>(copy),
                        .training = settings.training};
    slip.facts = {
        {words::number.in(language), std::to_string(m.entry)},
        {words::at_register.in(language), session.salepoint_name + ", " + session.register_name},
        {words::made.in(language), sales::short_time(m.at_ms, settings.time_zone) + ", " + m.user_name}};
    if (m.corrects != 0) slip.facts.push_back({words::concerns.in(language), std::to_string(m.corrects)});
    slip.sections = {
        {"",
         {{words::amount.in(language), printing::paper_money(m.amount, settings.currency, language), true},
          {words::reason.in(language), m.note}}}};
    return slip;
}

sales::Paper movement_paper() {
    return slip_paper(
        [](storage::Connection& connection, const sales::StoredPrint& print, const commands::Tenant& tenant) {
            const auto moved = registers::find_cash_moved(connection, print.subject);
            return slip_of_movement(*moved, *registers::find_session(connection, moved->session), print.copy,
                                    tenant.settings());
        });
}

}  // namespace guichet::books
