#include "boxoffice/sales/print_flow.h"

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/registers/registers_store.h"
#include "boxoffice/sales/prints_sql.gen.h"
#include "boxoffice/sales/sales_store.h"
#include "outbox/outbox.h"

namespace guichet::sales {
using commands::Accepted;
using commands::Unit;

std::optional<StoredPrint> find_print(storage::Connection& connection, std::string_view id) {
    const storage::Rows rows = connection.query(sql::find_print, {id});
    if (rows.empty()) return std::nullopt;
    return StoredPrint{rows.text(0, 0), rows.number(0, 1), rows.text(0, 2), rows.text(0, 3),
                       rows.number(0, 4)};
}

std::optional<Refusal> why_not_printed(const StoredSale& sale, std::string_view what, TimeMs now) {
    if (what != "tickets") return std::nullopt;
    const std::string_view state = sale.state_at(now);
    if (state == "reserved") return refusals::print_not_paid(sale.number);
    if ((state != "paid" && state != "partly_refunded") || sale.kind != "sale")
        return refusals::print_not_valid(sale.number);
    return std::nullopt;
}

commands::Work print_sale(Cashier cashier, std::string id, std::string sale_id, PrintSale wish) {
    return [cashier = std::move(cashier), id = std::move(id), sale_id = std::move(sale_id),
            wish = std::move(wish)](Unit& unit) -> Result<Accepted> {
        const auto sale = find_sale(unit.connection(), sale_id);
        if (!sale) return refusals::sale_unknown();
        if (auto refusal = why_not_printed(*sale, wish.what, unit.now_ms())) return *refusal;
        const auto at_register = registers::find_register(unit, cashier.at_register);
        if (at_register == nullptr) return refusals::register_not_chosen();
        const bool printer = wish.output == "printer";
        if (printer && at_register->printer.empty()) return refusals::no_printer(at_register->name);

        const StoredPrint paper = record_paper(unit, {id, wish.what, sale->number, wish.output},
                                               at_register->printer, cashier.user);
        json::Writer body;
        body.begin().field("sale", sale->number).field("what", wish.what).field("copy", paper.copy);
        body.field("output", wish.output).end();
        return Accepted{.kind = "paper.asked",
                        .body = body.take(),
                        .news = printer ? "\"jobs\":1" : "",
                        .status = 201,
                        .answer = render_paper(paper)};
    };
}

StoredPrint record_paper(Unit& unit, NewPaper paper, const std::string& printer, UserId user) {
    if (paper.id.empty()) paper.id = new_uuid(unit.now_ms());
    const int64_t copy = unit.query(sql::next_copy, {paper.subject, paper.what}).number(0, 0);
    unit.run(sql::insert_print,
             {paper.id, paper.subject, paper.what, paper.output, copy, user, unit.now_ms()});
    if (paper.output == "printer") {
        json::Writer body;
        body.begin().field("print", paper.id).field("printer", printer).end();
        outbox::ask(unit, {.id = paper.id, .kind = "print", .subject = paper.id, .body = body.take()});
    }
    return {paper.id, paper.subject, paper.what, paper.output, copy};
}

std::string render_paper(const StoredPrint& paper) {
    json::Writer w;
    w.begin()
        .field("id", paper.id)
        .field("what", paper.what)
        .field("output", paper.output)
        .field("copy", paper.copy)
        .field("state", paper.output == "printer" ? "queued" : "done");
    return w.end().take();
}

std::vector<std::string> record_first_prints(Unit& unit, int64_t sale_number,
                                             const registers::Register& at_register, UserId user,
                                             const std::vector<std::string>& what) {
    std::vector<std::string> ids;
    if (at_register.printer.empty()) return ids;
    for (const std::string& paper : what)
        ids.push_back(
            record_paper(unit, {.what = paper, .subject = sale_number}, at_register.printer, user).id);
    return ids;
}

}  // namespace guichet::sales
