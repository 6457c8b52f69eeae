#include "boxoffice/reports/views_flow.h"

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/reports/views_sql.gen.h"
#include "commands/unit.h"

namespace guichet::reports {
using commands::Accepted;
using commands::Unit;

commands::Work save_view(UserId user, NewView view) {
    return [user, view = std::move(view)](Unit& unit) -> Result<Accepted> {
        if (unit.query(sql::count_views, {user}).number(0, 0) >= views_max)
            return refusals::view_limit(views_max);
        const int64_t id = unit.query(sql::next_view_id, {}).number(0, 0);
        unit.run(sql::insert_view, {id, user, view.name, json::encode(view.filter),
                                    view.shared.value_or(false), unit.now_ms()});
        json::Writer answer;
        answer.begin().field("id", id).end();
        return Accepted{
            .kind = "view.saved", .body = json::encode(view), .status = 201, .answer = answer.take()};
    };
}

commands::Work delete_view(UserId user, identity::Roles roles, int64_t view) {
    return [user, roles, view](Unit& unit) -> Result<Accepted> {
        const storage::Rows rows = unit.query(sql::find_view, {view});
        const bool mine = !rows.empty() && rows.number(0, 0) == user.value;
        const bool shared = !rows.empty() && rows.number(0, 1) == 1;
        if (!mine && !(shared && roles.meets(identity::Role::admin))) return refusals::view_unknown();
        unit.run(sql::delete_view, {view}, 1);
        json::Writer body;
        body.begin().field("id", view).end();
        return Accepted{.kind = "view.deleted", .body = body.take(), .answer = "{}"};
    };
}

}  // namespace guichet::reports
