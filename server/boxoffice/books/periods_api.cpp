#include <limits>

#include "base/check.h"
#include "base/json.h"
#include "boxoffice/books/books_api.h"
#include "boxoffice/books/period_flow.h"

namespace guichet::books {

struct ClosePeriod {
    Period period{};
};
BOOST_DESCRIBE_STRUCT(ClosePeriod, (), (period))

namespace {

using identity::Role;
using identity::Visit;

constexpr int64_t list_max = 400, list_default = 31;

Result<http::Response> show_periods(const Visit& visit, storage::Connection& connection) {
    const std::string_view period = visit.request->query_value("period").value_or("");
    Id<struct NumberTag> before, limit;
    const auto numeric = [&](std::string_view name, auto& into) {
        const auto text = visit.request->query_value(name);
        return !text || parse_id(*text, into);
    };
    Period known{};
    const Check check =
        Check()
            .that(period.empty() || boost::describe::enum_from_string(std::string(period).c_str(), known),
                  "/period", "must be day, month or year")
            .that(numeric("before", before), "/before", "must be a number from 1 on")
            .that(numeric("limit", limit), "/limit", "must be a number from 1 on")
            .range("/limit", limit.value, 0, list_max);
    if (check.refusal()) return *check.refusal();
    const int64_t below = before.value == 0 ? std::numeric_limits<int64_t>::max() : before.value;
    json::Writer w;
    w.begin().begin_list("closings");
    for (const StoredPeriod& closing :
         list_periods(connection, period, below, limit.value == 0 ? list_default : limit.value))
        render_period(w, closing);
    return http::Response{.body = w.end_list().end().take()};
}

void handle_closing(const identity::VisitPtr& visit, const http::ResponderPtr& responder) {
    if (!is_uuid(visit->key())) return responder->respond(visit->problem(refusals::key_missing()));
    const auto body = json::decode<ClosePeriod>(visit->request->body);
    if (!body) return responder->respond(visit->problem(body.refusal()));
    const bool taken = visit->tenant->readers().submit([=, period = body->period](storage::Connection& c) {
        const auto prepared =
            prepare_period(c, period, false, visit->now_ms(), visit->tenant->settings().time_zone);
        // A repeated request finds nothing more to close, but its answer.
        commands::Work work;
        if (prepared)
            work = close_period(*prepared, visit->session->user, visit->session->name);
        else
            work = [refusal = prepared.refusal()](commands::Unit&) -> Result<commands::Accepted> {
                return refusal;
            };
        identity::Gate::answer_command(visit, responder, std::move(work));
    });
    if (!taken) responder->respond(visit->problem(refusals::busy(2)));
}

Result<http::Response> show_rules(const Visit&, storage::Connection& connection) {
    return http::Response{.body = json::encode(book_rules(connection))};
}

Result<commands::Work> decode_rules(const Visit& visit) {
    const auto rules = json::decode<BookRules>(visit.request->body);
    if (!rules) return rules.refusal();
    const Check check = Check().range("/day_ends_minutes", rules->day_ends_minutes, 0, 12 * 60);
    if (check.refusal()) return *check.refusal();
    return set_book_rules(*rules);
}

}  // namespace

void add_period_routes(identity::Gate& gate) {
    using http::Method;
    constexpr identity::Need need_accounting{true, Role::accounting};
    gate.read(Method::get, "/api/v1/period-closings", need_accounting, show_periods);
    gate.freely(Method::post, "/api/v1/period-closings", need_accounting, handle_closing);
    gate.read(Method::get, "/api/v1/settings/books", need_accounting, show_rules);
    gate.command(Method::put, "/api/v1/settings/books", identity::need_admin, decode_rules);
}

}  // namespace guichet::books
