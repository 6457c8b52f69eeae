#include "base/check.h"
#include "base/json.h"
#include "boxoffice/sales/paper_store.h"
#include "boxoffice/sales/print_flow.h"
#include "boxoffice/sales/sales_api.h"
#include "boxoffice/sales/sales_store.h"
#include "outbox/tcp_send.h"
#include "printing/escpos.h"
#include "printing/pdf.h"

namespace guichet::sales {
namespace {

Result<commands::Work> decode_print(const identity::Visit& visit) {
    const auto body = json::decode<PrintSale>(visit.request->body);
    if (!body) return body.refusal();
    const Check check =
        Check()
            .that(body->what == "tickets" || body->what == "receipt", "/what", "must be tickets or receipt")
            .that(body->output == "printer" || body->output == "pdf_a4" || body->output == "pdf_roll" ||
                      body->output == "pdf_stock",
                  "/output", "must be printer, pdf_a4, pdf_roll or pdf_stock");
    if (check.refusal()) return *check.refusal();
    auto cashier = cashier_of(visit);
    if (!cashier) return cashier.refusal();
    return print_sale(std::move(*cashier), std::string(visit.key()), visit.request->args.front(), *body);
}

Result<http::Response> show_print(const identity::Visit& visit, storage::Connection& connection) {
    const auto print = find_print(connection, visit.request->args.front());
    if (!print) return refusals::print_unknown();
    const auto job = outbox::find_job(connection, print->id);
    std::string state = job ? job->state : "done";
    if (state == "sending") state = "queued";
    json::Writer w;
    w.begin()
        .field("id", print->id)
        .field("what", print->what)
        .field("output", print->output)
        .field("copy", print->copy)
        .field("state", state);
    if (job && !job->problem.empty()) w.field("problem", job->problem);
    return http::Response{.body = w.end().take()};
}

printing::Stock stock_of(std::string_view output) {
    if (output == "pdf_roll" || output == "printer") return printing::Stock::roll80;
    return output == "pdf_stock" ? printing::Stock::stock_2x5 : printing::Stock::a4;
}

Result<http::Response> show_document(const identity::Visit& visit, storage::Connection& connection,
                                     const Papers& papers) {
    const auto print = find_print(connection, visit.request->args.front());
    if (!print) return refusals::print_unknown();
    // Who keeps the books reads receipts, reports and slips; a ticket that opens the door is for tills only.
    if (print->what == "tickets" && !visit.session->roles.may(identity::Role::pos))
        return refusals::not_allowed(std::string(identity::name_of(identity::Role::pos)));
    auto pdf = papers.at(print->what).pdf(connection, *print, *visit.tenant);
    if (!pdf) return pdf.refusal();
    http::Response response{.content_type = "application/pdf", .body = std::move(*pdf)};
    response.headers.emplace_back("Content-Disposition", "inline; filename=\"" + print->what + "-" +
                                                             std::to_string(print->subject) + ".pdf\"");
    return response;
}

Result<StoredSale> sale_to_print(storage::Connection& connection, const StoredPrint& print, TimeMs now) {
    auto sale = find_sale(connection, print.subject);
    if (auto refusal = why_not_printed(*sale, print.what, now)) return *refusal;
    return std::move(*sale);
}

Result<std::vector<printing::Ticket>> tickets_to_print(storage::Connection& connection,
                                                       const StoredPrint& print, commands::Tenant& tenant) {
    const auto sale = sale_to_print(connection, print, tenant.clock().now_ms());
    if (!sale) return sale.refusal();
    const auto key = tickets::SigningKey::from_seed(tenant.keys().tickets);
    return load_tickets(connection, *sale, print.copy, tenant.settings(), key);
}

std::string objection_to(std::string_view answer) {
    const auto status = printing::parse_status(answer);
    if (!status) return "";
    if (!status->has_paper) return "no paper";
    return status->online ? "" : "the printer is not ready";
}

}  // namespace

Papers sale_papers() {
    Papers papers;
    papers["tickets"] = {.pdf = [](storage::Connection& c, const StoredPrint& print,
                                   commands::Tenant& tenant) -> Result<std::string> {
                             const auto tickets = tickets_to_print(c, print, tenant);
                             if (!tickets) return tickets.refusal();
                             return printing::tickets_pdf(*tickets, stock_of(print.output));
                         },
                         .escpos = [](storage::Connection& c, const StoredPrint& print,
                                      commands::Tenant& tenant) -> Result<std::string> {
                             const auto tickets = tickets_to_print(c, print, tenant);
                             if (!tickets) return tickets.refusal();
                             std::string bytes;
                             for (const printing::Ticket& ticket : *tickets)
                                 bytes += printing::ticket_bytes(ticket);
                             return bytes;
                         }};
    papers["receipt"] = {
        .pdf = [](storage::Connection& c, const StoredPrint& print,
                  commands::Tenant& tenant) -> Result<std::string> {
            return printing::receipt_pdf(
                load_receipt(c, *find_sale(c, print.subject), print.copy, tenant.settings()),
                stock_of(print.output));
        },
        .escpos = [](storage::Connection& c, const StoredPrint& print,
                     commands::Tenant& tenant) -> Result<std::string> {
            const auto sale = find_sale(c, print.subject);
            const bool cash = std::ranges::any_of(
                sale->payments, [](const Payment& p) { return p.method == registers::Method::cash; });
            return printing::receipt_bytes(load_receipt(c, *sale, print.copy, tenant.settings()),
                                           /*open_drawer=*/cash && print.copy == 0);
        }};
    return papers;
}

outbox::Carrier printer_carrier(Papers papers) {
    return [papers = std::move(papers)](const outbox::Job& job, commands::Tenant& tenant,
                                        const std::stop_token&) -> outbox::Outcome {
        const auto body = json::parse(job.body);
        const std::string printer = body->at("printer").as_string().c_str();
        std::optional<Result<std::string>> bytes;
        tenant.readers().ask([&](storage::Connection& connection) {
            const auto print = find_print(connection, job.subject);
            bytes = papers.at(print->what).escpos(connection, *print, tenant);
        });
        if (!*bytes) return {outbox::Outcome::Kind::failed, std::string(bytes->refusal().code->code)};
        return outbox::tcp_send(
            printer, {printing::status_request(), printing::status_answer_bytes, objection_to}, **bytes);
    };
}

void add_print_routes(identity::Gate& gate, Papers papers) {
    using http::Method;
    gate.command(Method::post, "/api/v1/sales/{sale}/prints", identity::need_pos, decode_print);
    gate.read(Method::get, "/api/v1/prints/{print}", identity::need_till_or_books, show_print);
    gate.read(Method::get, "/api/v1/prints/{print}/document", identity::need_till_or_books,
              [papers = std::move(papers)](const identity::Visit& visit, storage::Connection& connection) {
                  return show_document(visit, connection, papers);
              });
}

}  // namespace guichet::sales
