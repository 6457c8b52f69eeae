#include <algorithm>
#include <limits>

#include "base/check.h"
#include "base/json.h"
#include "boxoffice/books/books_api.h"
#include "boxoffice/books/closing_flow.h"
#include "boxoffice/books/closing_paper_api.h"
#include "boxoffice/books/report_store.h"
#include "boxoffice/books/slips_flow.h"
#include "boxoffice/identity/identity_store.h"
#include "boxoffice/registers/registers_api.h"

namespace guichet::books {

struct PrintSlip {
    std::string output;
};
BOOST_DESCRIBE_STRUCT(PrintSlip, (), (output))

namespace {

using identity::Role;
using identity::Visit;

constexpr int64_t list_max = 100, list_default = 20;

bool sees_all(const Visit& visit) { return visit.session->roles.may(Role::accounting); }

Result<registers::StoredSession> session_of(const Visit& visit, storage::Connection& connection) {
    RegisterSessionId id;
    if (!parse_id(visit.request->args.front(), id)) return refusals::session_unknown();
    auto session = registers::find_session(connection, id);
    if (!session) return refusals::session_unknown();
    if (session->at_register != visit.session->at_register && !sees_all(visit))
        return refusals::session_elsewhere(session->register_name);
    return std::move(*session);
}

// A cashier who counts sees what was expected once he has counted what is there now.
Result<std::string> report_for(const Visit& visit, storage::Connection& connection) {
    const auto session = session_of(visit, connection);
    if (!session) return session.refusal();
    if (session->closed_at_ms != 0) return refusals::session_closed(session->register_name);
    const auto at_register = registers::find_register(connection, session->at_register);
    const auto count = registers::last_count(connection, session->id);
    const bool counted = count && count->expected == registers::drawer_balance(connection, session->id);
    if (!registers::may_see_expected(registers::hand_of(visit), at_register->closing, counted))
        return refusals::report_hidden();
    return render_report(connection, *session, visit.now_ms());
}

Result<http::Response> show_report(const Visit& visit, storage::Connection& connection) {
    auto report = report_for(visit, connection);
    if (!report) return report.refusal();
    return http::Response{.body = std::move(*report)};
}

Result<http::Response> show_report_document(const Visit& visit, storage::Connection& connection) {
    const auto report = report_for(visit, connection);
    if (!report) return report.refusal();
    http::Response response{.content_type = "application/pdf"};
    response.body =
        printing::slip_pdf(slip_of_report(*report, visit.tenant->settings()), printing::Stock::roll80);
    response.headers.emplace_back("Content-Disposition", "inline; filename=\"report-x.pdf\"");
    return response;
}

Result<commands::Work> decode_closing(const Visit& visit) {
    auto body = json::decode<CloseSession>(visit.request->body);
    if (!body) return body.refusal();
    const Check check = Check()
                            .range("/count_id", body->count_id.value_or(1), 1, json::id_max)
                            .range("/withdrawn_cents", body->withdrawn_cents.cents, 0, 100'000'000)
                            .length("/comment", body->comment.value_or(""), 0, 500);
    if (check.refusal()) return *check.refusal();
    RegisterSessionId id;
    if (!parse_id(visit.request->args.front(), id)) return refusals::session_unknown();
    return close_session(registers::hand_of(visit), id, std::move(*body));
}

Result<StoredClosing> closing_of(const Visit& visit, storage::Connection& connection) {
    Id<struct ClosingTag> number;
    if (!parse_id(visit.request->args.front(), number)) return refusals::closing_unknown();
    auto closing = find_closing(connection, number.value);
    if (!closing) return refusals::closing_unknown();
    if (closing->at_register != visit.session->at_register && !sees_all(visit))
        return refusals::session_elsewhere(closing->register_name);
    return std::move(*closing);
}

Result<http::Response> show_closing(const Visit& visit, storage::Connection& connection) {
    const auto closing = closing_of(visit, connection);
    if (!closing) return closing.refusal();
    return http::Response{.body = render_closing(*closing)};
}

Result<http::Response> show_closings(const Visit& visit, storage::Connection& connection) {
    RegisterId wanted;
    Id<struct NumberTag> before, limit;
    const auto numeric = [&](std::string_view name, auto& into) {
        const auto text = visit.request->query_value(name);
        return !text || parse_id(*text, into);
    };
    const Check check =
        Check()
            .that(numeric("register_id", wanted), "/register_id", "must be a number from 1 on")
            .that(numeric("before", before), "/before", "must be a number from 1 on")
            .that(numeric("limit", limit), "/limit", "must be a number from 1 on")
            .range("/limit", limit.value, 0, list_max);
    if (check.refusal()) return *check.refusal();
    if (!sees_all(visit)) {
        if (!visit.session->at_register) return refusals::register_not_chosen();
        wanted = visit.session->at_register;
    }
    const int64_t below = before.value == 0 ? std::numeric_limits<int64_t>::max() : before.value;
    json::Writer w;
    w.begin().begin_list("closings");
    for (const StoredClosing& closing :
         list_closings(connection, wanted, below, limit.value == 0 ? list_default : limit.value)) {
        w.begin();
        write_head(w, closing);
        w.end();
    }
    return http::Response{.body = w.end_list().end().take()};
}

Result<SlipWish> slip_wish_of(const Visit& visit) {
    auto body = json::decode<PrintSlip>(visit.request->body);
    if (!body) return body.refusal();
    const Check check =
        Check().that(body->output == "printer" || body->output == "pdf_a4" || body->output == "pdf_roll",
                     "/output", "must be printer, pdf_a4 or pdf_roll");
    if (check.refusal()) return *check.refusal();
    return SlipWish{std::string(visit.key()), std::move(body->output), sees_all(visit)};
}

Result<commands::Work> decode_print(const Visit& visit) {
    auto wish = slip_wish_of(visit);
    if (!wish) return wish.refusal();
    Id<struct ClosingTag> number;
    if (!parse_id(visit.request->args.front(), number)) return refusals::closing_unknown();
    return print_closing(registers::hand_of(visit), number.value, std::move(*wish));
}

Result<commands::Work> decode_movement_print(const Visit& visit) {
    auto wish = slip_wish_of(visit);
    if (!wish) return wish.refusal();
    RegisterSessionId session;
    if (!parse_id(visit.request->args.front(), session)) return refusals::session_unknown();
    Id<struct EntryTag> entry;
    if (!parse_id(visit.request->args.back(), entry)) return refusals::movement_unknown();
    return print_movement(registers::hand_of(visit), session, entry.value, std::move(*wish));
}

Result<http::Response> show_registers(const Visit& visit, storage::Connection& connection) {
    const auto at = identity::list_others_at_registers(connection, {}, visit.now_ms());
    const auto closings = last_closings(connection);
    json::Writer w;
    w.begin().begin_list("registers");
    for (const registers::Register& r : registers::list_registers(connection)) {
        w.begin()
            .field("id", r.id)
            .field("name", r.name)
            .field("salepoint_id", r.salepoint)
            .field("salepoint", r.salepoint_name)
            .field("printer", r.printer)
            .field("shared", r.shared)
            .field("closing", r.closing);
        if (r.session)
            w.begin("session")
                .field("id", r.session->id)
                .field("register_id", r.id)
                .field("opened_at_ms", r.session->opened_at_ms)
                .field("opened_by", registers::opened_by(connection, r.session->id))
                .field("float_cents", r.session->opening_float)
                .end();
        w.begin_list("in_use");
        for (const identity::AtRegister& user : at)
            if (user.at_register == r.id)
                w.begin().field("by", user.name).field("since_ms", user.since_ms).end();
        w.end_list();
        const auto last = std::ranges::find(closings, r.id, &StoredClosing::at_register);
        if (last != closings.end()) {
            w.begin("last_closing");
            write_head(w, *last);
            w.end();
        }
        w.end();
    }
    return http::Response{.body = w.end_list().end().take()};
}

}  // namespace

void add_closing_routes(identity::Gate& gate) {
    using http::Method;
    using identity::need_pos;
    using identity::need_till_or_books;
    constexpr identity::Need need_accounting{true, Role::accounting};
    const std::string session = "/api/v1/register-sessions/{session}";
    gate.read(Method::get, "/api/v1/registers", need_accounting, show_registers);
    gate.read(Method::get, session + "/report", need_till_or_books, show_report);
    gate.read(Method::get, session + "/report/document", need_till_or_books, show_report_document);
    gate.command(Method::post, session + "/closing", need_pos, decode_closing);
    gate.read(Method::get, "/api/v1/closings", need_till_or_books, show_closings);
    gate.read(Method::get, "/api/v1/closings/{closing}", need_till_or_books, show_closing);
    gate.command(Method::post, "/api/v1/closings/{closing}/prints", need_till_or_books, decode_print);
    gate.command(Method::post, session + "/movements/{entry}/prints", need_till_or_books,
                 decode_movement_print);
}

}  // namespace guichet::books
