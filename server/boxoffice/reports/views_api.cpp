#include "base/check.h"
#include "base/json.h"
#include "boxoffice/reports/reports_api.h"
#include "boxoffice/reports/views_flow.h"
#include "boxoffice/reports/views_store.h"

namespace guichet::reports {
namespace {

constexpr size_t view_name_max = 60;

Result<commands::Work> decode_view(const identity::Visit& visit) {
    auto view = json::decode<NewView>(visit.request->body);
    if (!view) return view.refusal();
    const Check check = Check().length("/name", view->name, 1, view_name_max);
    if (check.refusal()) return *check.refusal();
    if (auto refusal = why_not_filter(view->filter, "/filter")) return *refusal;
    if (view->shared.value_or(false) && !visit.session->roles.meets(identity::Role::admin))
        return refusals::not_allowed("admin");
    return save_view(visit.session->user, std::move(*view));
}

Result<commands::Work> decode_deletion(const identity::Visit& visit) {
    Id<struct ViewTag> view;
    if (!parse_id(visit.request->args.front(), view)) return refusals::view_unknown();
    return delete_view(visit.session->user, visit.session->roles, view.value);
}

Result<http::Response> show_views(const identity::Visit& visit, storage::Connection& connection) {
    return http::Response{.body = render_views(connection, visit.session->user)};
}

}  // namespace

void add_view_routes(identity::Gate& gate) {
    using http::Method;
    gate.read(Method::get, "/api/v1/statement/views", need_accounting, show_views);
    gate.command(Method::post, "/api/v1/statement/views", need_accounting, decode_view);
    gate.command(Method::del, "/api/v1/statement/views/{view}", need_accounting, decode_deletion);
}

}  // namespace guichet::reports
