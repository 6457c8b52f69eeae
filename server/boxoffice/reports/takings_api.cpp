#include "base/json.h"
#include "boxoffice/reports/asked_api.h"
#include "boxoffice/reports/reports_api.h"
#include "boxoffice/reports/takings_store.h"

namespace guichet::reports {
namespace {

constexpr int64_t screenings_max = 500;

void write_counts(json::Writer& w, int64_t sold, int64_t free, const TakingsLine& line) {
    w.field("sold", sold)
        .field("free", free)
        .field("refunded", line.refunded)
        .field("amount_cents", line.amount)
        .field("vat_cents", line.vat);
}

void write_line(json::Writer& w, const TakingsLine& line) {
    w.begin()
        .field("tariff_id", line.tariff)
        .field("key", line.key)
        .field("name", line.name)
        .field("unit_cents", line.unit)
        .field("vat_code", line.vat_code);
    if (line.vat_bp) w.field("vat_bp", *line.vat_bp);
    if (line.first_ticket != 0)
        w.field("first_ticket", line.first_ticket).field("last_ticket", line.last_ticket);
    write_counts(w, line.sold(), line.free(), line);
    w.end();
}

void write_takings(json::Writer& w, const Takings& takings) {
    w.begin()
        .field("screening_id", takings.screening)
        .field("title", takings.title)
        .field("room", takings.room)
        .field("starts_at_ms", takings.starts_at_ms)
        .field("cancelled", takings.cancelled)
        .field("capacity", takings.capacity)
        .field("occupancy_percent", takings.occupancy_percent())
        .field("entered", takings.entered)
        .begin_list("lines");
    for (const TakingsLine& line : takings.lines) write_line(w, line);
    w.end_list();
    write_counts(w, takings.sold(), takings.free(), takings.sum());
    if (!takings.methods.empty()) {
        w.begin_list("methods");
        for (const auto& [method, amount] : takings.methods)
            w.begin().field("method", method).field("amount_cents", amount).end();
        w.end_list();
    }
    w.begin("checks")
        .field("places", takings.places_agree())
        .field("payments", takings.payments_agree())
        .field("entries", takings.entries_agree())
        .end()
        .end();
}

Result<http::Response> show_takings(const identity::Visit& visit, storage::Connection& connection) {
    const auto filter = asked<TakingsFilter>(*visit.request);
    if (!filter) return filter.refusal();
    if (auto refusal = why_not_takings(*filter, "")) return *refusal;
    const std::string& zone = visit.tenant->settings().time_zone;
    auto all = list_takings(connection, *filter, zone, {}, screenings_max + 1);
    const bool more = static_cast<int64_t>(all.size()) > screenings_max;
    if (more) all.resize(static_cast<size_t>(screenings_max));
    if (filter->screening_id && all.size() == 1)
        all[0].methods = methods_of(connection, all[0].screening, zone, visit.now_ms());
    json::Writer w(16'384);
    w.begin().begin_list("screenings");
    for (const Takings& takings : all) write_takings(w, takings);
    return http::Response{.body = w.end_list().field("more", more).end().take()};
}

Result<http::Response> show_figures(const identity::Visit& visit, storage::Connection& connection) {
    const auto filter = asked<FiguresFilter>(*visit.request);
    if (!filter) return filter.refusal();
    if (auto refusal = why_not_figures(*filter)) return *refusal;
    json::Writer w(8192);
    w.begin().begin_list("buckets");
    for (const Bucket& bucket : list_figures(connection, *filter, visit.tenant->settings().time_zone)) {
        w.begin().field("key", bucket.key);
        if (!bucket.label.empty()) w.field("label", bucket.label);
        w.field("takings_cents", bucket.takings)
            .field("sold", bucket.sold)
            .field("refunded", bucket.refunded)
            .field("comps", bucket.comps);
        if (bucket.capacity) w.field("capacity", *bucket.capacity);
        if (const auto percent = bucket.occupancy_percent()) w.field("occupancy_percent", *percent);
        w.end();
    }
    return http::Response{.body = w.end_list().end().take()};
}

}  // namespace

void add_takings_routes(identity::Gate& gate) {
    using http::Method;
    gate.read(Method::get, "/api/v1/takings", need_accounting, show_takings);
    gate.read(Method::get, "/api/v1/figures", need_figures, show_figures);
}

}  // namespace guichet::reports
