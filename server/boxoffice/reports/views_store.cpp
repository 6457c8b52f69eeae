#include "boxoffice/reports/views_store.h"

#include "base/json.h"
#include "boxoffice/reports/views_sql.gen.h"

namespace guichet::reports {

std::string render_views(storage::Connection& connection, UserId user) {
    const storage::Rows rows = connection.query(sql::list_views, {user});
    json::Writer w(2048);
    w.begin().begin_list("views");
    for (size_t i = 0; i < rows.size(); ++i)
        w.begin()
            .field("id", rows.number(i, 0))
            .field("name", rows.text(i, 1))
            .raw("filter", rows.text(i, 2))
            .field("shared", rows.number(i, 3) == 1)
            .field("mine", rows.number(i, 4) == user.value)
            .field("user", rows.text(i, 5))
            .end();
    return w.end_list().end().take();
}

}  // namespace guichet::reports
