#include <algorithm>
#include <fstream>

#include "base/check.h"
#include "base/json.h"
#include "boxoffice/reports/export_carrier_flow.h"
#include "boxoffice/reports/exports_flow.h"
#include "boxoffice/reports/exports_store.h"
#include "boxoffice/reports/reports_api.h"

namespace guichet::reports {

// The filter is of the statement or of the takings, as `what` says.
struct AskedStatement {
    std::string what, format;
    Filter filter;
};
BOOST_DESCRIBE_STRUCT(AskedStatement, (), (what, format, filter))
struct AskedTakings {
    std::string what, format;
    TakingsFilter filter;
};
BOOST_DESCRIBE_STRUCT(AskedTakings, (), (what, format, filter))

namespace {

constexpr std::array<std::string_view, 3> formats = {"csv", "xlsx", "pdf"};

template <class Asked>
Result<ExportFile> wish_of(const identity::Visit& visit,
                           std::optional<Refusal> (*why_not)(const decltype(Asked::filter)&,
                                                             std::string_view)) {
    const auto body = json::decode<Asked>(visit.request->body);
    if (!body) return body.refusal();
    const Check check = Check()
                            .that(body->what == "statement" || body->what == "takings", "/what",
                                  "must be statement or takings")
                            .that(std::ranges::find(formats, body->format) != formats.end(), "/format",
                                  "must be csv, xlsx or pdf");
    if (check.refusal()) return *check.refusal();
    if (auto refusal = why_not(body->filter, "/filter")) return *refusal;
    return ExportFile{.id = std::string(visit.key()),
                      .what = body->what,
                      .format = body->format,
                      .filter = json::encode(body->filter),
                      .language = visit.language,
                      .user = visit.session->user};
}

Result<commands::Work> decode_export(const identity::Visit& visit) {
    const auto body = json::parse(visit.request->body);
    if (!body) return body.refusal();
    const auto* what = body->is_object() ? body->get_object().if_contains("what") : nullptr;
    const bool takings = what != nullptr && what->is_string() && what->get_string() == "takings";
    auto wish = takings ? wish_of<AskedTakings>(visit, why_not_takings)
                        : wish_of<AskedStatement>(visit, why_not_filter);
    if (!wish) return wish.refusal();
    return ask_export(std::move(*wish));
}

int64_t percent_of(const identity::Visit& visit, const ExportFile& file) {
    if (file.state() == "done") return 100;
    const auto far = visit.tenant->part<ExportProgress>().find(file.id);
    return far ? std::min<int64_t>(far->percent, 99) : 0;
}

void write_export(json::Writer& w, const identity::Visit& visit, const ExportFile& file) {
    const auto far = visit.tenant->part<ExportProgress>().find(file.id);
    w.begin()
        .field("id", file.id)
        .field("what", file.what)
        .field("format", file.format)
        .raw("filter", file.filter)
        .field("state", file.state())
        .field("made_at_ms", file.made_at_ms)
        .field("kept_until_ms", file.made_at_ms + export_kept_ms)
        .field("progress_percent", percent_of(visit, file))
        .field("rows", far ? far->rows : file.rows)
        .field("bytes", file.bytes);
    if (!file.problem.empty()) w.field("problem", file.problem);
    w.end();
}

Result<http::Response> show_exports(const identity::Visit& visit, storage::Connection& connection) {
    json::Writer w(4096);
    w.begin().begin_list("exports");
    for (const ExportFile& file : list_exports(connection, visit.session->user)) write_export(w, visit, file);
    return http::Response{.body = w.end_list().end().take()};
}

// Files hold customers' names: each user has his own.
Result<ExportFile> export_of(const identity::Visit& visit, storage::Connection& connection) {
    auto file = find_export(connection, visit.request->args.front());
    if (!file || file->user != visit.session->user) return refusals::export_unknown();
    return std::move(*file);
}

Result<http::Response> show_export(const identity::Visit& visit, storage::Connection& connection) {
    const auto file = export_of(visit, connection);
    if (!file) return file.refusal();
    json::Writer w;
    write_export(w, visit, *file);
    return http::Response{.body = w.take()};
}

Result<http::Response> show_file(const identity::Visit& visit, storage::Connection& connection) {
    const auto file = export_of(visit, connection);
    if (!file) return file.refusal();
    if (file->state() != "done") return refusals::export_not_ready(file->state(), percent_of(visit, *file));
    std::ifstream in(exports_folder(*visit.tenant) + "/" + file->file, std::ios::binary);
    if (!in) return refusals::export_unknown();  // made by another server, or taken away by hand
    std::string bytes(static_cast<size_t>(file->bytes), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (in.gcount() != static_cast<std::streamsize>(bytes.size())) return refusals::export_unknown();
    const auto& settings = visit.tenant->settings();
    http::Response response{.content_type = std::string(content_type_of(file->format)),
                            .body = std::move(bytes)};
    response.headers.emplace_back(
        "Content-Disposition",
        "attachment; filename=\"" + file_name(*file, settings.tenant, settings.time_zone) + "\"");
    return response;
}

}  // namespace

outbox::Carrying export_carrying() {
    return {.kind = "export", .carrier = make_export, .repeatable = true, .lease_ms = hour_ms};
}

void add_export_routes(identity::Gate& gate) {
    using http::Method;
    gate.command(Method::post, "/api/v1/exports", need_accounting, decode_export);
    gate.read(Method::get, "/api/v1/exports", need_accounting, show_exports);
    gate.read(Method::get, "/api/v1/exports/{export}", need_accounting, show_export);
    gate.read(Method::get, "/api/v1/exports/{export}/file", need_accounting, show_file);
}

}  // namespace guichet::reports
