#include "boxoffice/identity/gate_api.h"

#include "base/refusals.gen.h"
#include "boxoffice/identity/identity_store.h"

namespace guichet::identity {
namespace {

// Browsers say where a request comes from; what comes from elsewhere changes nothing here. Programs
// that are no browser send neither header, and no cookie of a browser either.
bool from_elsewhere(const http::Request& request) {
    const std::string_view site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return true;
    const std::string_view origin = request.header("origin");
    if (origin.empty()) return false;
    const size_t slashes = origin.find("://");
    return slashes == std::string_view::npos || origin.substr(slashes + 3) != request.header("host");
}

std::optional<Refusal> bad_change(const http::Request& request, bool with_key) {
    if (from_elsewhere(request)) return refusals::wrong_origin();
    const std::string_view type = request.header("content-type");
    if (type.substr(0, type.find_first_of("; ")) != "application/json") return refusals::media_type();
    if (with_key && !is_uuid(request.header("idempotency-key"))) return refusals::key_missing();
    return std::nullopt;
}

// What was asked for, so that the same key cannot mean two things.
Digest input_of(const http::Request& request) {
    return Hasher().field(http::name_of(request.method)).field(request.path).field(request.body).finish();
}

}  // namespace

void Gate::enter(const http::RequestPtr& request, const http::ResponderPtr& responder, Need need,
                 const Freely& handle) {
    commands::Tenant* tenant = tenants_.of_host(request->header("host"));
    const Language spoken = language_of_header(
        request->header("accept-language"), tenant == nullptr ? Language::fr : tenant->settings().language);
    if (tenant == nullptr) {
        responder->respond(http::problem(refusals::tenant_unknown(), spoken, "CHF"));
        return;
    }
    auto visit = std::make_shared<Visit>(Visit{request, tenant, nullptr, spoken});
    if (!need.session) return handle(std::move(visit), responder);

    const auto token = request->cookie(session_cookie);
    if (!token || token->size() > 200) {
        responder->respond(visit->problem(refusals::not_signed_in()));
        return;
    }
    const Digest token_hash = digest_of(*token);
    const auto go_on = [need, handle, responder](const std::shared_ptr<Visit>& v,
                                                 std::shared_ptr<const Session> session) {
        v->session = std::move(session);
        if (!v->session->roles.may(need.any_of)) {
            const auto missing = need.any_of.list();
            responder->respond(v->problem(refusals::not_allowed(std::string(name_of(missing.front())))));
            return;
        }
        handle(v, responder);
    };
    Sessions& sessions = tenant->part<Sessions>();
    const bool shared = tenant->location().engine == storage::Engine::postgres;
    if (auto session = sessions.find(token_hash, visit->now_ms(), shared))
        return go_on(visit, std::move(session));

    const bool taken = tenant->readers().submit(
        [visit, responder, token_hash, go_on, &sessions](storage::Connection& connection) {
            auto found = find_session(connection, token_hash, visit->now_ms());
            if (!found) {
                responder->respond(visit->problem(refusals::not_signed_in()));
                return;
            }
            auto session = std::make_shared<const Session>(std::move(*found));
            sessions.keep(session, visit->now_ms());
            go_on(visit, std::move(session));
        });
    if (!taken) responder->respond(visit->problem(refusals::busy(2)));
}

void Gate::freely(http::Method method, std::string_view pattern, Need need, Freely handle) {
    const bool changes = method != http::Method::get;
    router_.add(method, pattern,
                [this, need, changes, handle = std::move(handle)](const http::RequestPtr& request,
                                                                  const http::ResponderPtr& responder) {
                    enter(request, responder, need, [&](VisitPtr visit, http::ResponderPtr r) {
                        const auto bad = changes ? bad_change(*visit->request, false) : std::nullopt;
                        if (bad)
                            r->respond(visit->problem(*bad));
                        else
                            handle(std::move(visit), std::move(r));
                    });
                });
}

void Gate::read(http::Method method, std::string_view pattern, Need need, Read read) {
    router_.add(method, pattern,
                [this, need, read = std::move(read)](const http::RequestPtr& request,
                                                     const http::ResponderPtr& responder) {
                    enter(request, responder, need, [read](VisitPtr visit, http::ResponderPtr r) {
                        answer_read(std::move(visit), std::move(r), read);
                    });
                });
}

void Gate::command(http::Method method, std::string_view pattern, Need need, Decode decode) {
    router_.add(method, pattern,
                [this, need, decode = std::move(decode)](const http::RequestPtr& request,
                                                         const http::ResponderPtr& responder) {
                    enter(request, responder, need, [decode](VisitPtr visit, http::ResponderPtr r) {
                        if (const auto bad = bad_change(*visit->request, true))
                            return r->respond(visit->problem(*bad));
                        Result<commands::Work> work = decode(*visit);
                        if (!work) return r->respond(visit->problem(work.refusal()));
                        answer_command(std::move(visit), std::move(r), std::move(*work));
                    });
                });
}

void Gate::answer_read(VisitPtr visit, http::ResponderPtr responder, Read read) {
    const bool taken = visit->tenant->readers().submit(
        [visit, responder, read = std::move(read)](storage::Connection& connection) {
            Result<http::Response> response = read(*visit, connection);
            if (response)
                responder->respond(std::move(*response));
            else
                responder->respond(visit->problem(response.refusal()));
        });
    if (!taken) responder->respond(visit->problem(refusals::busy(2)));
}

void Gate::submit(VisitPtr visit, http::ResponderPtr responder, std::string key, commands::Work work,
                  std::function<void(const commands::Answer&)> then) {
    commands::Command command{
        .key = std::move(key), .input = input_of(*visit->request), .work = std::move(work)};
    if (visit->session != nullptr) {
        command.user = visit->session->user;
        command.at_register = visit->session->at_register;
    }
    command.done = [visit, responder, then = std::move(then)](commands::Answer answer) {
        if (answer.kind == commands::Answer::Kind::accepted && then) return then(answer);
        responder->respond(
            commands::response_of(answer, visit->language, visit->tenant->settings().currency));
    };
    if (!visit->tenant->writer().submit(std::move(command)))
        responder->respond(visit->problem(refusals::busy(2)));
}

void Gate::answer_command(VisitPtr visit, http::ResponderPtr responder, commands::Work work) {
    std::string key(visit->key());
    submit(std::move(visit), std::move(responder), std::move(key), std::move(work), {});
}

}  // namespace guichet::identity
