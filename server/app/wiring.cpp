#include "app/wiring.h"

#include <condition_variable>
#include <csignal>

#include <spdlog/spdlog.h>

#include "app/demo.h"
#include "app/metrics.h"
#include "app/static_files.h"
#include "app/sweeper.h"
#include "app/training.h"
#include "base/json.h"
#include "base/refusals.gen.h"
#include "base/version.h"
#include "boxoffice/books/books_api.h"
#include "boxoffice/books/closing_paper_api.h"
#include "boxoffice/books/movement_paper_api.h"
#include "boxoffice/catalogue/catalogue_api.h"
#include "boxoffice/fiscal/fiscal_store.h"
#include "boxoffice/identity/identity_api.h"
#include "boxoffice/ledger/ledger_api.h"
#include "boxoffice/pricing/pricing_api.h"
#include "boxoffice/registers/registers_api.h"
#include "boxoffice/reports/reports_api.h"
#include "boxoffice/sales/sales_api.h"
#include "boxoffice/seating/seating_api.h"

namespace guichet::app {
namespace {

constexpr std::chrono::seconds stop_grace{10};
constexpr std::chrono::milliseconds slow{500};

std::atomic<Ended> ended{Ended::stopped};
std::mutex stop_mutex;
std::condition_variable stop_asked;
bool stopping = false;

http::Response hello(const identity::Visit& visit, const commands::Tenants& tenants) {
    const commands::TenantSettings& s = visit.tenant->settings();
    json::Writer w;
    w.begin()
        .field("tenant", s.tenant)
        .field("name", s.name)
        .field("language", s.language)
        .field("currency", s.currency)
        .field("time_zone", s.time_zone)
        .field("version", version)
        .field("training", s.training);
    const std::string training = training_prefix_of(s.tenant);
    if (tenants.has(training)) w.field("training_prefix", training);
    if (s.demo) w.raw("demo_logins", demo_logins_json());
    return {.body = w.end().take()};
}

// Adds the headers that every answer bears; the parts need not think of them.
class SecureResponder final : public http::Responder {
public:
    SecureResponder(http::ResponderPtr inner, bool secure) : inner_(std::move(inner)), secure_(secure) {}
    void respond(http::Response response) override {
        add_security_headers(response, secure_);
        inner_->respond(std::move(response));
    }
    std::shared_ptr<http::EventStream> stream(std::function<void()> on_close) override {
        return inner_->stream(std::move(on_close));
    }

private:
    http::ResponderPtr inner_;
    bool secure_;
};

http::Handler dispatcher(http::Router& router, const StaticFiles& files) {
    return [&router, &files](const http::RequestPtr& request, const http::ResponderPtr& plain) {
        const auto responder = std::make_shared<SecureResponder>(plain, request->secure);
        std::vector<http::Method> allow;
        if (const http::Handler* handler = router.find(*request, allow))
            return (*handler)(request, responder);
        if (!allow.empty() || request->path.starts_with("/api/")) {
            const auto refusal = allow.empty() ? refusals::not_found() : refusals::method_not_allowed();
            return responder->respond(http::problem(
                refusal, language_of_header(request->header("accept-language"), Language::fr), "CHF"));
        }
        responder->respond(files.find(*request));
    };
}

sales::Papers all_papers() {
    sales::Papers papers = sales::sale_papers();
    papers["closing"] = books::closing_paper();
    papers["movement"] = books::movement_paper();
    return papers;
}

void log_finished(const Settings& settings, const http::Finished& f) {
    if (!settings.log_requests && f.status < 500 && f.took < slow) return;
    // The path has no secrets and no names; bodies and queries are never logged.
    spdlog::log(f.status >= 500 ? spdlog::level::err : spdlog::level::info, "{} {} {} {} us key={}",
                http::name_of(f.request.method), f.request.path, f.status, f.took.count(),
                f.request.header("idempotency-key"));
}

}  // namespace

commands::TenantsOptions tenants_options(const Settings& s,
                                         std::function<void(const std::string&)> on_failure) {
    return {.data_folder = s.data_folder,
            .writer = {.batch_max = s.batch_max, .queue_max = s.queue_max},
            .readers = s.readers,
            .full_synchronous = s.full_synchronous,
            .on_failure = std::move(on_failure)};
}

void add_all_routes(identity::Gate& gate, identity::PasswordPool& passwords) {
    gate.freely(
        http::Method::get, "/api/v1/hello", identity::open_to_all,
        [&tenants = gate.tenants()](const identity::VisitPtr& visit, const http::ResponderPtr& responder) {
            responder->respond(hello(*visit, tenants));
        });
    identity::add_routes(gate, passwords, registers::session_view);
    identity::add_feed_route(gate);
    registers::add_routes(gate, registers::session_view);
    registers::add_drawer_routes(gate);
    catalogue::add_routes(gate);
    pricing::add_routes(gate);
    seating::add_routes(gate);
    seating::add_map_routes(gate);
    seating::add_seat_routes(gate);
    sales::add_programme_routes(gate);
    sales::add_cart_routes(gate);
    sales::add_sale_routes(gate);
    sales::add_refund_routes(gate, passwords);
    sales::add_print_routes(gate, all_papers());
    books::add_closing_routes(gate);
    books::add_period_routes(gate);
    reports::add_statement_routes(gate);
    reports::add_view_routes(gate);
    reports::add_takings_routes(gate);
    reports::add_export_routes(gate);
    ledger::add_routes(gate);
}

sigset_t block_stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

void stop_serving(Ended why) {
    {
        const std::lock_guard lock(stop_mutex);
        stopping = true;
        if (why == Ended::storage_failed) ended = why;
    }
    stop_asked.notify_all();
}

Ended serve(const Settings& settings, commands::Tenants& tenants,
            const std::function<void(const std::vector<uint16_t>&)>& started) {
    const sigset_t signals = block_stop_signals();
    tenants.open_all();
    for (const auto& [prefix, tenant] : tenants.all())
        tenant->readers().ask([&](storage::Connection& connection) {
            fiscal::refuse_other_key(connection, fiscal::SigningKey(tenant->keys().books));
        });
    identity::PasswordPool passwords;
    http::Router router;
    identity::Gate gate(tenants, router);
    add_all_routes(gate, passwords);
    const StaticFiles files(settings.web_folder);
    http::Server server({.listen = settings.listen,
                         .threads = settings.threads,
                         .connections_max = settings.connections_max,
                         .limits = {.body_bytes_max_of = seating::map_bytes_max},
                         .trusted_proxies = settings.trusted_proxies},
                        dispatcher(router, files),
                        [&](const http::Finished& finished) { log_finished(settings, finished); });
    add_operation_routes(router, tenants, server);

    std::vector<std::unique_ptr<outbox::Worker>> workers;
    for (auto& [prefix, tenant] : tenants.all()) {
        workers.push_back(std::make_unique<outbox::Worker>(
            *tenant, outbox::Carrying{.kind = "print", .carrier = sales::printer_carrier(all_papers())}));
        workers.push_back(std::make_unique<outbox::Worker>(*tenant, reports::export_carrying()));
    }
    Sweeper sweeper(tenants);

    std::thread signal_thread([&] {
        int signal = 0;
        sigwait(&signals, &signal);
        stop_serving(Ended::stopped);
    });
    std::thread stopper([&] {
        std::unique_lock lock(stop_mutex);
        stop_asked.wait(lock, [] { return stopping; });
        lock.unlock();
        server.stop(stop_grace);
    });
    spdlog::info("serving {} box offices", tenants.all().size());
    if (started) started(server.ports());
    server.run();
    stopper.join();
    pthread_kill(signal_thread.native_handle(), SIGTERM);
    signal_thread.join();
    spdlog::info("stopped");
    return ended;
}

}  // namespace guichet::app
