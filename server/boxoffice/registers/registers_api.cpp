#include "boxoffice/registers/registers_api.h"

#include <algorithm>

#include "base/json.h"
#include "boxoffice/identity/identity_flow.h"
#include "boxoffice/identity/identity_store.h"
#include "boxoffice/registers/registers_flow.h"
#include "boxoffice/registers/registers_store.h"

namespace guichet::registers {
using identity::Session;
using identity::Visit;
using identity::VisitPtr;

struct ChooseRegister {
    RegisterId register_id;
    std::optional<bool> take_over;
};
BOOST_DESCRIBE_STRUCT(ChooseRegister, (), (register_id, take_over))
struct OpenRegister {
    Money float_cents;
    std::vector<Pieces> pieces;  // that make it up; may be empty
};
BOOST_DESCRIBE_STRUCT(OpenRegister, (), (float_cents, pieces))

namespace {

bool works_at(const Session& session, SalepointId salepoint) {
    return std::ranges::find(session.salepoints, salepoint) != session.salepoints.end();
}

void write_salepoints(json::Writer& w, const Session& session, const std::vector<Register>& registers,
                      const std::vector<identity::AtRegister>& others) {
    SalepointId open;
    w.begin_list("salepoints");
    for (const Register& r : registers) {
        if (!works_at(session, r.salepoint)) continue;
        if (r.salepoint != open) {
            if (open) w.end_list().end();
            w.begin().field("id", r.salepoint).field("name", r.salepoint_name).begin_list("registers");
            open = r.salepoint;
        }
        w.begin()
            .field("id", r.id)
            .field("name", r.name)
            .field("open", r.session.has_value())
            .field("last_used", r.id == session.last_register)
            .field("shared", r.shared);
        const auto other = std::ranges::find(others, r.id, &identity::AtRegister::at_register);
        if (other != others.end())
            w.begin("in_use").field("by", other->name).field("since_ms", other->since_ms).end();
        w.end();
    }
    if (open) w.end_list().end();
    w.end_list();
}

void write_register(json::Writer& w, const Register* here, storage::Connection& connection) {
    if (here == nullptr) {
        w.null("register").null("register_session").begin_list("methods").end_list();
        return;
    }
    w.begin("register")
        .field("id", here->id)
        .field("name", here->name)
        .field("salepoint_id", here->salepoint)
        .field("salepoint", here->salepoint_name)
        .field("printer", !here->printer.empty())
        .field("closing", here->closing)
        .end();
    if (here->session)
        w.begin("register_session")
            .field("id", here->session->id)
            .field("register_id", here->id)
            .field("opened_at_ms", here->session->opened_at_ms)
            .field("opened_by", opened_by(connection, here->session->id))
            .field("float_cents", here->session->opening_float)
            .end();
    else
        w.null("register_session");
    w.begin_list("methods");
    for (const Method method : here->methods) w.value(name_of(method));
    w.value("free").end_list();
}

void handle_choice(const VisitPtr& visit, const http::ResponderPtr& responder,
                   const identity::SessionView& view) {
    const auto body = json::decode<ChooseRegister>(visit->request->body);
    if (!body) return responder->respond(visit->problem(body.refusal()));
    if (!is_uuid(visit->key())) return responder->respond(visit->problem(refusals::key_missing()));
    const RegisterId wanted = body->register_id;
    const bool take_over = body->take_over.value_or(false);
    const bool taken = visit->tenant->readers().submit([=](storage::Connection& connection) {
        const auto found = find_register(connection, wanted);
        if (found == nullptr) return responder->respond(visit->problem(refusals::register_unknown()));
        if (visit->session->salepoints.empty())
            return responder->respond(visit->problem(refusals::no_salepoint()));
        if (!works_at(*visit->session, found->salepoint))
            return responder->respond(visit->problem(refusals::register_not_yours(found->name)));
        const Digest token_hash = visit->session->token_hash;
        identity::Choice choice{.token_hash = token_hash,
                                .user = visit->session->user,
                                .user_name = visit->session->name,
                                .at_register = wanted,
                                .register_name = found->name,
                                .shared = found->shared,
                                .take_over = take_over};
        identity::Gate::submit(visit, responder, std::string(visit->key()),
                               identity::choose_register(std::move(choice)), [=](const commands::Answer&) {
                                   visit->tenant->part<identity::Sessions>().forget_register(wanted);
                                   identity::answer_session(visit, responder, view, token_hash, 200, {});
                               });
    });
    if (!taken) responder->respond(visit->problem(refusals::busy(2)));
}

Result<commands::Work> decode_opening(const Visit& visit) {
    const auto body = json::decode<OpenRegister>(visit.request->body);
    if (!body) return body.refusal();
    Check check = Check().range("/float_cents", body->float_cents.cents, 0, 10'000'000);
    check_pieces(check, body->pieces);
    check.that(body->pieces.empty() || sum_of(body->pieces) == body->float_cents, "/pieces",
               "must add up to float_cents");
    if (check.refusal()) return *check.refusal();
    if (!visit.session->at_register) return refusals::register_not_chosen();
    return open_register(visit.session->at_register, visit.session->user, visit.session->name,
                         body->float_cents, body->pieces.empty() ? "" : json::encode(body->pieces));
}

Result<commands::Work> decode_salepoint(const Visit& visit) {
    auto salepoint = json::decode<NewSalepoint>(visit.request->body);
    if (!salepoint) return salepoint.refusal();
    Check check = Check()
                      .length("/name", salepoint->name, 1, 100)
                      .count("/methods", salepoint->methods.size(), 0, 6)
                      .count("/registers", salepoint->registers.size(), 1, 50);
    for (const NewRegister& r : salepoint->registers)
        check.length("/registers/name", r.name, 1, 60)
            .length("/registers/printer", r.printer.value_or(""), 0, 100);
    if (check.refusal()) return *check.refusal();
    return add_salepoint(std::move(*salepoint));
}

Result<commands::Work> decode_change(const Visit& visit) {
    auto change = json::decode<ChangeRegister>(visit.request->body);
    if (!change) return change.refusal();
    const Check check =
        Check().length("/name", change->name, 1, 60).length("/printer", change->printer, 0, 100);
    if (check.refusal()) return *check.refusal();
    RegisterId id;
    if (!parse_id(visit.request->args.front(), id)) return refusals::register_unknown();
    return change_register(id, std::move(*change));
}

}  // namespace

std::string session_view(const Session& session, commands::Tenant& tenant, storage::Connection& connection) {
    const std::vector<Register> registers = list_registers(connection);
    const auto here = std::ranges::find(registers, session.at_register, &Register::id);
    std::vector<std::string> roles;
    for (const identity::Role role : session.roles.list()) roles.emplace_back(identity::name_of(role));
    json::Writer w;
    w.begin()
        .begin("user")
        .field("id", session.user)
        .field("login", session.login)
        .field("name", session.name)
        .field("roles", roles)
        .field("language", session.language)
        .end();
    write_salepoints(
        w, session, registers,
        identity::list_others_at_registers(connection, session.token_hash, tenant.clock().now_ms()));
    write_register(w, here == registers.end() ? nullptr : &*here, connection);
    return w.field("journal", tenant.feed().last()).end().take();
}

void add_routes(identity::Gate& gate, const identity::SessionView& view) {
    using http::Method;
    gate.freely(Method::put, "/api/v1/session/register", identity::need_pos,
                [view](const VisitPtr& v, const http::ResponderPtr& r) { handle_choice(v, r, view); });
    gate.command(Method::post, "/api/v1/register-sessions", identity::need_pos, decode_opening);
    gate.command(Method::put, "/api/v1/registers/{register}", identity::need_admin, decode_change);
    gate.command(Method::post, "/api/v1/salepoints", identity::need_admin, decode_salepoint);
}

}  // namespace guichet::registers
