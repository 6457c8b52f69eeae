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
    const auto body = json::decode<PrintSale>(visit.request.body);
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
    return print_sale(std::move(*cashier), std::string(visit.key()), visit.request.args.front(), *body);
}

Result<http::Response> show_print(const identity::Visit& visit, storage::Connection& connection) {
    const auto print = find_print(connection, visit.request.args.front());
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

Result<http::Response> show_document(const identity::Visit& visit, storage::Connection& connection) {
    const auto print = find_print(connection, visit.request.args.front());
    if (!print) return refusals::print_unknown();
    const auto sale = find_sale(connection, print->sale_number);
    const auto& settings = visit.tenant->settings();
    http::Response response{.content_type = "application/pdf"};
    if (print->what == "tickets") {
        if (auto refusal = why_not_printed(*sale, print->what, visit.now_ms())) return *refusal;
        const auto key = tickets::SigningKey::from_seed(visit.tenant->keys().tickets);
        response.body = printing::tickets_pdf(load_tickets(connection, *sale, print->copy, settings, key),
                                              stock_of(print->output));
    } else {
        response.body = printing::receipt_pdf(load_receipt(connection, *sale, print->copy, settings),
                                              stock_of(print->output));
    }
    response.headers.emplace_back("Content-Disposition", "inline; filename=\"" + print->what + "-" +
                                                             std::to_string(print->sale_number) + ".pdf\"");
    return response;
}

std::string printer_bytes(storage::Connection& connection, const StoredPrint& print, const StoredSale& sale,
                          commands::Tenant& tenant) {
    if (print.what == "receipt") {
        const bool cash = std::ranges::any_of(
            sale.payments, [](const Payment& p) { return p.method == registers::Method::cash; });
        return printing::receipt_bytes(load_receipt(connection, sale, print.copy, tenant.settings()),
                                       /*open_drawer=*/cash && print.copy == 0);
    }
    const auto key = tickets::SigningKey::from_seed(tenant.keys().tickets);
    std::string bytes;
    for (const auto& ticket : load_tickets(connection, sale, print.copy, tenant.settings(), key))
        bytes += printing::ticket_bytes(ticket);
    return bytes;
}

std::string objection_to(std::string_view answer) {
    const auto status = printing::parse_status(answer);
    if (!status) return "";
    if (!status->has_paper) return "no paper";
    return status->online ? "" : "the printer is not ready";
}

}  // namespace

outbox::Carrier printer_carrier() {
    return [](const outbox::Job& job, commands::Tenant& tenant, const std::stop_token&) -> outbox::Outcome {
        struct Body {
            std::string printer, bytes, refused;
        } found;
        const auto body = json::parse(job.body);
        found.printer = body->at("printer").as_string().c_str();
        tenant.readers().ask([&](storage::Connection& connection) {
            const auto print = find_print(connection, job.subject);
            const auto sale = find_sale(connection, print->sale_number);
            if (auto refusal = why_not_printed(*sale, print->what, tenant.clock().now_ms()))
                found.refused = refusal->code->code;
            else
                found.bytes = printer_bytes(connection, *print, *sale, tenant);
        });
        if (!found.refused.empty()) return {outbox::Outcome::Kind::failed, found.refused};
        return outbox::tcp_send(found.printer,
                                {printing::status_request(), printing::status_answer_bytes, objection_to},
                                found.bytes);
    };
}

void add_print_routes(identity::Gate& gate) {
    using http::Method;
    gate.command(Method::post, "/api/v1/sales/{sale}/prints", identity::need_pos, decode_print);
    gate.read(Method::get, "/api/v1/prints/{print}", identity::need_pos, show_print);
    gate.read(Method::get, "/api/v1/prints/{print}/document", identity::need_pos, show_document);
}

}  // namespace guichet::sales
