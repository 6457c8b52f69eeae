#include "boxoffice/reports/exports_store.h"

#include "boxoffice/reports/exports_sql.gen.h"

namespace guichet::reports {
namespace {

ExportFile export_of(const storage::Rows& rows, size_t i) {
    return {.id = rows.text(i, 0),
            .what = rows.text(i, 1),
            .format = rows.text(i, 2),
            .filter = rows.text(i, 3),
            .language = parse_language(rows.text(i, 4)).value_or(Language::fr),
            .user = {rows.number(i, 5)},
            .made_at_ms = rows.number(i, 6),
            .file = rows.text(i, 7),
            .bytes = rows.number(i, 8),
            .rows = rows.number(i, 9),
            .job_state = rows.text(i, 10),
            .problem = rows.text(i, 11)};
}

}  // namespace

std::optional<ExportFile> find_export(storage::Connection& connection, std::string_view id) {
    const storage::Rows rows = connection.query(sql::find_export, {id});
    if (rows.empty()) return std::nullopt;
    return export_of(rows, 0);
}

std::vector<ExportFile> list_exports(storage::Connection& connection, UserId user) {
    const storage::Rows rows = connection.query(sql::list_exports, {user});
    std::vector<ExportFile> all;
    for (size_t i = 0; i < rows.size(); ++i) all.push_back(export_of(rows, i));
    return all;
}

std::vector<ExportFile> list_old_exports(storage::Connection& connection, TimeMs now) {
    const storage::Rows rows = connection.query(sql::old_exports, {now - export_kept_ms, exports_kept_max});
    std::vector<ExportFile> old;
    for (size_t i = 0; i < rows.size(); ++i) old.push_back({.id = rows.text(i, 0), .file = rows.text(i, 1)});
    return old;
}

}  // namespace guichet::reports
