#include "app/metrics.h"

#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

#include "base/json.h"
#include "base/version.h"
#include "boxoffice/identity/sessions.h"

namespace guichet::app {
namespace {

http::Response health(commands::Tenants& tenants) {
    std::vector<std::string> reasons;
    for (auto& [prefix, tenant] : tenants.all())
        if (tenant->writer().figures().failed) reasons.push_back(prefix + ": the database cannot be written");
    json::Writer w(128);
    w.begin().field("status", reasons.empty() ? "ok" : "failing").field("version", version);
    if (!reasons.empty()) w.field("reasons", reasons);
    return {.status = reasons.empty() ? 200 : 503, .body = w.end().take()};
}

int64_t resident_bytes() {
    int64_t size = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> size >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

class Page {
public:
    void head(const char* name, const char* type, const char* help) {
        text_ += fmt::format("# HELP guichet_{0} {2}\n# TYPE guichet_{0} {1}\n", name, type, help);
    }
    void line(const char* name, std::string_view labels, auto value) {
        text_ += fmt::format("guichet_{}{} {}\n", name, labels.empty() ? "" : fmt::format("{{{}}}", labels),
                             value);
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

http::Response metrics(commands::Tenants& tenants, const http::Server& server) {
    Page page;
    const http::ServerFigures f = server.figures();
    const auto single = [&](const char* name, const char* type, const char* help, auto value) {
        page.head(name, type, help);
        page.line(name, "", value);
    };
    single("connections", "gauge", "Open connections", f.connections_open);
    single("connections_refused_total", "counter", "Connections beyond a limit", f.connections_refused);
    single("feed_streams", "gauge", "Open event streams", f.streams_open);
    single("requests_total", "counter", "Requests answered", f.requests);
    single("bad_requests_total", "counter", "Requests that were no HTTP or beyond a limit", f.bad_requests);
    single("resident_bytes", "gauge", "Memory in use", resident_bytes());

    page.head("commands_total", "counter", "Commands by outcome");
    for (auto& [prefix, tenant] : tenants.all()) {
        const commands::WriterFigures w = tenant->writer().figures();
        const std::pair<const char*, uint64_t> outcomes[] = {
            {"accepted", w.accepted}, {"refused", w.refused}, {"repeated", w.repeated}, {"broken", w.broken}};
        for (const auto& [outcome, count] : outcomes)
            page.line("commands_total", fmt::format("tenant=\"{}\",outcome=\"{}\"", prefix, outcome), count);
    }
    const auto each = [&](const char* name, const char* type, const char* help, auto value_of) {
        page.head(name, type, help);
        for (auto& [prefix, tenant] : tenants.all())
            page.line(name, fmt::format("tenant=\"{}\"", prefix), value_of(*tenant));
    };
    using commands::Tenant;
    each("batches_total", "counter", "Batches run, committed or all refused",
         [](Tenant& t) { return t.writer().figures().batches; });
    each("batches_again_total", "counter", "Batches done again one by one",
         [](Tenant& t) { return t.writer().figures().batches_again; });
    each("commit_seconds_total", "counter", "Time spent in commits",
         [](Tenant& t) { return static_cast<double>(t.writer().figures().commit_us) / 1e6; });
    each("queue_length", "gauge", "Commands waiting", [](Tenant& t) { return t.writer().figures().queued; });
    each("writer_failed", "gauge", "1 when the database cannot be written",
         [](Tenant& t) { return t.writer().figures().failed ? 1 : 0; });
    each("journal_number", "counter", "Entries in the journal", [](Tenant& t) { return t.feed().last(); });
    each("feed_listeners", "gauge", "Listeners on the feed", [](Tenant& t) { return t.feed().listeners(); });
    each("readers_waiting", "gauge", "Reads waiting", [](Tenant& t) { return t.readers().waiting(); });
    each("sessions", "gauge", "Signed-in sessions in memory",
         [](Tenant& t) { return t.part<identity::Sessions>().count(); });
    return {.content_type = "text/plain; version=0.0.4; charset=utf-8", .body = page.take()};
}

}  // namespace

void add_operation_routes(http::Router& router, commands::Tenants& tenants, http::Server& server) {
    router.add(
        http::Method::get, "/healthz",
        [&tenants](const http::RequestPtr&, const http::ResponderPtr& r) { r->respond(health(tenants)); });
    router.add(http::Method::get, "/metrics",
               [&tenants, &server](const http::RequestPtr& request, const http::ResponderPtr& r) {
                   const bool near = request->remote == "127.0.0.1" || request->remote == "::1";
                   if (near)
                       r->respond(metrics(tenants, server));
                   else
                       r->respond({.status = 404, .content_type = "text/plain", .body = "not found\n"});
               });
}

}  // namespace guichet::app
