#include "boxoffice/reports/exports_flow.h"

#include "base/json.h"
#include "base/refusals.gen.h"
#include "boxoffice/reports/exports_sql.gen.h"
#include "outbox/outbox.h"

namespace guichet::reports {
using commands::Accepted;
using commands::Unit;

namespace {
constexpr int64_t ask_again_s = 30;
}

commands::Work ask_export(ExportFile wish) {
    return [wish = std::move(wish)](Unit& unit) -> Result<Accepted> {
        if (unit.query(sql::waiting_exports, {wish.user}).number(0, 0) >= exports_waiting_max)
            return refusals::export_too_many(ask_again_s);
        unit.run(sql::insert_export, {wish.id, wish.what, wish.format, wish.filter, code_of(wish.language),
                                      wish.user, unit.now_ms()});
        outbox::ask(unit, {.id = wish.id, .kind = "export", .subject = wish.id, .body = "{}"});
        json::Writer body, answer;
        body.begin().field("export", wish.id).field("what", wish.what).field("format", wish.format);
        body.raw("filter", wish.filter).end();
        answer.begin().field("id", wish.id).field("state", "queued").end();
        return Accepted{.kind = "export.asked",
                        .body = body.take(),
                        .news = "\"jobs\":1",
                        .status = 201,
                        .answer = answer.take()};
    };
}

commands::Work note_made(std::string id, std::string file, int64_t bytes, int64_t rows) {
    return [=](Unit& unit) -> Result<Accepted> {
        unit.run(sql::set_made, {id, file, bytes, rows}, 1);
        json::Writer body;
        body.begin().field("export", id).field("bytes", bytes).field("rows", rows).end();
        return Accepted{.kind = "export.made", .body = body.take()};
    };
}

commands::Work forget_exports(std::vector<std::string> ids) {
    return [ids = std::move(ids)](Unit& unit) -> Result<Accepted> {
        for (const std::string& id : ids) unit.run(sql::delete_export, {id});
        json::Writer body;
        body.begin().field("exports", ids).end();
        return Accepted{.kind = "export.forgotten", .body = body.take()};
    };
}

std::string exports_folder(const commands::Tenant& tenant) { return tenant.folder() + "/exports"; }

}  // namespace guichet::reports
